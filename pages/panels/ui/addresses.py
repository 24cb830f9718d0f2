"""Addresses of this server that pages show to readers, relative to the server's root."""

from urllib.parse import urlencode

from data.filters import FacetIndex
from geo.map.tiles import OUTLINE
from geo.view import View
from pages.panels.ui.navigation import url_path

API = "api/"
"""What the address of data begins with."""


def api_address(view: View, index: FacetIndex, ending: str) -> str:
    """The address of the clusters that *view*'s filters leave, as a file with this *ending*.

    Args:
        view: what the page shows; only its filters, its year, the place that it is near to and its language count.
        index: of the served catalogue; own lists have no such address.
        ending: ``json``, ``geojson``, ``csv`` or ``xlsx``.
    """
    shown = View(filters=view.filters, lang=view.lang, year=view.year, near=view.nearest_to)
    parameters = urlencode(shown.to_query(index), doseq=True)
    return f"{API}clusters.{ending}{'?' if parameters else ''}{parameters}"


def words_address(lang: str | None) -> str:
    """The address of the glossary on the programme's page, relative to a page.

    It leads to a new tab, so that a page with a reader's own list stays open.
    """
    return f"{url_path('programme')}{f'?lang={lang}' if lang else ''}#words"


def map_address(view: View, index: FacetIndex, basemap: str = OUTLINE) -> str:
    """The address of the map of *view*, relative to a page; own lists have none. *basemap* is the usual one."""
    parameters = urlencode(view.to_query(index, basemap), doseq=True)
    return f"./{'?' if parameters else ''}{parameters}"
