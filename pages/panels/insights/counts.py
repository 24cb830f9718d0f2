"""The clusters in numbers: bars by level, county and sector; a click on a bar filters."""

from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.filters import Facet
from data.i18n import Texts
from data.labels import level_name, sector_name, status_text, title_text
from data.model import Catalogue, Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import session, shown, widgets
from pages.panels.ui import charts
from pages.panels.ui.markdown import as_markdown

_PICKED = "picked"
_MOST = 3  # groups that the summary names


def show() -> None:
    """Draw the bars for the clusters that the filters show."""
    t, data, view = session.t(), shown.dataset(), session.view()
    clusters = data.index.select(view.filters).clusters
    st.caption(status_text(t, len(clusters), len(data.catalogue.clusters), data.year))
    if not clusters:
        st.info(t("panel.nothing"))
        return
    _bars(t, data.catalogue, view, Facet.LEVEL, clusters)
    charts.legend(t, data.catalogue)
    columns = st.columns(2, gap="large")
    with columns[0]:
        _bars(t, data.catalogue, view, Facet.COUNTY, clusters)
    if not data.own or "sector_group" in data.given:
        with columns[1]:
            _bars(t, data.catalogue, view, Facet.SECTOR, clusters)
    st.caption(t("insights.county_map"))
    st.caption(t("insights.source", title=as_markdown(title_text(t, data.catalogue.title, data.year))))


def _bars(t: Texts, catalogue: Catalogue, view: View, facet: Facet, clusters: tuple[Cluster, ...]) -> None:
    """One stacked bar chart, clickable, with its summary and its table."""
    title = t(f"insights.{facet}")
    levels = charts.level_names(t, catalogue)
    frame = pd.DataFrame(
        {
            "group": [_group(t, catalogue, facet, cluster) for cluster in clusters],
            "level": [_group(t, catalogue, Facet.LEVEL, cluster) for cluster in clusters],
        }
    )
    totals = frame["group"].value_counts()
    order = levels if facet is Facet.LEVEL else list(totals.index)
    table = frame.value_counts(["group", "level"]).rename("count").reset_index()
    table["rank"] = table["level"].map(levels.index)
    # Another filter makes another chart: a bar that was picked before could not be picked again.
    chosen = view.filters.chosen(facet)
    key = "_".join(("chart", facet, *sorted(chosen or ())))
    st.altair_chart(
        charts.readable(_chart(t, catalogue, title, table, order)),
        width="stretch",
        key=key,
        selection_mode=_PICKED,
        on_select=lambda: _filter_by(t, facet, key),
    )
    most = ", ".join(
        f"{as_markdown(str(group))} {t.number(int(total))}" for group, total in totals.head(_MOST).items()
    )
    st.caption(t("insights.summary", most=most, n=len(totals)))
    wide = table.pivot(index="group", columns="level", values="count").fillna(0).astype(int)
    wide = wide.loc[totals.index, [level for level in levels if level in wide]]
    rows = [[group, *counts] for group, counts in zip(wide.index, wide.values.tolist(), strict=True)]
    charts.as_table(t, title, [t(f"table.{facet}"), *wide.columns], rows)


def _chart(t: Texts, catalogue: Catalogue, title: str, table: pd.DataFrame, order: list[str]) -> alt.Chart:
    picked = alt.selection_point(name=_PICKED, fields=["group"])
    chart: alt.Chart = (
        charts.chart(table, title)
        .transform_calculate(
            said="datum.group + (datum.group == datum.level ? '' : ', ' + datum.level) + ': ' + datum.count"
        )
        .mark_bar()
        .encode(
            y=charts.names_axis("group", order),
            x=alt.X("count:Q", title=t("insights.clusters"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=charts.colour(t, catalogue),
            order=alt.Order("rank:Q"),
            opacity=alt.condition(picked, alt.value(1), alt.value(0.45)),
            description=alt.Description("said:N"),
            tooltip=[
                alt.Tooltip("group:N", title=title),
                alt.Tooltip("level:N", title=t("table.level")),
                alt.Tooltip("count:Q", title=t("insights.clusters")),
            ],
        )
        .properties(height=alt.Step(charts.ROW))
        .add_params(picked)
    )
    return chart


def _group(t: Texts, catalogue: Catalogue, facet: Facet, cluster: Cluster) -> str:
    """The name of the bar that a cluster belongs to."""
    if facet is Facet.LEVEL:
        return level_name(t, catalogue.levels_by_id[cluster.level])
    label = cluster.sector_group if facet is Facet.SECTOR else cluster.county
    return _label(t, facet, label) if label else t("unknown.fact")


def _label(t: Texts, facet: Facet, label: str) -> str:
    return sector_name(t, label) if facet is Facet.SECTOR else label


def _filter_by(t: Texts, facet: Facet, key: str) -> None:
    """Filter by the bar that was clicked, or no longer if it is the filter already; for callbacks."""
    picked: list[dict[str, Any]] = widgets.value(key)["selection"].get(_PICKED, [])
    group = picked[0].get("group") if picked else None
    data: Dataset = shown.dataset()
    names = {
        value.id: level_name(t, data.catalogue.levels_by_id[value.id])
        if facet is Facet.LEVEL
        else _label(t, facet, value.label)
        for value in data.index.values[facet]
    }
    chosen = frozenset(identifier for identifier, name in names.items() if name == group)
    undo = chosen == session.view().filters.chosen(facet)
    session.change_filters(lambda current: current.choosing(facet, frozenset() if undo else chosen))
