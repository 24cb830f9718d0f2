"""A page for each cluster, ``/cluster/<id>``: its card drawn by the server, so that it can be read without scripts.

Links are relative, so that they hold behind any proxy.
"""

from http import HTTPStatus
from urllib.parse import quote, urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.i18n import Texts, languages
from data.labels import counts_text, level_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import MAX_TEXT, Query, View
from pages.panels.state import readiness, shared
from pages.panels.ui import card, style
from pages.panels.ui.addresses import API, words_address
from pages.panels.ui.assets import WEB
from pages.panels.ui.navigation import url_path
from pages.panels.ui.templating import render
from pages.server import asked
from pages.server.conditional import Content, respond
from pages.server.heads import cluster_head
from pages.server.index_page import Head, head_html
from pages.server.page_routes import BY_LANGUAGE, HTML
from pages.server.paths import address_of
from pages.server.site import Site

ROOT = "../"
"""From a cluster's page up to the server's root."""
MOST_MATES = 100
"""Clusters of the same level that a page links to; the programme has 20 at most."""


def route() -> Route:
    """The route, below the base path."""
    return Route(address_of("cluster/{id}"), answer)


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
        return Response(_no_cluster(t, data, identifier, lang), HTTPStatus.NOT_FOUND, BY_LANGUAGE, HTML)
    page = _cluster(t, data, cluster, lang, Site.of(request))
    return respond(request, Content(page.encode()), HTML, BY_LANGUAGE)


def _cluster(t: Texts, data: Dataset, cluster: Cluster, lang: str | None, site: Site) -> str:
    level = data.catalogue.levels_by_id[cluster.level]
    links = card.Links(
        cluster=lambda other: _link(other, {}, lang),
        map=_link(ROOT, {"cluster": [cluster.id]}, lang),
        filtered=lambda name, value: _link(ROOT, {name: [value]}, lang),
    )
    return _document(
        "cluster_page.html",
        t,
        data,
        cluster.id,
        lang,
        head=cluster_head(t, data, cluster, site, lang),
        card=Markup(card.html(t, data, cluster, View(), links=links)),
        level=level_name(t, level),
        mates=[(other.listed_name, links.cluster(other.id)) for other in _mates(t, data, cluster)],
        level_on_map=_link(ROOT, {"level": [level.id]}, lang),
        record=f"{ROOT}{API}clusters/{cluster.id}.json",
    )


def _mates(t: Texts, data: Dataset, cluster: Cluster) -> list[Cluster]:
    """The others that are listed under the same level, by name."""
    others = [one for one in data.catalogue.clusters if one.level == cluster.level and one.id != cluster.id]
    return sorted(others, key=lambda one: t.sort_key(one.listed_name))[:MOST_MATES]


def _no_cluster(t: Texts, data: Dataset, identifier: str, lang: str | None) -> str:
    title = t("no_cluster.title")
    words = " ".join(identifier.replace("-", " ").split())[:MAX_TEXT]
    head = Head(t.language, title, t("no_cluster.text", id=identifier), t("app.title"), indexed=False)
    return _document(
        "no_cluster_page.html",
        t,
        data,
        identifier,
        lang,
        head=head,
        id=identifier,
        text=words,
        search=_link(ROOT, {"q": [words]}, lang),
        table=_link(ROOT + url_path("clusters"), {}, lang),
    )


def _document(
    template: str, t: Texts, data: Dataset, path: str, lang: str | None, head: Head, **values: object
) -> str:
    """The page made of *template* with what all such pages have around them."""
    return render(
        template,
        t=t,
        head=Markup(head_html(head)),
        icon=_icon(),
        style=Markup(style.theme_rules() + style.sheet(data.catalogue)),
        home=_link(ROOT, {}, lang),
        languages={one: _link(path, {}, one) for one in languages()},
        counts=counts_text(t, data.catalogue),
        source=data.catalogue.source,
        licence=data.catalogue.licence,
        words=ROOT + words_address(lang),
        **values,
    )


def _link(path: str, query: Query, lang: str | None) -> str:
    """A relative link; the language goes with it where the address names one."""
    parameters = urlencode(query | ({"lang": [lang]} if lang else {}), doseq=True)
    return f"{quote(path)}{'?' if parameters else ''}{parameters}"


def _icon() -> str:
    """The icon as an address that holds it."""
    return "data:image/svg+xml," + quote((WEB / "icon.svg").read_text("utf-8"))
