"""The programme over time: each organisation's path through the levels, and the levels given by year."""

import altair as alt
import pandas as pd
import streamlit as st

from data.history import Step, steps, without_steps, without_year
from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue, prose
from pages.panels.state import session, shown
from pages.panels.ui import charts
from pages.panels.ui.facts import confidence_mark
from pages.panels.ui.markdown import as_markdown


def show() -> None:
    """Draw the years that are known, and name what is not known."""
    t, data, view = session.t(), shown.dataset(), session.view()
    clusters = data.index.select(view.filters).clusters
    all_steps = _until(data.year, steps(data.catalogue, clusters))
    st.header(t("time.title"), anchor=False)
    dated = _frame(t, data.catalogue, all_steps)
    if dated.empty:
        st.info(t("time.nothing"))
    else:
        _draw(t, data.catalogue, dated)
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


def _frame(t: Texts, catalogue: Catalogue, all_steps: tuple[Step, ...]) -> pd.DataFrame:
    rows = [
        (
            step.name,
            _level(t, catalogue, step),
            step.year,
            str(confidence_mark(t, step.confidence) or ""),
            _note(t, step),
        )
        for step in all_steps
        if step.year is not None
    ]
    return pd.DataFrame(rows, columns=["name", "level", "year", "mark", "note"])


def _note(t: Texts, step: Step) -> str:
    text = prose(step, "note", t.language)
    return text.text if text else ""


def _level(t: Texts, catalogue: Catalogue, step: Step) -> str:
    return level_name(t, catalogue.levels_by_id[step.level])


def _draw(t: Texts, catalogue: Catalogue, dated: pd.DataFrame) -> None:
    st.caption(t("time.how", first=str(dated["year"].min()), last=str(dated["year"].max())))
    charts.legend(t, catalogue)
    st.altair_chart(charts.readable(_paths(t, catalogue, dated)), width="stretch", key="chart_paths")
    st.altair_chart(charts.readable(_per_year(t, catalogue, dated)), width="stretch", key="chart_per_year")
    columns = dated.sort_values(["year", "name"])[["year", "mark", "name", "level"]].values.tolist()
    rows = [[f"{year} ({mark})" if mark else year, name, level] for year, mark, name, level in columns]
    charts.as_table(t, t("time.title"), [t("time.year"), t("table.name"), t("table.level")], rows)


def _paths(t: Texts, catalogue: Catalogue, dated: pd.DataFrame) -> charts.Drawn:
    first = dated.groupby("name")["year"].min().sort_values(kind="stable")
    base = (
        alt.Chart(dated)
        .transform_calculate(said="datum.name + ', ' + datum.level + ': ' + datum.year")
        .encode(y=charts.names_axis("name", list(first.index)), x=_year_axis(t, dated))
    )
    line = base.mark_line(color="#8895a0", strokeWidth=2, aria=False).encode(detail="name:N", order="year:Q")
    points = base.mark_point(filled=True, size=130, opacity=1).encode(
        color=charts.colour(t, catalogue),
        shape=charts.shape(t, catalogue),
        description=alt.Description("said:N"),
        tooltip=[
            alt.Tooltip("name:N", title=t("table.name")),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("year:Q", title=t("time.year"), format="d"),
            alt.Tooltip("note:N", title=t("time.note")),
        ],
    )
    title = t("time.paths")
    return alt.layer(line, points, title=title, description=title, height=alt.Step(charts.ROW))


def _per_year(t: Texts, catalogue: Catalogue, dated: pd.DataFrame) -> alt.Chart:
    counts = dated.value_counts(["year", "level"]).rename("count").reset_index()
    chart: alt.Chart = (
        charts.chart(counts, t("time.per_year"))
        .transform_calculate(said="datum.year + ', ' + datum.level + ': ' + datum.count")
        .mark_bar(size=14)
        .encode(
            x=_year_axis(t, dated),
            y=alt.Y("count:Q", title=t("time.awards"), axis=alt.Axis(tickMinStep=1, format="d")),
            color=charts.colour(t, catalogue),
            description=alt.Description("said:N"),
            tooltip=[
                alt.Tooltip("year:Q", title=t("time.year"), format="d"),
                alt.Tooltip("level:N", title=t("table.level")),
                alt.Tooltip("count:Q", title=t("time.awards")),
            ],
        )
    )
    return chart


def _year_axis(t: Texts, dated: pd.DataFrame) -> alt.X:
    """From the year before the first one to the year after the last."""
    domain = [int(dated["year"].min()) - 1, int(dated["year"].max()) + 1]
    return alt.X(
        "year:Q",
        title=t("time.year"),
        axis=alt.Axis(format="d", tickMinStep=1),
        scale=alt.Scale(domain=domain, nice=False),
    )
