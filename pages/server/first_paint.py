"""What a reader sees before the app has come, and all that one without scripts sees: drawn by the server, at once.

It has the places, words and style sheet of the app's first draw, stands beside it in the page, and hides it until
``web/first_paint.js`` sees that all is drawn and takes it away. What moves below it while the app builds up is
therefore not seen to jump.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from threading import Lock
from typing import NamedTuple
from urllib.parse import urlencode

from cachetools import LRUCache
from markupsafe import Markup

from data.filters import Facet, Selection
from data.history import load_history
from data.i18n import Texts
from data.labels import counts_text, level_name, levels_heading, status_text
from geo.dataset import Dataset
from geo.map.picture import draw_bare
from geo.view import View
from pages.panels.state.settings import settings
from pages.panels.stories import programme
from pages.panels.stories.origin import is_programme
from pages.panels.ui import card, style
from pages.panels.ui.addresses import words_address
from pages.panels.ui.navigation import CHOOSING, FILTERING, PAGES, url_path
from pages.panels.ui.symbols import legend_html, symbol_html
from pages.panels.ui.templating import render
from pages.server import first_list, fonts, preload

MOST_KEPT = 200
"""First paints that are kept: of so many different views, the one asked for longest ago makes room."""


class Elements(NamedTuple):
    """Elements for a page as HTML: before Streamlit's scripts, at the end of its head, and after the app's place."""

    start: str
    head: str
    body: str


@dataclass(frozen=True)
class Kept:
    """First paints of one state of the data."""

    data: Dataset
    html: LRUCache[tuple[str, str, View], str]


class FirstPaints:
    """First paints by page, language and view, drawn once for each; safe to use from several threads."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._kept: Kept | None = None
        self._lock = Lock()

    def get(self, t: Texts, data: Dataset, page: str, view: View) -> str:
        """The first paint of *page* showing *view* of *data* as HTML."""
        view = replace(view, position=None)  # which it does not show
        key = (page, t.language, view)
        with self._lock:
            if self._kept is None or self._kept.data is not data.whole:
                self._kept = Kept(data.whole, LRUCache(self._most))
            kept = self._kept
            if (found := kept.html.get(key)) is not None:
                return found
        drawn = html(t, data, page, view)
        with self._lock:
            kept.html[key] = drawn
        return drawn


first_paints = FirstPaints()
"""Those of this process."""


def elements(t: Texts, data: Dataset, page: str, view: View, *, embedded: bool = False) -> Elements:
    """What *page* needs to paint itself before the app does.

    Where the page is *embedded* in another one, without menu and heading, nothing is painted before the app.
    """
    start = render("first_start.html", scripts=preload.start(), questions=preload.QUESTIONS)
    head = render(
        "first_head.html",
        rules=Markup(style.theme_rules("#ic-first") + style.sheet(data.catalogue)),
        font_rule=Markup(fonts.rule()),
        font=fonts.text_font(),
        scripts=preload.links(page),
        later=preload.later(t, data, page),
    )
    return Elements(start, head, "" if embedded else first_paints.get(t, data, page, view))


def html(t: Texts, data: Dataset, page: str, view: View) -> str:
    """Draw the first paint of *page* showing *view* of *data*."""
    selection = data.index.select(view.filters)
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "") if page in CHOOSING else None
    catalogue, links = data.whole.catalogue, _Links(view.lang, view.year)
    kept = replace(view, position=None).to_query(data.index, settings().basemap)
    return render(
        "first_paint.html",
        t=t,
        menu=[
            (t(f"page.{entry.name}.title"), _address(url_path(entry.name) or "./", kept), entry.name == page)
            for entry in PAGES
            if entry.in_menu
        ],
        has_panel=page in FILTERING,
        levels=list(_levels(t, data, selection, links)) if page in CHOOSING else [],
        levels_heading=levels_heading(t, catalogue),
        header=Markup(render("header.html", heading=t(f"page.{page}.heading"), title=catalogue.title)),
        story=_story(t, data.whole) if page == "programme" else None,
        map=Markup(draw_bare(data, selection, t, theme="page")) if page == PAGES[0].name else None,
        card=Markup(card.html(t, data, chosen, view, links=links.of_card(chosen.id))) if chosen else None,
        legend=Markup(legend_html(t, catalogue)),
        text=view.filters.text,
        kept=[
            (name, value) for name, values in kept.items() if name not in ("q", "cluster") for value in values
        ],
        status=status_text(t, selection.count, selection.total, data.year),
        groups=first_list.groups(t, data, view, links.cluster) if page in CHOOSING else [],
        description=t(f"head.{page}", title=catalogue.title),
        footer=Markup(
            render(
                "footer.html",
                t=t,
                counts=counts_text(t, catalogue),
                source=catalogue.source,
                licence=catalogue.licence,
                words=words_address(view.lang),
            )
        ),
    )


class _Links:
    """Addresses relative to the server's root; language and year go with them where the page's own address names them.

    A cluster's own page tells of the list as it is, so a cluster of a year is shown on the map of that year.
    """

    def __init__(self, lang: str | None, year: int | None) -> None:
        self._kept = ({"year": str(year)} if year else {}) | ({"lang": lang} if lang else {})
        self._has_year = year is not None

    def page(self, page: str, **parameters: str) -> str:
        return _address(url_path(page) or "./", parameters | self._kept)

    def cluster(self, cluster: str) -> str:
        return (
            self.page(PAGES[0].name, cluster=cluster)
            if self._has_year
            else _address(f"cluster/{cluster}", self._kept)
        )

    def of_card(self, cluster: str) -> card.Links:
        start = PAGES[0].name
        return card.Links(
            cluster=self.cluster,
            map=self.page(start, cluster=cluster),
            filtered=lambda name, value: self.page(start, **{name: value}),
            alone=False,
        )


def _address(path: str, parameters: Mapping[str, str | list[str]]) -> str:
    query = urlencode(parameters, doseq=True)
    return f"{path}{'?' if query else ''}{query}"


def _levels(
    t: Texts, data: Dataset, selection: Selection, links: _Links
) -> Iterator[tuple[Markup, str, int, str]]:
    """The legend: of each level the symbol, name, count, and the address of the map that shows it alone."""
    counts = selection.counts(Facet.LEVEL)
    for level in data.catalogue.levels:
        symbol, address = symbol_html(data.catalogue, level.id), links.page(PAGES[0].name, level=level.id)
        yield symbol, level_name(t, level), counts[level.id], address


def _story(t: Texts, data: Dataset) -> Markup | None:
    """What the programme page tells; None for a catalogue of something else."""
    if not is_programme(data.catalogue):
        return None
    return Markup(programme.html(t, data.catalogue, load_history(data.catalogue)))
