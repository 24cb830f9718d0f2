"""The clusters in numbers: by level, county and sector, and the programme over time."""

import json
import re
import textwrap
from collections.abc import Callable
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.history import steps, without_steps, without_year
from data.model import Cluster
from data.select import Facet
from geo.map.symbols import Symbol, Theme, symbol
from pages.panels import card, filters, resources, session
from pages.panels.templating import render
from pages.panels.texts import Texts, as_markdown, level_name, sector_name

_BUILT_IN_SHAPES = frozenset({"circle", "square", "diamond", "cross"})
_LINE = 24  # characters of a name on one line, so that a phone has room for the chart beside it
_ROW = 28  # pixels: two lines of a name fit


def counts() -> None:
    """Bars by level, county and sector for the clusters that the filters show."""
    t, data, view = session.t(), resources.dataset(), session.view()
    clusters = data.index.matching(view.filters)
    st.caption(t("panel.status", n=len(clusters), total=len(data.catalogue.clusters)))
    if not clusters:
        st.info(t("panel.nothing"))
        return
    names = {level.id: level_name(t, level) for level in data.catalogue.levels}
    _bars(t, Facet.LEVEL, clusters, lambda cluster: names[cluster.level])
    _legend(t)
    columns = st.columns(2, gap="large")
    with columns[0]:
        _bars(t, Facet.COUNTY, clusters, lambda cluster: cluster.county or t("unknown.fact"))
    with columns[1]:
        _bars(
            t,
            Facet.SECTOR,
            clusters,
            lambda cluster: sector_name(t, cluster.sector_group or "") or t("unknown.fact"),
        )
    st.caption(t("insights.county_map"))
    st.caption(t("insights.source", title=as_markdown(data.catalogue.title)))


def over_time() -> None:
    """A path through the levels per organisation, and the levels given per year."""
    t, data, view = session.t(), resources.dataset(), session.view()
    clusters = data.index.matching(view.filters)
    all_steps = steps(data.catalogue, clusters)
    dated = [step for step in all_steps if step.year is not None]
    st.subheader(t("time.title"), anchor=False)
    if not dated:
        st.info(t("time.nothing"))
        return
    st.caption(
        t(
            "time.how",
            first=str(min(step.year or 0 for step in dated)),
            last=str(max(step.year or 0 for step in dated)),
        )
    )
    levels = data.catalogue.levels_by_id
    frame = pd.DataFrame(
        {
            "name": [step.name for step in dated],
            "level": [level_name(t, levels[step.level]) for step in dated],
            "year": [step.year for step in dated],
            "note": [step.note or "" for step in dated],
        }
    )
    _legend(t)
    st.altair_chart(_readable(_paths(t, frame)), width="stretch", key="chart_paths")
    st.altair_chart(_readable(_per_year(t, frame)), width="stretch", key="chart_per_year")
    _as_table(
        t,
        t("time.title"),
        frame.sort_values(["year", "name"]),
        {"year": t("time.year"), "name": t("table.name"), "level": t("table.level")},
    )
    unknown = [f"{step.name} ({level_name(t, levels[step.level])})" for step in without_year(all_steps)]
    if unknown:
        st.write(t("time.unknown_year", names=as_markdown(", ".join(unknown))))
    silent = [cluster.listed_name for cluster in without_steps(data.catalogue, clusters)]
    if silent:
        st.write(t("time.no_award", names=as_markdown(", ".join(silent))))
    if not data.own:
        st.caption(t("time.source"))


def _bars(t: Texts, facet: Facet, clusters: tuple[Cluster, ...], name: Callable[[Cluster], str]) -> None:
    """One stacked bar chart, clickable, with its summary and its table."""
    levels = resources.dataset().catalogue.levels_by_id
    frame = pd.DataFrame(
        {
            "group": [name(cluster) for cluster in clusters],
            "level": [level_name(t, levels[cluster.level]) for cluster in clusters],
        }
    )
    totals = frame["group"].value_counts()
    table = frame.value_counts(["group", "level"]).rename("count").reset_index()
    order = [level_name(t, level) for level in levels.values()]
    rows = order if facet is Facet.LEVEL else list(totals.index)
    picked = alt.selection_point(name="picked", fields=["group"])
    chart = (
        alt.Chart(table, title=t(f"insights.{facet}"), height=alt.Step(_ROW))
        .mark_bar()
        .encode(
            y=_names_axis("group", rows),
            x=alt.X("count:Q", title=t("insights.clusters"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=_colour(t),
            order=alt.Order("rank:Q"),
            opacity=alt.condition(picked, alt.value(1), alt.value(0.45)),
            tooltip=[
                alt.Tooltip("group:N", title=t(f"insights.{facet}")),
                alt.Tooltip("level:N", title=t("table.level")),
                alt.Tooltip("count:Q", title=t("insights.clusters")),
            ],
        )
        .transform_calculate(rank=f"indexof({json.dumps(order)}, datum.level)")
        .add_params(picked)
    )
    # Another filter makes another chart: a bar that was picked before could not be picked again.
    chosen = session.view().filters.chosen(facet)
    key = "_".join(("chart", facet, *sorted(chosen or ())))
    st.altair_chart(
        _readable(chart),
        width="stretch",
        key=key,
        selection_mode="picked",
        on_select=lambda: _filter_by(t, facet, key),
    )
    most = ", ".join(
        f"{as_markdown(str(group))} {t.number(int(total))}" for group, total in totals.head(3).items()
    )
    st.caption(t("insights.summary", most=most, n=len(totals)))
    wide = table.pivot(index="group", columns="level", values="count").fillna(0).astype(int)
    wide = wide.loc[totals.index, [level for level in order if level in wide]].reset_index()
    _as_table(t, t(f"insights.{facet}"), wide, {"group": t(f"table.{facet}")})


def _filter_by(t: Texts, facet: Facet, key: str) -> None:
    """Filter by the bar that was clicked, or no longer if it is the filter already; for callbacks."""
    picked: list[dict[str, Any]] = st.session_state[key]["selection"].get("picked", [])
    group = picked[0].get("group") if picked else None
    chosen = frozenset(
        value.id
        for value in resources.dataset().index.values[facet]
        if _label(t, facet, value.id, value.label) == group
    )
    undo = chosen == session.view().filters.chosen(facet)
    filters.set_filters(lambda current: current.choosing(facet, frozenset() if undo else chosen))


def _label(t: Texts, facet: Facet, identifier: str, label: str) -> str:
    if facet is Facet.LEVEL:
        return level_name(t, resources.dataset().catalogue.levels_by_id[identifier])
    return sector_name(t, label) if facet is Facet.SECTOR else label


def _paths(t: Texts, frame: pd.DataFrame) -> alt.LayerChart | alt.FacetChart:
    first = frame.groupby("name")["year"].min().sort_values(kind="stable")
    base = alt.Chart(frame, title=t("time.paths"), height=alt.Step(_ROW)).encode(
        y=_names_axis("name", list(first.index)),
        x=_year_axis(t, frame),
    )
    line = base.mark_line(color="#8895a0", strokeWidth=2).encode(detail="name:N", order="year:Q")
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=_colour(t),
        shape=_shape(t),
        tooltip=[
            alt.Tooltip("name:N", title=t("table.name")),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("year:Q", title=t("time.year"), format="d"),
            alt.Tooltip("note:N", title=t("time.note")),
        ],
    )
    return alt.layer(line, points)


def _per_year(t: Texts, frame: pd.DataFrame) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart(frame, title=t("time.per_year"))
        .mark_bar(size=14)
        .encode(
            x=_year_axis(t, frame),
            y=alt.Y("count():Q", title=t("time.awards"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=_colour(t),
            tooltip=[
                alt.Tooltip("year:Q", title=t("time.year"), format="d"),
                alt.Tooltip("level:N", title=t("table.level")),
                alt.Tooltip("count():Q", title=t("time.awards")),
            ],
        )
    )
    return chart


def _names_axis(field: str, order: list[str]) -> alt.Y:
    """A row for each name in *order*; long names stand on several lines."""
    lines = {name: textwrap.wrap(name, _LINE) for name in order}
    return alt.Y(
        f"{field}:N",
        title=None,
        sort=order,
        axis=alt.Axis(
            labelExpr=f"{json.dumps(lines)}[datum.label]",
            labelLimit=0,
            labelLineHeight=12,
            labelFlush=False,
            labelOverlap=False,
        ),
    )


def _year_axis(t: Texts, frame: pd.DataFrame) -> alt.X:
    """From the year before the first one to the year after the last."""
    domain = [int(frame["year"].min()) - 1, int(frame["year"].max()) + 1]
    return alt.X(
        "year:Q",
        title=t("time.year"),
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=domain, nice=False),
    )


def _readable(chart: alt.Chart | alt.LayerChart | alt.FacetChart) -> alt.Chart:
    """*chart* with axes in the colour of the page's text; Streamlit's own grey is too pale for small print."""
    ink = "#eef3f6" if _theme() == "dark" else "#1f2a33"
    readable: alt.Chart = chart.configure_axis(labelColor=ink, titleColor=ink)
    return readable


def _theme() -> Theme:
    return "dark" if st.context.theme.type == "dark" else "light"


def _colour(t: Texts) -> alt.Color:
    names, symbols = _symbols(t)
    scale = alt.Scale(domain=names, range=[sign.colour(_theme()) for sign in symbols])
    return alt.Color("level:N", scale=scale, legend=None)


def _shape(t: Texts) -> alt.Shape:
    names, symbols = _symbols(t)
    scale = alt.Scale(domain=names, range=[_vega_shape(sign) for sign in symbols])
    return alt.Shape("level:N", scale=scale, legend=None)


def _symbols(t: Texts) -> tuple[list[str], list[Symbol]]:
    levels = resources.dataset().catalogue.levels
    return [level_name(t, level) for level in levels], [symbol(rank) for rank in range(len(levels))]


def _vega_shape(sign: Symbol) -> str:
    """The symbol as Vega wants it: a built-in shape, or a path in a box from -1 to 1."""
    if sign.shape in _BUILT_IN_SHAPES:
        return sign.shape
    return re.sub(r"\d+(\.\d+)?", lambda number: f"{(float(number[0]) - 12) / 11:.2f}", sign.path)


def _legend(t: Texts) -> None:
    """The levels with their symbols, in the page's own style."""
    data = resources.dataset()
    levels = [(level_name(t, level), card.symbol_html(data, level.id)) for level in data.catalogue.levels]
    st.html(render("legend.html", label=t("insights.legend"), levels=levels))


def _as_table(t: Texts, title: str, frame: pd.DataFrame, labels: dict[str, str]) -> None:
    """The numbers behind a chart, for readers who do not see it."""
    columns = [column for column in frame.columns if column != "note"]
    caption = t("insights.as_table", title=title)
    with st.expander(caption):
        st.html(
            render(
                "table.html",
                caption=caption,
                head=[labels.get(column, column) for column in columns],
                rows=frame[columns].values.tolist(),
            )
        )
