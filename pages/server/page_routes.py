"""The routes of the dashboard's pages: Streamlit's one HTML page, with the head of the page and view asked for."""

from collections.abc import Callable
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from pages.panels.state import readiness, shared
from pages.panels.ui.navigation import PAGES, url_path
from pages.panels.ui.streamlit_internals import INDEX
from pages.server import asked, first_paint, fonts, preload, style_sheet
from pages.server.conditional import Content, respond
from pages.server.heads import page_head
from pages.server.index_page import is_as_expected, with_first_paint, with_font, with_head, with_sheet
from pages.server.paths import address_of
from pages.server.site import Site

HTML = "text/html"
BY_LANGUAGE = {"Vary": "Accept-Language"}


def routes() -> list[Route]:
    """A route a page, below the base path. Other addresses are left to Streamlit and to ``unknown_addresses.py``."""
    return [Route(address_of(url_path(page.name)), _answer(page.name)) for page in PAGES]


def _answer(page: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return respond(request, Content(page_html(page, request).encode()), HTML, BY_LANGUAGE)

    return answer


def page_html(page: str, request: Request) -> str:
    """The HTML of *page* as *request* asks for it; as Streamlit has it while the data cannot be shown."""
    try:
        data = shared.programme()
    except readiness.CAUSES:
        return streamlits_page()
    t = asked.texts_for(request)
    view, data = asked.view(request, data)
    original = streamlits_page()
    if not is_as_expected(original):
        return original
    changed = with_head(original, page_head(t, data, page, view, Site.of(request)))
    changed = with_font(changed, preload.font(), fonts.text_font())
    changed = with_sheet(changed, style_sheet.streamlits())
    parts = first_paint.elements(t, data, page, view, embedded=asked.is_embedded(request))
    return with_first_paint(changed, *parts)


@lru_cache
def streamlits_page() -> str:
    """Streamlit's page as it is."""
    return INDEX.read_text("utf-8")
