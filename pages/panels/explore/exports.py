"""Files of exactly what is shown: CSV, Excel, GeoJSON, the map as one HTML file, and its picture as SVG and PNG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from data.i18n import Texts
from data.labels import level_name, levels_heading, sector_name, title_text
from data.model import Cluster
from geo.dataset import Dataset
from geo.export import FORMATS
from geo.map import picture
from geo.map.markers import level_symbols, marker_payload
from geo.map.messages import CardLine, FileCluster, TownLabel
from geo.map.picture import draw, to_png_elsewhere
from geo.map.standalone import PageTexts, standalone_map
from geo.map.symbols import Theme
from geo.map.tiles import COUNTY_COUNTS
from geo.near import near_place
from geo.view import View
from pages.panels.explore.selection import narrowing
from pages.panels.ui.base_map import map_texts
from pages.panels.ui.facts import all_facts
from pages.panels.ui.links import source_links

PNG_SCALE = 1.5
"""Pixels of a PNG for each of the picture's own."""


@dataclass(frozen=True)
class Export:
    """A file to take along: its ending, and what makes its content when somebody asks for it.

    ``make`` runs outside the reader's session, so it holds all that it needs.
    """

    kind: str
    mimetype: str
    make: Callable[[], bytes]


def of_clusters(t: Texts, data: Dataset, view: View, labels: list[TownLabel]) -> list[Export]:
    """The clusters that the filters leave, in each format; *labels* are the towns that a map names."""
    clusters, found = data.shown_in(view), data.located.found
    sheet = t("export.sheet")
    return [
        *(
            Export(kind, one.media_type, partial(one.make, clusters, found, sheet))
            for kind, one in FORMATS.items()
        ),
        Export("html", "text/html", lambda: html_map(t, data, clusters, labels, narrowing(t, data, view))),
    ]


def of_picture(t: Texts, data: Dataset, view: View, form: str, theme: Theme) -> list[Export]:
    """The view as a picture, in one of :data:`geo.map.picture.FORMATS`."""
    selection = data.index.select(view.filters)

    def svg() -> str:
        shaded = view.basemap == COUNTY_COUNTS
        return draw(
            data,
            selection,
            t,
            form=form,
            theme=theme,
            chosen=view.cluster,
            shaded=shaded,
            position=view.position,
            near=near_place(view.near) if view.near else None,
        )

    width = round(picture.FORMATS[form].width * PNG_SCALE)
    return [
        Export("svg", "image/svg+xml", lambda: svg().encode()),
        Export("png", "image/png", lambda: to_png_elsewhere(svg(), width)),
    ]


def html_map(
    t: Texts, data: Dataset, clusters: tuple[Cluster, ...], labels: list[TownLabel], narrowed: Sequence[str]
) -> bytes:
    """The map of *clusters* as one file that opens from disk.

    It tells what the view that they are of is *narrowed* to, and how many of them have no place on the map.
    """
    some = data.catalogue.model_copy(update={"clusters": clusters})
    names = {level.id: level_name(t, level) for level in some.levels}
    sectors = {c.sector_group: sector_name(t, c.sector_group) for c in clusters if c.sector_group}
    title = title_text(t, some.title, data.year)
    held = t("export.held", n=len(clusters), total=len(data.catalogue.clusters))
    missing = sum(one.id not in data.located.found for one in clusters)
    rank = {level.id: number for number, level in enumerate(some.levels)}
    return standalone_map(
        marker_payload(some, data.located.found, names, sectors, data.news_texts(t)),
        [
            FileCluster(c.id, c.listed_name, rank[c.level], c.home_place, _card_lines(t, data, c))
            for c in clusters
        ],
        level_symbols(some.levels, names),
        labels,
        map_texts(t),
        PageTexts(
            title=title,
            language=t.language,
            about=" · ".join([held, *narrowed, *([t("picture.missing", n=missing)] if missing else [])]),
            levels=levels_heading(t, some),
            search=t("search.label"),
            list=t("panel.list"),
            status=_status_template(t, data),
            nothing=t("panel.nothing"),
            more=t("panel.more"),
            back=t("panel.back"),
        ),
    )


def _status_template(t: Texts, data: Dataset) -> str:
    """How many clusters the file shows, in the page's words; its script fills in ``{n}`` and ``{total}``."""
    if data.year is None:
        return t("panel.status")
    return t("panel.status_at_year", n="{n}", total=len(data.catalogue.clusters), year=str(data.year))


def _card_lines(t: Texts, data: Dataset, cluster: Cluster) -> list[CardLine]:
    """All that the card tells below the name in plain text, and the sources as links."""
    _name, *entries = all_facts(t, data, cluster)
    facts = (
        CardLine(entry.term, f"{entry.value} ({entry.mark})" if entry.mark else entry.value, entry.link)
        for entry in entries
        if entry.value
    )
    sources = (CardLine(t("programme.sources"), label, url) for url, label in source_links(cluster.sources))
    return [*facts, *sources]
