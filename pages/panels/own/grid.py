"""Tables that are read and not edited: on screen a grid of Streamlit's, on paper a table of HTML.

Streamlit paints a grid on a canvas, which is cut where the paper ends and holds no more rows than are in sight.
"""

from collections.abc import Iterable, Iterator

import pandas as pd
import streamlit as st

from data.i18n import Texts
from pages.panels.ui.templating import render

MOST_ON_PAPER = 60_000
"""Characters that are sent along for paper; a longer table ends there, and its heading tells so."""
_AROUND_CELL = 10  # characters of HTML around the text of each


def draw(
    t: Texts, frame: pd.DataFrame, key: str, *, on_screen: int | None = None, total: int | None = None
) -> None:
    """Draw *frame*.

    Args:
        t: the texts of the reader's language.
        frame: the table, or as many of its first rows as paper is to hold.
        key: of the grid.
        on_screen: how many rows the screen shows at most; None for all.
        total: how many rows the whole table has; None if *frame* is the whole table.
    """
    st.dataframe(
        frame.head(len(frame) if on_screen is None else on_screen),
        hide_index=True,
        width="stretch",
        height="auto",
        key=key,
    )
    cells = frame.astype(object).where(frame.notna(), "").astype(str)
    rows = list(_first(cells.itertuples(index=False, name=None)))
    caption = t("own.on_paper", n=len(rows), total=len(frame) if total is None else total)
    st.html(render("paper_table.html", caption=caption, head=list(frame.columns), rows=rows))


def _first(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """As many of *rows* as are sent along."""
    left = MOST_ON_PAPER
    for row in rows:
        left -= sum(len(cell) + _AROUND_CELL for cell in row)
        if left < 0:
            return
        yield row
