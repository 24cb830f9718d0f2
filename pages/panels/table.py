"""The clusters as a table; drawn in the browser by ``web/table.js``."""

from dataclasses import asdict

from geo.map.symbols import symbol
from pages.panels import panel, resources, session
from pages.panels.component import Component, serve_json
from pages.panels.texts import Texts, level_name, sector_name

COLUMNS = ("name", "own_name", "level", "home", "county", "sector", "members", "since", "website")
_table = Component("table", texts=("nothing", "more", "unknown"))


def clusters() -> None:
    """Draw the table for the current view."""
    t, data, view = session.t(), resources.dataset(), session.view()
    visible = data.index.mask(view.filters)
    _table.show(
        t,
        {
            "payload": serve_json(_content(t), "table"),
            "visible": panel.as_bits(visible),
            "chosen": view.cluster,
            "caption": t("table.caption", n=int(visible.sum())),
        },
        on={"choose": panel.choose},
    )


def _content(t: Texts) -> dict[str, object]:
    catalogue = resources.dataset().catalogue
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
