"""The clusters as a table; drawn in the browser by ``web/table.js``."""

from data.i18n import Texts
from data.labels import level_name, sector_name
from geo.dataset import Dataset
from geo.map.markers import level_symbols
from geo.near import near_place
from geo.view import View
from pages.panels.explore.messages import TableContent, TableData, TableRow
from pages.panels.explore.selection import as_bits, near_point
from pages.panels.state import session
from pages.panels.ui.assets import serve_json
from pages.panels.ui.component import Component
from pages.panels.ui.facts import extra_name

# The columns that the table shows, the name first, and the fields of a cluster that they show.
COLUMNS = {
    "name": "listed_name", "own_name": "full_name", "level": "level", "home": "home_place", "county": "county",
    "sector": "sector_group", "members": "members", "since": "admitted_year", "website": "website",
}  # fmt: skip
MOST_EXTRA = 8
"""Of a list's own columns: more make a table that nobody reads, and a payload that nobody waits for."""
_table = Component("table", texts=("more", "unknown"))


def draw(t: Texts, data: Dataset, view: View) -> None:
    """Draw the table of the clusters that the filters of *view* leave."""
    selected = data.index.select(view.filters)
    place = near_place(view.nearest_to) if view.nearest_to else None
    shown: TableData = {
        "payload": serve_json(vars(_content(t, data)), "table", data.secret),
        "visible": as_bits(selected.mask),
        "near": near_point(t, place) if place else None,
        "chosen": view.cluster,
        "caption": t("table.caption", n=selected.count),
    }
    _table.show(t, shown, on={"choose": session.choose})


def _content(t: Texts, data: Dataset) -> TableContent:
    levels = data.catalogue.levels
    extra = _extra_columns(data)
    rank = {level.id: number for number, level in enumerate(levels)}
    rows = [
        TableRow(
            id=cluster.id,
            name=cluster.listed_name,
            own_name=cluster.full_name,
            level=rank[cluster.level],
            home=cluster.home_place,
            county=cluster.county,
            sector=sector_name(t, cluster.sector_group) if cluster.sector_group else None,
            members=cluster.members,
            since=cluster.admitted_year,
            website=cluster.website,
            latitude=home.latitude if home else None,
            longitude=home.longitude if home else None,
        )
        for cluster in data.catalogue.clusters
        for home in [data.located.found.get(cluster.id)]
    ]
    return TableContent(
        language=t.language,
        headings={column: _heading(t, data, column) for column in _columns(data)}
        | {f"extra_{n}": extra_name(t, column) for n, column in enumerate(extra)},
        levels=level_symbols(levels, {level.id: level_name(t, level) for level in levels}),
        columns=[*TableRow._fields, *(f"extra_{n}" for n in range(len(extra)))],
        rows=[
            [*row, *map(dict(cluster.extra).get, extra)]
            for row, cluster in zip(rows, data.catalogue.clusters, strict=True)
        ],
    )


def _columns(data: Dataset) -> list[str]:
    """The columns of the table; of a reader's own list those that it gives any value for, and levels if it has any."""
    shown = [column for column, field in COLUMNS.items() if not data.own or field in data.given]
    return [column for column in shown if column != "level" or len(data.catalogue.levels) > 1]


def _heading(t: Texts, data: Dataset, column: str) -> str:
    """The heading of a column: of the levels the list's own, where it has one."""
    own = data.catalogue.grouped_by if column == "level" else None
    return own or t(f"table.{column}")


def _extra_columns(data: Dataset) -> list[str]:
    """The columns that a list has beside those of a cluster, in its order."""
    names = dict.fromkeys(name for cluster in data.catalogue.clusters for name, _ in cluster.extra)
    return list(names)[:MOST_EXTRA]
