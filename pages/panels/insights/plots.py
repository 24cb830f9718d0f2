"""The charts of the clusters in numbers: bars by level, county and sector, a map, rates, and a grid of pairs."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

import altair as alt
import pandas as pd

from data.figures import RATE_DECIMALS, Group, Pair, Rate, cross_table, groups
from data.filters import Facet, FacetValue, Selection
from data.i18n import Texts
from data.labels import value_name
from geo.map.picture import shading
from geo.map.picture.formats import COLOURS
from geo.map.picture.outlines import county_features
from geo.map.symbols import Theme
from pages.panels.ui import assets, charts
from pages.panels.ui.charts import Plot, Spec

MOST_BARS = 40
"""So many groups are drawn, the largest; the table below a chart has all."""
MOST_IN_GRID = 20
"""So many sectors, and so many counties, are drawn in the grid."""
_MAP_HEIGHT = 430  # pixels
_COLUMN_NAMES = 96  # pixels for the names above the grid


def bars(t: Texts, selection: Selection, facet: Facet) -> Plot:
    """The clusters by *facet*, stacked by level, the largest group first; levels in order of maturity."""
    catalogue = selection.index.catalogue
    found = groups(selection, facet)[:MOST_BARS]
    if facet is Facet.LEVEL:
        ids = list(catalogue.levels_by_id)
        found = tuple(sorted(found, key=lambda group: ids.index(group.value.id) if group.value else 0))
    table = cross_table(selection, facet, Facet.LEVEL)
    levels = charts.level_names(t, catalogue)
    row_of = {value.id: row for row, value in enumerate(selection.index.values[facet])}
    longest = max(group.clusters for group in found)
    rows = [
        row
        for place, group in enumerate(found)
        for row in _stack(
            t,
            {**_named(t, selection, facet, group.value), "place": place, "room": longest * charts.ROOM},
            table[row_of[group.value.id] if group.value else -1].tolist(),
            levels,
        )
    ]
    spec = partial(_bars, t, f"insights.{facet}", len(levels))
    return Plot(spec, pd.DataFrame(rows), len(found) * charts.ROW)


def county_map(t: Texts, found: Sequence[Group]) -> Plot:
    """The counties of Norway, shaded by how many clusters each has, in the steps of the page's own map."""
    counts = {group.value.id: group.clusters for group in found if group.value}
    counties = [county["properties"] for county in county_features()["features"]]
    shades = shading.shades(county["name"] for county in counties for _ in range(counts.get(county["id"], 0)))
    rows = [
        {
            "key": county["id"],
            "pick": f"{Facet.COUNTY}:{county['id']}",
            "name": county["name"],
            "count": counts.get(county["id"], 0),
            "range": shading.ranges()[shades.get(county["name"], 0)],
            "said": f"{county['name']}: {counts.get(county['id'], 0)}",
        }
        for county in counties
    ]
    address = assets.from_page(assets.serve(_outlines(), "application/json", "county_outlines"))
    spec = partial(_county_map, t, address)
    return Plot(spec, pd.DataFrame(rows), _MAP_HEIGHT, {address: county_features()})


def rates(t: Texts, found: Sequence[Rate]) -> Plot:
    """The counties' clusters per 100,000 inhabitants, the highest first."""
    rows = [
        {
            **_keys(Facet.COUNTY, one.county, one.county.label),
            "place": place,
            "count": one.clusters,
            "inhabitants": t.number(one.inhabitants),
            "total": one.rate,
            "label": t.number(one.rate, RATE_DECIMALS),
            "said": f"{one.county.label}: {t.number(one.rate, RATE_DECIMALS)}",
            "room": found[0].rate * charts.ROOM,
        }
        for place, one in enumerate(found)
    ]
    return Plot(partial(_rates, t), pd.DataFrame(rows), len(found) * charts.ROW)


def grid(t: Texts, selection: Selection, found: Sequence[Pair]) -> Plot:
    """How many clusters each sector has in each county: the largest of both first."""
    sectors, counties = (
        [group.value for group in groups(selection, facet) if group.value][:MOST_IN_GRID]
        for facet in (Facet.SECTOR, Facet.COUNTY)
    )
    rows = [
        {
            **_named(t, selection, Facet.SECTOR, pair.sector),
            "pick": f"{Facet.SECTOR}:{pair.sector.id} {Facet.COUNTY}:{pair.county.id}",
            "place": sectors.index(pair.sector),
            "column": charts.category(pair.county.id, pair.county.label),
            "column_place": counties.index(pair.county),
            "county": pair.county.label,
            "count": pair.clusters,
            "range": shading.ranges()[sum(pair.clusters >= least for least in shading.STEPS)],
            "said": f"{value_name(t, selection.index.catalogue, pair.sector, Facet.SECTOR)}, "
            f"{pair.county.label}: {pair.clusters}",
        }
        for pair in found
        if pair.sector in sectors and pair.county in counties
    ]
    return Plot(partial(_grid, t), pd.DataFrame(rows), len(sectors) * charts.ROW + _COLUMN_NAMES)


def group_name(t: Texts, selection: Selection, facet: Facet, value: FacetValue | None) -> str:
    """The name of a group; of those whose value is not known it says so."""
    return value_name(t, selection.index.catalogue, value, facet) if value else t("unknown.fact")


def _named(t: Texts, selection: Selection, facet: Facet, value: FacetValue | None) -> dict[str, Any]:
    return _keys(facet, value, group_name(t, selection, facet, value))


def _keys(facet: Facet, value: FacetValue | None, name: str) -> dict[str, Any]:
    """What a mark is called on the axis and in words, and what a click on it asks for."""
    identifier = value.id if value else ""
    return {
        "group": charts.category(identifier, name),
        "name": name,
        "pick": f"{facet}:{identifier}" if identifier else "",
    }


def _stack(
    t: Texts, group: Mapping[str, Any], counts: Sequence[int], levels: Sequence[str]
) -> list[dict[str, Any]]:
    """The parts of a stacked bar, one a level; the last one carries the value of the whole."""
    total = sum(counts)
    parts = [(rank, count) for rank, count in enumerate(counts) if count]
    return [
        {
            **group,
            "rank": rank,
            "level": levels[rank],
            "count": count,
            "total": total,
            "label": t.number(total) if (rank, count) == parts[-1] else "",
            "said": f"{group['name']}: {count}"
            if group["name"] == levels[rank]
            else f"{group['name']}, {levels[rank]}: {count}",
        }
        for rank, count in parts
    ]


# The specifications, one for all readers of the same texts and theme.


@lru_cache(maxsize=64)
def _bars(t: Texts, title: str, levels: int, theme: Theme) -> Spec:
    base = charts.chart(t(title)).encode(y=charts.names_axis("group", "place"))
    marks = charts.clickable(base.mark_bar()).encode(
        x=charts.values_axis("count", t("insights.clusters")),
        color=charts.colour(levels, theme),
        order=alt.Order("rank:Q"),
        tooltip=[
            alt.Tooltip("name:N", title=t(title)),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("count:Q", title=t("insights.clusters")),
        ],
    )
    values = charts.values_on_bars(base, theme, t("insights.clusters"))
    return charts.finished(alt.layer(marks, values, title=t(title), description=t(title)), theme)


@lru_cache(maxsize=16)
def _rates(t: Texts, theme: Theme) -> Spec:
    title = t("insights.rate")
    base = charts.chart(title).encode(y=charts.names_axis("group", "place"))
    marks = charts.clickable(base.mark_bar(color=charts.one_colour(theme))).encode(
        x=charts.values_axis("total", t("insights.per_inhabitants")),
        tooltip=[
            alt.Tooltip("name:N", title=t("table.county")),
            alt.Tooltip("label:N", title=t("insights.per_inhabitants")),
            alt.Tooltip("count:Q", title=t("insights.clusters")),
            alt.Tooltip("inhabitants:N", title=t("insights.inhabitants")),
        ],
    )
    values = charts.values_on_bars(base, theme, t("insights.per_inhabitants"))
    return charts.finished(alt.layer(marks, values, title=title, description=title), theme)


@lru_cache(maxsize=16)
def _county_map(t: Texts, outlines: str, theme: Theme) -> Spec:
    title = t("insights.county_map")
    counties = alt.UrlData(url=outlines, format=alt.JsonDataFormat(property="features"))
    known = alt.LookupData(
        data=alt.NamedData(name=charts.ROWS), key="key", fields=["pick", "name", "count", "range", "said"]
    )
    drawn = (
        charts.clickable(
            alt.Chart(counties, title=title, description=title)
            .mark_geoshape(stroke=COLOURS[theme].coast, strokeWidth=0.7)
            .transform_lookup(lookup="properties.id", from_=known)
        )
        .encode(
            color=_shade(t, theme),
            tooltip=[
                alt.Tooltip("name:N", title=t("table.county")),
                alt.Tooltip("count:Q", title=t("insights.clusters")),
            ],
        )
        .project("conicEqualArea", rotate=[-16, 0, 0], parallels=[60, 70])
    )
    return charts.finished(drawn, theme)


@lru_cache(maxsize=16)
def _grid(t: Texts, theme: Theme) -> Spec:
    title = t("insights.pair")
    columns = alt.X(
        "column:N",
        title=None,
        sort=alt.EncodingSortField(field="column_place", op="min"),
        axis=alt.Axis(
            orient="top",
            labelExpr="slice(split(datum.label, '\\n'), 1)",
            labelAngle=-90,
            labelBaseline="middle",
            labelLimit=0,
            labelOverlap=False,
            ticks=False,
            domain=False,
        ),
    )
    base = charts.chart(title).encode(y=charts.names_axis("group", "place"), x=columns)
    cells = charts.clickable(
        base.mark_rect(stroke=COLOURS[theme].paper, strokeWidth=2, cornerRadius=4)
    ).encode(
        color=_shade(t, theme, legend=False),
        tooltip=[
            alt.Tooltip("name:N", title=t("table.sector")),
            alt.Tooltip("county:N", title=t("table.county")),
            alt.Tooltip("count:Q", title=t("insights.clusters")),
        ],
    )
    counts = base.mark_text(color=charts.ink(theme), aria=False).encode(text="count:Q")
    return charts.finished(alt.layer(cells, counts, title=title, description=title), theme)


def _shade(t: Texts, theme: Theme, *, legend: bool = True) -> alt.Color:
    """The shades of the page's map, by the range that a number of clusters is in."""
    scale = alt.Scale(domain=shading.ranges(), range=shading.fills(COLOURS[theme], theme))
    shown = alt.Legend(
        title=t("insights.clusters"),
        orient="top-left",
        symbolType="square",
        symbolSize=200,
        symbolStrokeWidth=1,
    )
    return alt.Color("range:O", scale=scale, legend=shown if legend else None)


@lru_cache(maxsize=1)
def _outlines() -> bytes:
    return json.dumps(county_features(), ensure_ascii=False, separators=(",", ":")).encode()
