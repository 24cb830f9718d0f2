"""``/card/<id>``: a cluster's card as the panel shows it, which asks for it here while its session still draws."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.panels.explore import cards
from pages.panels.state import readiness, shared
from pages.server import asked
from pages.server.conditional import Content, respond
from pages.server.page_routes import BY_LANGUAGE, HTML
from pages.server.paths import address_of

HEADERS = BY_LANGUAGE | {"X-Robots-Tag": "noindex"}
"""A card is part of a page; search engines know the cluster's own (``cluster_pages.py``)."""


def route() -> Route:
    """The route, below the base path."""
    return Route(address_of(cards.PATH), answer)


def answer(request: Request) -> Response:
    """Answer with the card in the language, the year and the comparison that the parameters name."""
    try:
        programme = shared.programme()
    except readiness.CAUSES:
        return PlainTextResponse("The data cannot be shown at present.", HTTPStatus.SERVICE_UNAVAILABLE)
    view, data = asked.view(request, programme)
    cluster = data.catalogue.clusters_by_id.get(request.path_params["id"])
    if cluster is None:
        return PlainTextResponse("There is no such cluster.", HTTPStatus.NOT_FOUND, HEADERS)
    t, embedded = asked.texts_for(request), asked.is_embedded(request)
    html = cards.html(t, data, cluster, view, embedded=embedded)
    return respond(request, Content(html.encode()), HTML, HEADERS)
