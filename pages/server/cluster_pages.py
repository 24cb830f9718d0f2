"""A page for each cluster, ``/cluster/<id>``: its card drawn by the server, so that it can be read without scripts."""

from http import HTTPStatus

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.i18n import Texts
from data.labels import level_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import readiness, shared
from pages.panels.ui import card
from pages.panels.ui.addresses import API
from pages.server import asked
from pages.server.conditional import Content, respond
from pages.server.documents import document, link, nothing_here
from pages.server.heads import cluster_head
from pages.server.page_routes import BY_LANGUAGE, HTML
from pages.server.paths import address_of
from pages.server.site import Site

FOLDER = "cluster/"
"""Where the pages are, relative to the server's root."""
ROOT = "../"
"""From a cluster's page up to the server's root."""
MOST_MATES = 100
"""Clusters of the same level that a page links to; the programme has 20 at most."""


def route() -> Route:
    """The route, below the base path."""
    return Route(address_of(FOLDER + "{id}"), answer)


def answer(request: Request) -> Response:
    """Answer with the cluster's page, or with one that leads on if there is no such cluster."""
    try:
        data = shared.programme()
    except readiness.CAUSES:
        return PlainTextResponse("The data cannot be shown at present.", HTTPStatus.SERVICE_UNAVAILABLE)
    t, lang = asked.texts_for(request), asked.view(request, data)[0].lang
    identifier = request.path_params["id"]
    cluster = data.catalogue.clusters_by_id.get(identifier)
    if cluster is None:
        title, text = t("no_cluster.title"), t("no_cluster.text", id=identifier)
        page = nothing_here(t, data, f"{FOLDER}{identifier}", lang, title=title, text=text, name=identifier)
        return Response(page, HTTPStatus.NOT_FOUND, BY_LANGUAGE, HTML)
    page = _cluster(t, data, cluster, lang, Site.of(request))
    return respond(request, Content(page.encode()), HTML, BY_LANGUAGE)


def _cluster(t: Texts, data: Dataset, cluster: Cluster, lang: str | None, site: Site) -> str:
    level = data.catalogue.levels_by_id[cluster.level]
    links = card.Links(
        cluster=lambda other: link(other, {}, lang),
        map=link(ROOT, {"cluster": [cluster.id]}, lang),
        filtered=lambda name, value: link(ROOT, {name: [value]}, lang),
    )
    return document(
        "cluster_page.html",
        t,
        data,
        f"{FOLDER}{cluster.id}",
        lang,
        head=cluster_head(t, data, cluster, site, lang),
        card=Markup(card.html(t, data, cluster, View(), links=links)),
        level=level_name(t, level),
        mates=[(other.listed_name, links.cluster(other.id)) for other in _mates(t, data, cluster)],
        level_on_map=link(ROOT, {"level": [level.id]}, lang),
        record=f"{ROOT}{API}clusters/{cluster.id}.json",
    )


def _mates(t: Texts, data: Dataset, cluster: Cluster) -> list[Cluster]:
    """The others that are listed under the same level, by name."""
    others = [one for one in data.catalogue.clusters if one.level == cluster.level and one.id != cluster.id]
    return sorted(others, key=lambda one: t.sort_key(one.listed_name))[:MOST_MATES]
