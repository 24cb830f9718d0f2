"""The clusters as a table; drawn in the browser by ``web/table.js``."""

from data.i18n import Texts
from data.labels import level_name, sector_name
from geo.dataset import Dataset
from geo.map.markers import level_symbols
from geo.map.messages import as_table
from geo.view import View
from pages.panels.explore import results
from pages.panels.explore.messages import TableContent, TableData, TableRow
from pages.panels.explore.selection import as_bits
from pages.panels.ui.assets import serve_json
from pages.panels.ui.component import Component

# The columns that the table shows, the name first.
COLUMNS = ("name", "own_name", "level", "home", "county", "sector", "members", "since", "website")
_table = Component("table", texts=("nothing", "more", "unknown"))


def draw(t: Texts, data: Dataset, view: View) -> None:
    """Draw the table of the clusters that the filters of *view* leave."""
    selected = data.index.select(view.filters)
    shown: TableData = {
        "payload": serve_json(vars(_content(t, data)), "table", data.secret),
        "visible": as_bits(selected.mask),
        "chosen": view.cluster,
        "caption": t("table.caption", n=selected.count),
    }
    _table.show(t, shown, on={"choose": results.choose})


def _content(t: Texts, data: Dataset) -> TableContent:
    levels = data.catalogue.levels
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
        )
        for cluster in data.catalogue.clusters
    ]
    return TableContent(
        language=t.language,
        headings={column: t(f"table.{column}") for column in COLUMNS},
        levels=level_symbols(levels, {level.id: level_name(t, level) for level in levels}),
        **as_table(TableRow, rows),
    )
