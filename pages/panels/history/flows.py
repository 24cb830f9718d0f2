"""Paths through the levels: how many clusters took each step, how long it took, and which clusters they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial

import altair as alt
import pandas as pd
import streamlit as st

from data import findings
from data.filters import Facet, Filters
from data.history import Path, step_length
from data.i18n import Texts
from data.labels import path_name, title_text
from data.model import Cluster
from geo.dataset import Dataset
from geo.map.symbols import Theme
from geo.view import View
from pages.panels.state import session, shown
from pages.panels.ui import charts, figure
from pages.panels.ui.addresses import map_address
from pages.panels.ui.charts import Plot, Spec
from pages.panels.ui.figure import Figure
from pages.panels.ui.templating import render


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
    with st.container(key="how_to_pick_step"):  # styles/print.css prints all but this
        st.caption(t("flows.click"))
    # Another filter makes another chart: a bar that was picked before could not be picked again.
    key = "".join(f"_{path}" for path in sorted(view.filters.paths))
    figure.draw(t, _figure(t, data, found), data, key, _filter_by, below_header=True)
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


def _figure(t: Texts, data: Dataset, found: list[Flow]) -> Figure:
    """A bar a step, in the colour of the level that it leads to."""
    levels = list(data.catalogue.levels_by_id)
    longest = max(one.clusters for one in found)
    rows = [
        {
            "group": charts.category(one.path.id, one.name),
            "name": one.name,
            "pick": one.path.id,
            "place": place,
            "rank": levels.index(one.path.level),
            "count": one.clusters,
            "total": one.clusters,
            "label": t.number(one.clusters),
            "room": longest * charts.ROOM,
            "said": f"{one.name}: {one.clusters}",
        }
        for place, one in enumerate(found)
    ]
    spec = partial(_spec, t, len(levels))
    return Figure(
        id="steps",
        title=t("flows.chart"),
        finding=findings.on_steps(t, {one.name: one.clusters for one in found}),
        plots=[Plot(spec, pd.DataFrame(rows), len(found) * charts.ROW)],
        head=[t("flows.step"), t("insights.clusters"), t("flows.years")],
        rows=[[one.name, one.clusters, one.length] for one in found],
        source=t("insights.source", title=title_text(t, data.catalogue.title, data.year)),
        source_address=data.catalogue.source,
        has_table_beside=True,
    )


@lru_cache(maxsize=64)
def _spec(t: Texts, levels: int, theme: Theme) -> Spec:
    title = t("flows.chart")
    base = charts.chart(title).encode(y=charts.names_axis("group", "place"))
    marks = charts.clickable(base.mark_bar()).encode(
        x=charts.values_axis("count", t("insights.clusters")),
        color=charts.colour(levels, theme),
        tooltip=[
            alt.Tooltip("name:N", title=t("flows.step")),
            alt.Tooltip("count:Q", title=t("insights.clusters")),
        ],
    )
    values = charts.values_on_bars(base, theme, t("insights.clusters"))
    return charts.finished(alt.layer(marks, values, title=title, description=title), theme)


def _filter_by(chart: str) -> None:
    """Filter by the step whose bar was clicked, or no longer if it is the filter already; for callbacks."""
    charts.follow(chart, _toggle)


def _toggle(view: View, step: str) -> View:
    chosen = frozenset({step})
    undo = view.filters.paths == chosen
    return view.filtered(view.filters.choosing(Facet.PATH, frozenset() if undo else chosen))
