"""How many clusters there were, according to whom: a chart of published counts in which the gaps are seen."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue, Fact
from geo.dataset import Dataset
from geo.map.picture.labels import Anchor, Circle, place
from geo.map.picture.projection import Box
from geo.map.symbols import Theme
from pages.panels.stories.origin import fact_links
from pages.panels.ui import charts, figure
from pages.panels.ui.chart_colours import GREY
from pages.panels.ui.charts import Plot, Spec
from pages.panels.ui.figure import Figure
from pages.panels.ui.templating import render

SOURCED = "sourced"
_MONTHS = 12
_HEIGHT = 340  # pixels
# A narrow chart and its letters in pixels, for finding where the numbers have room.
_WIDTH, _PLOT_HEIGHT, _TOP = 600.0, 290.0, 50.0
_REACH, _LETTER, _LINE = 7.0, 7.5, 13.0
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
    facts = [*catalogue.facts_about("count"), catalogue.facts_by_id["served-2021"]]
    return sorted(facts, key=lambda fact: Span.of(fact.period).middle)


def years_without(first: int, facts: list[Fact]) -> list[int]:
    """The years from *first* to the last of *facts* of which none speaks."""
    spans = [Span.of(fact.period) for fact in facts]
    covered = {year for span in spans for year in range(span.first, span.last + 1)}
    return [year for year in range(first, max(covered)) if year not in covered]


def show(t: Texts, data: Dataset) -> None:
    """Draw the chart, what its grey bands are, and the table with the sources."""
    counted = {fact.level for fact in counts(data.catalogue)}
    charts.legend(t, data.catalogue, counted)
    figure.draw(t, counts_figure(t, data.catalogue), data, below_header=True)
    years = years_without(_begin(data.catalogue), counts(data.catalogue))
    st.caption(t("programme.counts.gaps", years=", ".join(str(year) for year in years)))
    st.html(table_html(t, data.catalogue))


def table_html(t: Texts, catalogue: Catalogue) -> str:
    """All published figures with their sources, those of admissions too."""
    facts = [*counts(catalogue), *catalogue.facts_about("admitted")]
    return render(
        "programme_counts.html",
        t=t,
        counts=sorted(facts, key=lambda fact: fact.period),
        links=fact_links,
        level_name=lambda identifier: level_name(t, catalogue.levels_by_id[identifier]),
    )


def counts_figure(t: Texts, catalogue: Catalogue) -> Figure:
    """The counts by time: a symbol and a number each, no line between them, and a band for each year without one."""
    facts = counts(catalogue)
    most = max(facts, key=lambda fact: fact.value or 0)
    begin, last = _begin(catalogue), max(Span.of(fact.period).last for fact in facts) + 1
    marks = [
        _mark(t, catalogue, fact) | {"right": right, "down": down}
        for fact, (right, down) in zip(facts, number_places(facts, begin, last), strict=True)
    ]
    rows = pd.DataFrame([*_gaps(catalogue, facts), *marks])
    spec = partial(_spec, t, len(catalogue.levels), begin, last)
    return Figure(
        id="counts",
        title=t("programme.counts"),
        finding=t("programme.counts.most", n=t.number(most.value or 0), when=most.period),
        plots=[Plot(spec, rows, _HEIGHT)],
        head=[t("programme.counts.when"), t("table.level"), t("insights.clusters"), t("programme.sources")],
        rows=[
            [
                fact.period,
                _level(t, catalogue, fact),
                _shown(fact),
                " ".join(address for address, _ in fact_links(fact)),
            ]
            for fact in facts
        ],
        source=t("programme.counts.source"),
        has_table_beside=True,
    )


def _begin(catalogue: Catalogue) -> int:
    """The programme's first year."""
    return int(catalogue.facts_by_id["programme-since"].value or 0)


def _level(t: Texts, catalogue: Catalogue, fact: Fact) -> str:
    """The level that a count is of; a count of none is of all."""
    return level_name(t, catalogue.levels_by_id[fact.level]) if fact.level else t("programme.counts.all")


def _shown(fact: Fact) -> str:
    """The number; one that is inferred carries a question mark."""
    return f"{fact.value:.0f}{'' if fact.status == SOURCED else '?'}"


def number_places(facts: Sequence[Fact], first: int, last: int) -> list[tuple[float, float]]:
    """Where the middle of each number stands from that of its symbol, clear of the others: pixels right and down.

    Args:
        facts: the counts.
        first: the year that the chart begins with.
        last: the year before which it ends.
    """
    most = max(fact.value or 0 for fact in facts)
    middles = [
        (
            (Span.of(fact.period).middle - first) / (last - first) * _WIDTH,
            _TOP + (1 - (fact.value or 0) / most) * _PLOT_HEIGHT,
        )
        for fact in facts
    ]
    anchors = [
        Anchor(x, y, _REACH, _LETTER * len(_shown(fact)), _LINE)
        for fact, (x, y) in zip(facts, middles, strict=True)
    ]
    frame = Box(0, 0, _WIDTH, _TOP + _PLOT_HEIGHT + _TOP)
    placed = place(anchors, [Circle(x, y, _REACH) for x, y in middles], frame)
    return [
        ((box.left + box.right) / 2 - x, (box.top + box.bottom) / 2 - y)
        if box
        else (0.0, -_REACH - _LINE / 2)
        for box, (x, y) in zip(placed, middles, strict=True)
    ]


def _mark(t: Texts, catalogue: Catalogue, fact: Fact) -> dict[str, Any]:
    """The row of a count."""
    level, middle = _level(t, catalogue, fact), Span.of(fact.period).middle
    return {
        "kind": "level" if fact.level else "all",
        "from": middle,
        "to": middle,
        "period": fact.period,
        "level": level,
        charts.RANK: list(catalogue.levels_by_id).index(fact.level) if fact.level else -1,
        "count": fact.value,
        "shown": _shown(fact),
        "said": f"{fact.period}, {level}: {_shown(fact)}",
    }


def _gaps(catalogue: Catalogue, facts: list[Fact]) -> list[dict[str, Any]]:
    """The rows of the years without a count."""
    return [
        {"kind": "gap", "from": year, "to": year + 1, "period": str(year), "level": "", charts.RANK: -1}
        | {"count": 0, "shown": "", "said": "", "right": 0.0, "down": 0.0}
        for year in years_without(_begin(catalogue), facts)
    ]


@lru_cache(maxsize=16)
def _spec(t: Texts, levels: int, first: int, last: int, theme: Theme) -> Spec:
    """The specification for the years from *first* to before *last*."""
    title = t("programme.counts")
    years = alt.X(
        "from:Q",
        title=t("time.year"),
        scale=alt.Scale(domain=[first, last], nice=False, zero=False),
        axis=alt.Axis(format="d", tickMinStep=1, grid=False),
    )
    base = charts.chart(title).encode(x=years)
    bands = (
        base.transform_filter("datum.kind === 'gap'")
        .mark_rect(color=GREY, opacity=0.22, aria=False)
        .encode(x2="to:Q")
    )
    marks = base.encode(
        y=alt.Y("count:Q", title=t("insights.clusters"), axis=alt.Axis(tickMinStep=1, format="d")),
        description=alt.Description("said:N"),
        tooltip=[
            alt.Tooltip("period:N", title=t("programme.counts.when")),
            alt.Tooltip("level:N", title=t("table.level")),
            alt.Tooltip("count:Q", title=t("insights.clusters")),
        ],
    )
    symbols = (
        marks.transform_filter("datum.kind === 'level'")
        .mark_point(filled=True, size=110, opacity=1)
        .encode(color=charts.colour(levels, theme), shape=charts.shape(levels))
    )
    totals = marks.transform_filter("datum.kind === 'all'").mark_point(
        shape="stroke", size=300, strokeWidth=3, color=charts.ink(theme)
    )
    numbers = (
        base.transform_filter("datum.kind !== 'gap'")
        .mark_text(
            dx=alt.expr("datum.right"),
            dy=alt.expr("datum.down"),
            fontSize=12,
            color=charts.ink(theme),
            aria=False,
        )
        .encode(y="count:Q", text="shown:N")
    )
    return charts.finished(alt.layer(bands, symbols, totals, numbers, title=title, description=title), theme)
