"""The clusters as a table; drawn in the browser by ``web/table.js``."""

from dataclasses import asdict

from data.i18n import Texts
from data.labels import level_name, sector_name
from geo.dataset import Dataset
from geo.map.symbols import symbol
from pages.panels.explore import results
from pages.panels.explore.selection import as_bits
from pages.panels.state.view import View
from pages.panels.ui.assets import serve_json
from pages.panels.ui.component import Component

COLUMNS = ("name", "own_name", "level", "home", "county", "sector", "members", "since", "website")
_table = Component("table", texts=("nothing", "more", "unknown"))


def draw(t: Texts, data: Dataset, view: View) -> None:
    """Draw the table of the clusters that the filters of *view* leave."""
    selected = data.index.select(view.filters)
    _table.show(
        t,
        {
            "payload": serve_json(_content(t, data), "table", data.secret),
            "visible": as_bits(selected.mask),
            "chosen": view.cluster,
            "caption": t("table.caption", n=selected.count),
        },
        on={"choose": results.choose},
    )


def _content(t: Texts, data: Dataset) -> dict[str, object]:
    catalogue = data.catalogue
    levels = [
        asdict(symbol(rank)) | {"name": level_name(t, level)} for rank, level in enumerate(catalogue.levels)
    ]
    names = {level.id: level_name(t, level) for level in catalogue.levels}
    rows = [
        (
            cluster.id,
            cluster.listed_name,
            cluster.full_name,
            names[cluster.level],
            cluster.home_place,
            cluster.county,
            sector_name(t, cluster.sector_group) if cluster.sector_group else None,
            cluster.members,
            cluster.admitted_year,
            cluster.website,
        )
        for cluster in catalogue.clusters
    ]
    return {
        "language": t.language,
        "columns": [t(f"table.{column}") for column in COLUMNS],
        "levelColumn": COLUMNS.index("level"),
        "linkColumn": COLUMNS.index("website"),
        "yearColumn": COLUMNS.index("since"),
        "levels": levels,
        "rows": rows,
    }
