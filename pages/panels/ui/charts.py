"""Charts: Vega-Lite specifications that all readers share, and the rows that each shows of the reader's list.

A specification is made by Altair once for each language and theme, for making it takes longer than all else that a run
does for a chart. It holds no word of the list: names, counts and what a mark is called stand in the rows.
"""

import re
import textwrap
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from data.figures import RATE_DECIMALS
from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue
from geo.map.symbols import Symbol, Theme, symbol
from geo.view import View
from pages.panels.state import session, widgets
from pages.panels.ui.chart_colours import BAR, INK
from pages.panels.ui.symbols import legend_html
from pages.panels.ui.templating import render

Drawn = alt.Chart | alt.LayerChart | alt.FacetChart
Spec = Mapping[str, Any]
"""A Vega-Lite specification as JSON."""

ROWS = "rows"
"""The name under which a specification finds the rows."""
PICKED = "picked"
"""The name of the selection that a click on a mark changes."""
RANK = "rank"
"""The field that holds a level's place in the order of maturity."""
ROW = 28
"""Pixels for a name on an axis: two lines fit."""
ROOM = 1.12
"""Of the longest bar, so that its value has room beside it: the field ``room`` of :func:`values_on_bars`."""

_AROUND = 84  # pixels for a chart's title, its axis, and what is between them
_LINE = 26  # characters of a name on one line, so that a phone has room for the chart beside it
_BUILT_IN_SHAPES = frozenset({"circle", "square", "diamond", "cross"})


@dataclass(frozen=True)
class Plot:
    """A chart.

    Attributes:
        spec: its specification in each theme.
        rows: what it shows.
        inner_height: of the part that holds the marks, in pixels.
        linked: the content of each address that the specification names.
    """

    spec: Callable[[Theme], Spec]
    rows: pd.DataFrame
    inner_height: int
    linked: Mapping[str, Any] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Of the whole chart on the page, in pixels."""
        return self.inner_height + _AROUND


def draw(plot: Plot, key: str, on_pick: Callable[[], None] | None = None) -> None:
    """Draw *plot*.

    Args:
        plot: what to draw.
        key: the widget's.
        on_pick: called when a mark was clicked (see :func:`follow`).
    """
    spec = {**plot.spec(theme()), "datasets": {ROWS: plot.rows}}
    if on_pick:
        st.vega_lite_chart(
            spec=spec, width="stretch", height=plot.height, key=key, selection_mode=PICKED, on_select=on_pick
        )
    else:
        st.vega_lite_chart(spec=spec, width="stretch", height=plot.height, key=key)


def follow(key: str, put: Callable[[View, str], View]) -> None:
    """Let the view follow a click on a mark in the chart *key*; for callbacks.

    Until the answer has come, each message of the page holds the mark that was clicked; the click counts once.

    Args:
        key: the chart's.
        put: puts what the mark stands for, its ``pick``, into a view.
    """
    marks: list[dict[str, str]] = widgets.value(key)["selection"].get(PICKED, [])
    session.follow(key, marks[0].get("pick", "") if marks else "", of=lambda _: "", put=put)


def chart(title: str) -> alt.Chart:
    """A chart of the rows with its title on screen and as its accessible name."""
    return alt.Chart(alt.NamedData(name=ROWS), title=title, description=title)


def finished(drawn: Drawn, theme: Theme) -> Spec:
    """The specification of *drawn*, whose words have the colour of the page's text.

    Streamlit's own grey is too pale for small print. What Vega says of axes and titles, in English, is left out: the
    chart's own name and its marks' say it.
    """
    spec: Spec = (
        drawn.configure_axis(labelColor=INK[theme], titleColor=INK[theme], aria=False)
        .configure_title(aria=False, color=INK[theme])
        .configure_view(stroke=None)
        .configure_legend(labelColor=INK[theme], titleColor=INK[theme], aria=False)
        .to_dict()
    )
    return spec


def clickable(marks: alt.Chart) -> alt.Chart:
    """Marks that a click picks by the field ``pick``, each named by the field ``said``."""
    pick = alt.selection_point(name=PICKED, fields=["pick"])
    drawn: alt.Chart = marks.encode(
        opacity=alt.condition(pick, alt.value(1), alt.value(0.45)), description=alt.Description("said:N")
    ).add_params(pick)
    return drawn


def category(key: str, name: str) -> str:
    """A name as an axis takes it, together with the *key* that keeps it apart from others; a long one has two lines."""
    return "\n".join((key, *textwrap.wrap(name, _LINE, max_lines=2, placeholder=" …")))


def names_axis(field: str, place: str) -> alt.Y:
    """A row for each :func:`category` in *field*, in the order of the field *place*."""
    return alt.Y(
        f"{field}:N",
        title=None,
        sort=alt.EncodingSortField(field=place, op="min"),
        axis=alt.Axis(
            labelExpr="slice(split(datum.label, '\\n'), 1)",
            labelLimit=0,
            labelLineHeight=12,
            # Vega puts the first line where the baseline is: of two lines, half a line higher than of one.
            labelBaseline={
                "condition": {"test": "length(split(datum.label, '\\n')) > 2", "value": "bottom"},
                "value": "middle",
            },
            labelFlush=False,
            labelOverlap=False,
            ticks=False,
            domain=False,
        ),
    )


def values_axis(field: str, title: str) -> alt.X:
    """The length of bars that carry their values: no more than what is counted stands below."""
    axis = alt.Axis(labels=False, ticks=False, grid=False, domain=False, titlePadding=4)
    return alt.X(f"{field}:Q", title=title, axis=axis)


def values_on_bars(base: alt.Chart, theme: Theme, title: str) -> alt.LayerChart | alt.FacetChart:
    """The text ``label`` beside the end of each bar, at ``total``, and room for it."""
    ends = base.transform_filter("datum.label")
    words = ends.mark_text(align="left", dx=5, color=INK[theme], aria=False).encode(
        x=values_axis("total", title), text="label:N"
    )
    room = ends.mark_point(opacity=0, aria=False, tooltip=None).encode(x=values_axis("room", title))
    return alt.layer(words, room)


def colour(levels: int, theme: Theme) -> alt.Color:
    """The colours of so many levels, by the field ``rank``."""
    scale = alt.Scale(domain=list(range(levels)), range=[sign.colour(theme) for sign in _symbols(levels)])
    return alt.Color(f"{RANK}:O", scale=scale, legend=None)


def shape(levels: int) -> alt.Shape:
    """The symbols of so many levels, by the field ``rank``."""
    scale = alt.Scale(domain=list(range(levels)), range=[_vega_shape(sign) for sign in _symbols(levels)])
    return alt.Shape(f"{RANK}:O", scale=scale, legend=None)


def one_colour(theme: Theme) -> str:
    """The colour of bars that do not stand for levels."""
    return BAR[theme]


def ink(theme: Theme) -> str:
    """The colour of words."""
    return INK[theme]


def level_names(t: Texts, catalogue: Catalogue) -> list[str]:
    """The levels' names, in order of maturity."""
    return [level_name(t, level) for level in catalogue.levels]


def legend(t: Texts, catalogue: Catalogue, drawn: Container[str | None] | None = None) -> None:
    """The levels with their symbols, in the page's own style; where not all levels are *drawn*, those that are."""
    st.html(legend_html(t, catalogue, drawn))


def as_table(t: Texts, title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The numbers behind the chart *title*, for readers who do not see it: names of columns, and rows.

    Numbers are written as the language does, but for a row's first cell, which names it: a year stays as it is.
    """
    caption = t("insights.as_table", title=title)
    written = [[cell if place == 0 else _written(t, cell) for place, cell in enumerate(row)] for row in rows]
    with st.expander(caption):
        st.html(render("table.html", caption=caption, head=head, rows=written))


def _written(t: Texts, cell: object) -> object:
    """A number as the language writes it, and a rate with its decimals; all else as it is."""
    if isinstance(cell, float):
        return t.number(cell, RATE_DECIMALS)
    return t.number(cell) if isinstance(cell, int) else cell


def theme() -> Theme:
    """The theme that the reader's browser shows."""
    return "dark" if st.context.theme.type == "dark" else "light"


def _symbols(levels: int) -> list[Symbol]:
    return [symbol(rank) for rank in range(levels)]


def _vega_shape(sign: Symbol) -> str:
    """The symbol as Vega wants it: a built-in shape, or a path in a box from -1 to 1."""
    if sign.shape in _BUILT_IN_SHAPES:
        return sign.shape
    return re.sub(r"\d+(\.\d+)?", lambda number: f"{(float(number[0]) - 12) / 11:.2f}", sign.path)
