"""How many clusters there were, according to whom: a chart of published counts in which the gaps are seen."""

import re
from dataclasses import dataclass

import altair as alt
import pandas as pd
import streamlit as st

from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue, Fact
from pages.panels.stories.origin import fact_links
from pages.panels.ui import charts
from pages.panels.ui.templating import render

SOURCED = "sourced"
_MONTHS = 12
_HEIGHT = 340  # pixels
_ROOM = 5  # clusters above the largest count, for its number
_GAP = "#8895a0"  # grey on both themes
_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?(?:(–)(\d{4})?.*)?")


@dataclass(frozen=True)
class Span:
    """The time that a figure is of: *first* and *last* year, and *middle* as a year with a fraction."""

    first: int
    last: int
    middle: float

    @classmethod
    def of(cls, period: str) -> "Span":
        """Read a period as ``programme.csv`` writes it: ``2021``, ``2014-06``, ``2009–2013`` or ``2014–``.

        Raises:
            ValueError: it is written in another way.
        """
        match = _PERIOD.fullmatch(period)
        if not match:
            raise ValueError(f"not a period: {period}")
        first, month, last = int(match[1]), match[2], int(match[4] or match[1])
        if month:
            return cls(first, last, first + (int(month) - 0.5) / _MONTHS)
        return cls(first, last, (first + last + 1) / 2)


def counts(catalogue: Catalogue) -> list[Fact]:
    """The published counts of clusters at one time, in order of time; that of the report is one of them."""
    told = [*catalogue.facts_about("count"), catalogue.facts_by_id["served-2021"]]
    return sorted(told, key=lambda fact: Span.of(fact.period).middle)


def years_without(first: int, facts: list[Fact]) -> list[int]:
    """The years from *first* to the last of *facts* of which none speaks."""
    spans = [Span.of(fact.period) for fact in facts]
    told = {year for span in spans for year in range(span.first, span.last + 1)}
    return [year for year in range(first, max(told)) if year not in told]


def show(t: Texts, catalogue: Catalogue) -> None:
    """Draw the chart, what its grey bands are, and the table with the sources."""
    facts = counts(catalogue)
    years = years_without(_begin(catalogue), facts)
    charts.legend(t, catalogue)
    st.altair_chart(charts.readable(chart(t, catalogue, facts)), width="stretch", key="published_counts")
    st.caption(t("programme.counts.gaps", years=", ".join(str(year) for year in years)))
    st.html(table_html(t, catalogue))


def table_html(t: Texts, catalogue: Catalogue) -> str:
    """All published figures with their sources, those of admissions too."""
    told = [*counts(catalogue), *catalogue.facts_about("admitted")]
    return render(
        "programme_counts.html",
        t=t,
        counts=sorted(told, key=lambda fact: fact.period),
        links=fact_links,
        level_name=lambda identifier: level_name(t, catalogue.levels_by_id[identifier]),
    )


def chart(t: Texts, catalogue: Catalogue, facts: list[Fact]) -> charts.Drawn:
    """The counts by time: a symbol and a number each, no line between them, and a band for each year without one."""
    title = t("programme.counts")
    frame = _frame(t, catalogue, facts)
    begin = _begin(catalogue)
    gaps = pd.DataFrame([(year, year + 1) for year in years_without(begin, facts)], columns=["from", "to"])
    end = int(frame["middle"].max()) + 1
    scale = alt.Scale(domain=[begin, end], nice=False, zero=False)
    axis = alt.Axis(format="d", tickMinStep=1, grid=False)
    bands = (
        alt.Chart(gaps)
        .mark_rect(color=_GAP, opacity=0.22, aria=False)
        .encode(x=alt.X("from:Q", title=t("time.year"), scale=scale, axis=axis), x2="to:Q")
    )
    base = (
        alt.Chart(frame)
        .transform_calculate(said="datum.period + ', ' + datum.level + ': ' + datum.count")
        .encode(
            x=alt.X("middle:Q", title=t("time.year"), scale=scale, axis=axis),
            y=alt.Y("count:Q", title=t("insights.clusters"), axis=alt.Axis(tickMinStep=1, format="d")),
        )
    )
    told = alt.Tooltip("period:N", title=t("programme.counts.when"))
    tooltips = [
        told,
        alt.Tooltip("level:N", title=t("table.level")),
        alt.Tooltip("count:Q", title=t("insights.clusters")),
    ]
    symbols = (
        base.transform_filter("datum.is_level")
        .mark_point(filled=True, size=110, opacity=1)
        .encode(
            color=charts.colour(t, catalogue),
            shape=charts.shape(t, catalogue),
            description="said:N",
            tooltip=tooltips,
        )
    )
    totals = (
        base.transform_filter("!datum.is_level")
        .mark_point(shape="stroke", size=300, strokeWidth=3, color=charts.ink())
        .encode(description="said:N", tooltip=tooltips)
    )
    numbers = base.mark_text(dy=-13, fontSize=12, color=charts.ink(), aria=False).encode(text="shown:N")
    return alt.layer(bands, symbols, totals, numbers, title=title, description=title, height=_HEIGHT)


def _begin(catalogue: Catalogue) -> int:
    """The programme's first year."""
    return int(catalogue.facts_by_id["programme-since"].value or 0)


def _frame(t: Texts, catalogue: Catalogue, facts: list[Fact]) -> pd.DataFrame:
    """A row for each count; one that is inferred carries a question mark beside its number."""
    return pd.DataFrame(
        [
            {
                "middle": Span.of(fact.period).middle,
                "period": fact.period,
                "level": level_name(t, catalogue.levels_by_id[fact.level])
                if fact.level
                else t("programme.counts.all"),
                "is_level": fact.level is not None,
                "count": fact.value,
                "shown": f"{fact.value:.0f}{'' if fact.status == SOURCED else '?'}",
            }
            for fact in facts
        ]
    )
