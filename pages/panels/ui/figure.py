"""A figure on a page: what it shows in a sentence, its charts, their source, the numbers as a table, and files of it.

Each figure has an address of its own: that of the page with the figure's id after "#".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from data.export import to_csv
from data.i18n import Texts
from geo.dataset import Dataset
from pages.panels.state.widgets import Slot
from pages.panels.ui import chart_files, charts
from pages.panels.ui.charts import Plot
from pages.panels.ui.markdown import as_markdown
from pages.panels.ui.templating import render


@dataclass(frozen=True)
class Figure:
    """What a figure holds.

    Attributes:
        id: what its address ends in, and the names of its files.
        title: what its charts show.
        finding: what is remarkable in it, with values.
        plots: one chart, or two that belong together.
        head: the columns of its numbers as a table.
        rows: the rows of that table.
        source: where the numbers are from.
        source_address: a page of the source; None where there is none.
        has_table_beside: whether the page has the numbers beside the figure anyway.
    """

    id: str
    title: str
    finding: str
    plots: Sequence[Plot]
    head: Sequence[str]
    rows: Sequence[Sequence[object]]
    source: str
    source_address: str | None = None
    has_table_beside: bool = False


_asked: Slot[str] = Slot("figure_asked")


def draw(
    t: Texts,
    figure: Figure,
    data: Dataset,
    key: str = "",
    on_pick: Callable[[str], None] | None = None,
    *,
    below_header: bool = False,
) -> None:
    """Draw *figure*.

    Args:
        t: the texts in the reader's language.
        figure: what to draw.
        data: what it is drawn of, which names its files.
        key: changes when its charts should be made anew, since a mark that was picked cannot be picked again.
        on_pick: called with a chart's key when one of its marks was clicked.
        below_header: whether it belongs to a part of the page that has a header, so that its own is one level lower.
    """
    with st.container(key=f"figure_{figure.id}"):
        heading = st.subheader if below_header else st.header
        heading(as_markdown(figure.finding), anchor=figure.id)
        columns = st.columns(len(figure.plots), gap="large")
        for number, (column, plot) in enumerate(zip(columns, figure.plots, strict=True)):
            chart = f"chart_{figure.id}_{number}{key}"
            with column:
                pick = partial(on_pick, chart) if on_pick else None
                charts.draw(plot, chart, pick)
        _draw_foot(t, figure)
    if _asked.get() == figure.id:
        _asked.pop()
        st.dialog(t("figure.files"))(_draw_files)(t, figure, data)


def _draw_foot(t: Texts, figure: Figure) -> None:
    """The source, the figure's own address, its files and its numbers."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"figure_{figure.id}_foot"):
        st.html(render("figure_foot.html", t=t, figure=figure))
        st.button(
            t("figure.files.open"),
            key=f"figure_{figure.id}_files",
            type="tertiary",
            icon=":material/download:",
            help=figure.title,
            on_click=_asked.set,
            args=(figure.id,),
        )
    if not figure.has_table_beside:
        charts.as_table(t, figure.title, figure.head, figure.rows)


def _draw_files(t: Texts, figure: Figure, data: Dataset) -> None:
    """The figure as files, each made when it is asked for."""
    lines = (figure.title, figure.source) if len(figure.plots) == 1 else (figure.source,)
    levels = charts.level_names(t, data.catalogue)
    picture = chart_files.Picture(figure.finding, lines, figure.plots, levels)
    st.write(as_markdown(figure.finding))
    name = f"{data.catalogue.id}-{data.year}" if data.year else data.catalogue.id
    with st.container(horizontal=True):
        for kind, mimetype, make in (
            ("png", "image/png", partial(chart_files.png, picture)),
            ("svg", "image/svg+xml", partial(chart_files.svg, picture)),
            ("csv", "text/csv", partial(_csv, figure)),
        ):
            st.download_button(
                t(f"export.{kind}"),
                data=make,
                file_name=f"{name}-{figure.id}.{kind}",
                mime=mimetype,
                key=f"figure_{kind}",
                on_click="ignore",
            )


def _csv(figure: Figure) -> bytes:
    """The numbers as CSV, with the columns of the table."""
    return to_csv(pd.DataFrame(figure.rows, columns=list(figure.head)))
