"""The programme over time: each organisation's path through the levels, and the levels given by year."""

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Literal

import altair as alt
import pandas as pd
import streamlit as st

from data import findings
from data.history import Step, steps, without_steps, without_year
from data.i18n import Texts
from data.labels import level_name, title_text
from data.model import Catalogue, prose
from geo.dataset import Dataset
from geo.map.symbols import Theme
from pages.panels.state import session, shown
from pages.panels.ui import charts, figure
from pages.panels.ui.chart_colours import GREY
from pages.panels.ui.charts import Plot, Spec
from pages.panels.ui.facts import confidence_mark
from pages.panels.ui.figure import Figure
from pages.panels.ui.markdown import as_markdown

_PER_YEAR_HEIGHT = 240  # pixels
ROWS_APART, YEARS_APART = 12, 5
"""After how many rows the chart of paths repeats its years, and which of them."""


def show() -> None:
    """Draw the years that are known, and name what is not known."""
    t, data, view = session.t(), shown.dataset(), session.view()
    clusters = data.index.select(view.filters).clusters
    all_steps = _until(data.year, steps(data.catalogue, clusters))
    st.header(t("time.title"), anchor=False)
    dated = [step for step in all_steps if step.year is not None]
    if dated:
        _draw(t, data, dated)
    else:
        st.info(t("time.nothing"))
    unknown = [f"{step.name} ({_level(t, data.catalogue, step)})" for step in without_year(all_steps)]
    if unknown:
        st.write(t("time.unknown_year", names=as_markdown(", ".join(unknown))))
    silent = [cluster.listed_name for cluster in without_steps(data.catalogue, clusters)]
    if silent:
        st.write(t("time.no_award", names=as_markdown(", ".join(silent))))
    if not data.own:
        st.caption(t("years.caution") if data.year else t("time.source"))


def _until(year: int | None, all_steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps of *year* and the years before, and those whose year is not known; all without a year."""
    return tuple(step for step in all_steps if not year or not step.year or step.year <= year)


def _as_dataframe(t: Texts, catalogue: Catalogue, dated: Sequence[Step]) -> pd.DataFrame:
    rows = [
        (
            step.name,
            _level(t, catalogue, step),
            list(catalogue.levels_by_id).index(step.level),
            step.year,
            str(confidence_mark(t, step.confidence) or ""),
            _note(t, step),
        )
        for step in dated
    ]
    return pd.DataFrame(rows, columns=["name", "level", "rank", "year", "mark", "note"])


def _note(t: Texts, step: Step) -> str:
    text = prose(step, "note", t.language)
    return text.text if text else ""


def _level(t: Texts, catalogue: Catalogue, step: Step) -> str:
    return level_name(t, catalogue.levels_by_id[step.level])


def _draw(t: Texts, data: Dataset, dated: Sequence[Step]) -> None:
    drawn = _as_dataframe(t, data.catalogue, dated)
    st.caption(t("time.how", first=str(drawn["year"].min()), last=str(drawn["year"].max())))
    paths = _paths(t, data, drawn, findings.on_paths(t, dated))
    per_year = _per_year(t, data, drawn, findings.on_years(t, dated))
    for one in (paths, per_year):
        figure.draw(t, one, data, below_header=True)


def _paths(t: Texts, data: Dataset, dated: pd.DataFrame, finding: str) -> Figure:
    """A line a cluster, with a symbol at each level in the year in which it was given."""
    rows = dated.copy()
    first = rows.groupby("name")["year"].min().sort_values(kind="stable")
    rows["group"] = [charts.category(name, name) for name in rows["name"]]
    rows["place"] = rows["name"].map({name: place for place, name in enumerate(first.index)})
    rows["said"] = rows["name"] + ", " + rows["level"] + ": " + rows["year"].astype(str)
    repeats = (rows["place"] > 0) & (rows["place"] % ROWS_APART == 0)
    rows["repeats"] = repeats & ~rows.duplicated("name")
    spec = partial(_paths_spec, t, len(data.catalogue.levels), *_years(dated))
    columns = dated.sort_values(["year", "name"])[["year", "mark", "name", "level"]].values.tolist()
    return Figure(
        id="paths",
        title=t("time.paths"),
        finding=finding,
        plots=[Plot(spec, rows, len(first) * charts.ROW)],
        head=[t("time.year"), t("table.name"), t("table.level")],
        rows=[[f"{year} ({mark})" if mark else year, name, level] for year, mark, name, level in columns],
        source=_source(t, data),
        source_address=data.catalogue.source,
    )


def _per_year(t: Texts, data: Dataset, dated: pd.DataFrame, finding: str) -> Figure:
    """How many levels were given in each year, stacked by level."""
    rows = dated.value_counts(["year", "level", "rank"]).rename("count").reset_index()
    rows = rows.sort_values(["year", "rank"])
    rows["said"] = rows["year"].astype(str) + ", " + rows["level"] + ": " + rows["count"].astype(str)
    rows["total"] = rows.groupby("year")["count"].transform("sum")
    rows["label"] = [
        "" if again else t.number(int(total))
        for again, total in zip(rows.duplicated("year"), rows["total"], strict=True)
    ]
    spec = partial(_per_year_spec, t, len(data.catalogue.levels), *_years(dated))
    wide = rows.pivot(index="year", columns="level", values="count").fillna(0).astype(int)
    levels = [level for level in charts.level_names(t, data.catalogue) if level in wide]
    return Figure(
        id="per-year",
        title=t("time.per_year"),
        finding=finding,
        plots=[Plot(spec, rows, _PER_YEAR_HEIGHT)],
        head=[t("time.year"), *levels],
        rows=[[year, *counts] for year, counts in zip(wide.index, wide[levels].values.tolist(), strict=True)],
        source=_source(t, data),
        source_address=data.catalogue.source,
    )


def _source(t: Texts, data: Dataset) -> str:
    return t("insights.source", title=title_text(t, data.catalogue.title, data.year))


def _years(dated: pd.DataFrame) -> tuple[int, int]:
    """The year before the first one and the year after the last."""
    return int(dated["year"].min()) - 1, int(dated["year"].max()) + 1


# The specifications, one for all readers of the same texts and theme.


@lru_cache(maxsize=64)
def _paths_spec(t: Texts, levels: int, first: int, last: int, theme: Theme) -> Spec:
    title = t("time.paths")
    base = charts.chart(title).encode(
        y=charts.names_axis("group", "place"), x=_year_axis(t, first, last, orient="top")
    )
    line = base.mark_line(color=GREY, strokeWidth=2, aria=False).encode(detail="group:N", order="year:Q")
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=charts.colour(levels, theme),
        shape=charts.shape(levels),
        description=alt.Description("said:N"),
        tooltip=[
            alt.Tooltip("name:N", title=t("table.name")),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("year:Q", title=t("time.year"), format="d"),
            alt.Tooltip("note:N", title=t("time.note")),
        ],
    )
    years = _years_again(base, range(first + 1, last), theme)
    return charts.finished(alt.layer(line, points, *years, title=title, description=title), theme)


def _years_again(base: alt.Chart, years: range, theme: Theme) -> list[alt.Chart]:
    """Some years once more after every few rows: the chart is higher than a screen."""
    words = base.transform_filter("datum.repeats").mark_text(
        dy=-charts.ROW / 2, fontSize=10, color=charts.ink(theme), aria=False
    )
    return [
        words.encode(x=alt.XDatum(year), text=alt.TextValue(str(year)))
        for year in years
        if year % YEARS_APART == 0
    ]


@lru_cache(maxsize=64)
def _per_year_spec(t: Texts, levels: int, first: int, last: int, theme: Theme) -> Spec:
    title = t("time.per_year")
    base = charts.chart(title).encode(x=_year_axis(t, first, last))
    axis = alt.Axis(labels=False, ticks=False, grid=False, domain=False)
    marks = base.mark_bar(size=14).encode(
        y=alt.Y("count:Q", title=t("time.awards"), axis=axis),
        color=charts.colour(levels, theme),
        order=alt.Order("rank:Q"),
        description=alt.Description("said:N"),
        tooltip=[
            alt.Tooltip("year:Q", title=t("time.year"), format="d"),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("count:Q", title=t("time.awards")),
        ],
    )
    values = (
        base.transform_filter("datum.label")
        .mark_text(dy=-8, color=charts.ink(theme), aria=False)
        .encode(y="total:Q", text="label:N")
    )
    return charts.finished(alt.layer(marks, values, title=title, description=title), theme)


def _year_axis(t: Texts, first: int, last: int, orient: Literal["top", "bottom"] = "bottom") -> alt.X:
    return alt.X(
        "year:Q",
        title=t("time.year"),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False, orient=orient),
        scale=alt.Scale(domain=[first, last], nice=False),
    )
