"""What all charts share: symbols and colours of the levels, axes that can be read, the legend, the table below."""

import json
import re
import textwrap
from collections.abc import Sequence

import altair as alt
import pandas as pd
import streamlit as st

from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue
from geo.map.symbols import Symbol, Theme, symbol
from pages.panels.ui.symbols import legend_html
from pages.panels.ui.templating import render

Drawn = alt.Chart | alt.LayerChart | alt.FacetChart
ROW = 28  # pixels for a name: two lines fit
_LINE = 26  # characters of a name on one line, so that a phone has room for the chart beside it
_INK: dict[Theme, str] = {"light": "#1f2a33", "dark": "#eef3f6"}  # textColor in .streamlit/config.toml
_BUILT_IN_SHAPES = frozenset({"circle", "square", "diamond", "cross"})


def chart(frame: pd.DataFrame, title: str) -> alt.Chart:
    """A chart of *frame* with its title on screen and as its accessible name."""
    return alt.Chart(frame, title=title, description=title)


def readable(drawn: Drawn) -> Drawn:
    """*drawn* with axes in the colour of the page's text; Streamlit's own grey is too pale for small print.

    What Vega says of axes and titles, in English, is left out: the chart's own name and its marks' say it.
    """
    configured: Drawn = drawn.configure_axis(labelColor=ink(), titleColor=ink(), aria=False).configure_title(
        aria=False
    )
    return configured


def names_axis(field: str, order: list[str]) -> alt.Y:
    """A row for each name in *order*; a long name stands on two lines."""
    # The mark before each name keeps it apart from what every object has, such as "constructor".
    lines = {f"={name}": textwrap.wrap(name, _LINE, max_lines=2, placeholder=" …") for name in order}
    return alt.Y(
        f"{field}:N",
        title=None,
        sort=order,
        axis=alt.Axis(
            labelExpr=f"{json.dumps(lines)}['=' + datum.label]",
            labelLimit=0,
            labelLineHeight=12,
            labelFlush=False,
            labelOverlap=False,
        ),
    )


def colour(t: Texts, catalogue: Catalogue) -> alt.Color:
    """The colours of the levels in the reader's theme."""
    scale = alt.Scale(
        domain=level_names(t, catalogue), range=[sign.colour(_theme()) for sign in _symbols(catalogue)]
    )
    return alt.Color("level:N", scale=scale, legend=None)


def shape(t: Texts, catalogue: Catalogue) -> alt.Shape:
    """The symbols of the levels."""
    scale = alt.Scale(
        domain=level_names(t, catalogue), range=[_vega_shape(sign) for sign in _symbols(catalogue)]
    )
    return alt.Shape("level:N", scale=scale, legend=None)


def ink() -> str:
    """The colour of the page's text, for what is of no level."""
    return _INK[_theme()]


def level_names(t: Texts, catalogue: Catalogue) -> list[str]:
    """The levels' names, in order of maturity."""
    return [level_name(t, level) for level in catalogue.levels]


def legend(t: Texts, catalogue: Catalogue) -> None:
    """The levels with their symbols, in the page's own style."""
    st.html(legend_html(t, catalogue))


def as_table(t: Texts, title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """The numbers behind the chart *title*, for readers who do not see it: names of columns, and rows."""
    caption = t("insights.as_table", title=title)
    with st.expander(caption):
        st.html(render("table.html", caption=caption, head=head, rows=rows))


def _theme() -> Theme:
    return "dark" if st.context.theme.type == "dark" else "light"


def _symbols(catalogue: Catalogue) -> list[Symbol]:
    return [symbol(rank) for rank in range(len(catalogue.levels))]


def _vega_shape(sign: Symbol) -> str:
    """The symbol as Vega wants it: a built-in shape, or a path in a box from -1 to 1."""
    if sign.shape in _BUILT_IN_SHAPES:
        return sign.shape
    return re.sub(r"\d+(\.\d+)?", lambda number: f"{(float(number[0]) - 12) / 11:.2f}", sign.path)
