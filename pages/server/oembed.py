"""``/oembed``: how another site shows a view of the map in a frame, for systems that ask by the view's address.

The format is that of oembed.com, version 1.0, as JSON.
"""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.i18n import DEFAULT_LANGUAGE, texts
from geo.dataset import Dataset
from geo.view import Query
from pages.panels.state import readiness, shared
from pages.panels.state.settings import settings
from pages.panels.ui.embedding import EMBED, embed_code
from pages.panels.ui.navigation import PAGES
from pages.panels.ui.titles import page_title
from pages.server import asked
from pages.server.api.contents import as_json
from pages.server.api.problems import problem
from pages.server.conditional import Content, respond
from pages.server.paths import address_of
from pages.server.site import OEMBED, Site

SIZE = (800, 600)
"""Width and height of the frame in pixels, where whoever asks has no smaller bounds."""
LEAST = 320
"""Pixels that the embedded map needs in both directions."""
BOUNDS = ("maxwidth", "maxheight")
"""The parameters by which whoever asks bounds the frame."""
_CLUSTER = "cluster/"


def route() -> Route:
    """The route, below the base path."""
    return Route(address_of(OEMBED), answer)


async def answer(request: Request) -> Response:
    """Answer with the frame for the view that the parameter ``url`` names."""
    if request.query_params.get("format", "json") != "json":
        return problem(HTTPStatus.NOT_IMPLEMENTED, "There is JSON alone: format=json.")
    site = Site.of(request)
    try:
        data = await run_in_threadpool(shared.programme)
    except readiness.CAUSES:
        return problem(HTTPStatus.SERVICE_UNAVAILABLE, "The data cannot be shown at present.")
    query = None if asked.is_too_long(request) else _query_of(request.query_params.get("url", ""), site, data)
    if query is None:
        return problem(
            HTTPStatus.NOT_FOUND, f"url must be the address of a map or a cluster below {site.root}"
        )
    size = [_bounded(request.query_params.get(name), most) for name, most in zip(BOUNDS, SIZE, strict=True)]
    return respond(request, Content(as_json(_rich(data, site, query, *size))), "application/json")


def _query_of(url: str, site: Site, data: Dataset) -> Query | None:
    """The parameters of the view at *url*; None if there is no map and no cluster of this site."""
    try:
        address, root = urlsplit(url), urlsplit(site.root)
    except ValueError:
        return None
    path = (
        address.path if address.path.endswith("/") else f"{address.path}/"
    )  # people write the root without it
    if (address.scheme, address.netloc) != (root.scheme, root.netloc) or not path.startswith(root.path):
        return None
    path, query = path.removeprefix(root.path).removesuffix("/"), parse_qs(address.query)
    if path.startswith(_CLUSTER):
        cluster = path.removeprefix(_CLUSTER)
        return query | {"cluster": [cluster]} if cluster in data.catalogue.clusters_by_id else None
    return query if not path else None


def _bounded(text: str | None, usual: int) -> int:
    """The *usual* pixels, or as many as *text* allows, but not fewer than the map needs."""
    wanted = int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else usual
    return max(LEAST, min(usual, wanted))


def _rich(whole: Dataset, site: Site, query: Query, width: int, height: int) -> dict[str, str | int]:
    view, data = asked.view_of(query, whole)
    t = texts(view.lang or DEFAULT_LANGUAGE)
    title = page_title(t, data, PAGES[0].name, view)
    source = site.address("", view.to_query(data.index, settings().basemap) | {EMBED: ["true"]})
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": t("app.title"),
        "provider_url": site.root,
        "width": width,
        "height": height,
        "html": embed_code(source, title, width, height),
    }
