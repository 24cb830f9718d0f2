"""Paths through the levels: how many clusters took each step, how long it took, and which clusters they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.filters import Facet, Filters
from data.history import Path, step_length
from data.i18n import Texts
from data.labels import level_name, path_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.state import session, shown, widgets
from pages.panels.ui import charts
from pages.panels.ui.addresses import map_address
from pages.panels.ui.templating import render

_PICKED = "picked"


@dataclass(frozen=True)
class Flow:
    """A step between two levels: its name, how many clusters took it, how long that took, and where they are shown."""

    path: Path
    name: str
    clusters: int
    length: str
    address: str


def show() -> None:
    """Draw the steps of the clusters that the filters leave, if they took any."""
    t, data, view = session.t(), shown.dataset(), session.view()
    found = flows(t, data, view)
    if not found:
        return
    st.header(t("flows.title"), anchor=False)
    st.caption(t("flows.how"))
    # Another filter makes another chart: a bar that was picked before could not be picked again.
    key = "_".join(("chart_flows", *sorted(view.filters.paths)))
    st.altair_chart(
        charts.readable(_chart(t, data, found)),
        width="stretch",
        key=key,
        selection_mode=_PICKED,
        on_select=lambda: _filter_by(t, key),
    )
    st.html(render("flows.html", t=t, flows=found, own=data.own))


def flows(t: Texts, data: Dataset, view: View) -> list[Flow]:
    """The steps that the clusters shown have taken, from the lowest level up."""
    selected = data.index.select(view.filters)
    counts = dict(zip(data.index.paths, data.index.totals(Facet.PATH, selected.mask), strict=True))
    return [
        Flow(
            path=path,
            name=path_name(t, data.catalogue, path),
            clusters=count,
            length=_length(t, data, selected.clusters, path),
            address=map_address(view.filtered(_also(view.filters, path)), data.index),
        )
        for path, count in counts.items()
        if path.before and count
    ]


def _also(filters: Filters, path: Path) -> Filters:
    return filters.choosing(Facet.PATH, frozenset({path.id}))


def _length(t: Texts, data: Dataset, clusters: Iterable[Cluster], path: Path) -> str:
    length = step_length(clusters, path, data.year)
    return t("flows.length", years=round(length.years, 1), n=length.n) if length else t("unknown.year")


def _chart(t: Texts, data: Dataset, found: list[Flow]) -> alt.Chart:
    rows = [
        (one.name, level_name(t, data.catalogue.levels_by_id[one.path.level]), one.clusters) for one in found
    ]
    frame = pd.DataFrame(rows, columns=["step", "level", "count"])
    picked = alt.selection_point(name=_PICKED, fields=["step"])
    chart: alt.Chart = (
        charts.chart(frame, t("flows.chart"))
        .transform_calculate(said="datum.step + ': ' + datum.count")
        .mark_bar()
        .encode(
            y=charts.names_axis("step", [one.name for one in found]),
            x=alt.X("count:Q", title=t("insights.clusters"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=charts.colour(t, data.catalogue),
            opacity=alt.condition(picked, alt.value(1), alt.value(0.45)),
            description=alt.Description("said:N"),
            tooltip=[
                alt.Tooltip("step:N", title=t("flows.step")),
                alt.Tooltip("count:Q", title=t("insights.clusters")),
            ],
        )
        .properties(height=alt.Step(charts.ROW))
        .add_params(picked)
    )
    return chart


def _filter_by(t: Texts, key: str) -> None:
    """Filter by the step whose bar was clicked, or no longer if it is the filter already; for callbacks."""
    picked: list[dict[str, Any]] = widgets.value(key)["selection"].get(_PICKED, [])
    name = picked[0].get("step") if picked else None
    data = shown.dataset()
    chosen = frozenset(path.id for path in data.index.paths if path_name(t, data.catalogue, path) == name)
    undo = chosen == session.view().filters.paths
    session.change_filters(lambda filters: filters.choosing(Facet.PATH, frozenset() if undo else chosen))
