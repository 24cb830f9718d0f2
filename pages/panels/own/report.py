"""What could be read and located of a reader's own list, what could not, and where to mend it."""

from collections import Counter
from collections.abc import Mapping
from zlib import crc32

import pandas as pd
import streamlit as st

from data.export import to_csv
from data.i18n import Texts
from data.intake import Intake, Severity, render
from data.intake.project import ENDING
from data.intake.rows import placed_cells
from data.spelling import slug
from geo.locate import Located
from pages.panels.own import grid
from pages.panels.own.placing import Doubt
from pages.panels.own.work import Changes, Work
from pages.panels.state.widgets import Slot

MOST_ROWS_TO_MEND = 500
Edits = Mapping[str, Mapping[int, Mapping[str, str | None]]]
"""What Streamlit's grid tells of what was typed: the cells that changed, under "edited_rows", by place and column."""


def summary(t: Texts, intake: Intake, located: Located | None) -> None:
    """How many rows were read, used and located."""
    used = len(intake.catalogue.clusters) if intake.catalogue else 0
    st.header(t("own.report"), anchor=False)
    sides = st.columns(3)
    sides[0].metric(t("own.report.read"), t.number(intake.rows_read))
    sides[1].metric(t("own.report.used"), t.number(used))
    cancelled = intake.catalogue is not None and located is None
    found = t("own.report.cancelled") if cancelled else t.number(len(located.found) if located else 0)
    sides[2].metric(t("own.report.located"), found)
    if located:
        precisions = Counter(place.precision for place in located.found.values())
        words = (
            f"{t(f'precision.{precision}.name')} {t.number(n)}" for precision, n in precisions.most_common()
        )
        if precisions:
            st.caption(t("own.report.precision", parts=", ".join(words)))


def remarks(t: Texts, intake: Intake) -> None:
    """The problems, row by row: errors first."""
    if not intake.remarks:
        st.success(t("own.report.fine"))
        return
    errors = sum(remark.severity is Severity.ERROR for remark in intake.remarks)
    st.write(t("own.report.counts", errors=errors, warnings=len(intake.remarks) - errors))
    frame = report_dataframe(t, intake)
    rows = t("own.report.row")
    grid.draw(t, frame.assign(**{rows: _as_texts(frame[rows])}), "own_remarks")


def _as_texts(numbers: pd.Series) -> pd.Series:
    """*numbers* as texts that sort alike; none as no text, of which a grid would write "None"."""
    texts = numbers.astype("string").fillna("")
    return texts.str.rjust(texts.str.len().max()).where(numbers.notna(), "").astype(str)


def report_dataframe(t: Texts, intake: Intake) -> pd.DataFrame:
    """The remarks as a table in the reader's language."""
    ordered = sorted(
        intake.remarks, key=lambda remark: (remark.severity is not Severity.ERROR, remark.row or 0)
    )
    return pd.DataFrame(
        {
            t("own.report.row"): pd.array([remark.row for remark in ordered], dtype="Int64"),
            t("own.report.column"): [remark.column or "" for remark in ordered],
            t("own.report.severity"): [t(f"intake.severity.{remark.severity}") for remark in ordered],
            t("own.report.what"): [render(t, remark) for remark in ordered],
            t("own.report.value"): [remark.value or "" for remark in ordered],
        }
    )


def full_report(t: Texts, intake: Intake, doubtful: list[Doubt]) -> pd.DataFrame:
    """The remarks, and after them the rows whose place a person should look at."""
    placing = pd.DataFrame(
        {
            t("own.report.row"): pd.array([doubt.row for doubt in doubtful], dtype="Int64"),
            t("own.report.column"): "",
            t("own.report.severity"): t("own.placing.kind"),
            t("own.report.what"): [doubt.reason(t) for doubt in doubtful],
            t("own.report.value"): [doubt.home for doubt in doubtful],
        }
    )
    return pd.concat([report_dataframe(t, intake), placing]) if doubtful else report_dataframe(t, intake)


def take_typed(brought: Work) -> Changes:
    """The rows with what was typed into the grid of :func:`mend`, unless that was taken before.

    It comes with the page's next message, whatever that is about, and is known before the page is drawn.
    """
    if brought.editor is None:
        return {}
    key, numbers = brought.editor
    edits = (Slot[Edits](key).get() or {}).get("edited_rows", {})
    cells = {numbers[place]: {name: text or "" for name, text in row.items()} for place, row in edits.items()}
    if cells == brought.typed:
        return {}
    brought.typed = cells
    rows = (row for row in brought.table.rows if row.number in cells)
    return {row.number: {**row.cells, **cells[row.number]} for row in rows}


def mend(t: Texts, brought: Work, intake: Intake, located: Located | None) -> None:
    """Let the reader edit the rows that have a problem; :func:`take_typed` takes what they type.

    Streamlit keeps what was typed for the next rows too, if they are as many. So the editor's key tells of its rows.
    What was typed comes with the page's next message. As a message of its own it would come after the click on the
    button with which a reader leaves the cell.
    """
    table, numbers = brought.table, _rows_to_mend(intake, located)
    rows = [row for row in table.rows if row.number in numbers][:MOST_ROWS_TO_MEND]
    if not rows:
        brought.editor = None
        return
    with st.expander(t("own.mend", n=len(numbers)), key="own_mend"):
        if len(numbers) > len(rows):
            st.caption(t("own.mend.first", n=len(rows)))
        dataframe = pd.DataFrame(
            [dict(row.cells) for row in rows], index=[row.number for row in rows], columns=table.columns
        )
        number = st.column_config.NumberColumn(t("own.report.row"), disabled=True, format="%d")
        key = brought.key(f"editor_{crc32(dataframe.to_csv().encode())}")
        st.data_editor(
            dataframe.fillna("").astype(str),
            width="stretch",
            key=key,
            column_config={"_index": number},
            on_change="ignore",
        )
        st.button(t("own.mend.apply"), key="own_apply")
    if brought.editor is None or brought.editor[0] != key:
        brought.editor, brought.typed = (key, tuple(row.number for row in rows)), {}


def downloads(t: Texts, work: Work, intake: Intake, doubtful: list[Doubt]) -> None:
    """The project, the list as it stands now, mended, and the report."""
    name = slug(work.title) or "list"
    with st.container(horizontal=True):
        st.download_button(
            t("own.download.project"),
            # Made beforehand: a click that also runs the page would take back what is to be made for it.
            data=work.project(),
            file_name=f"{name}{ENDING}",
            mime="application/json",
            on_click=work.note_saved,
            icon=":material/save:",
        )
        st.download_button(
            t("own.download.list"),
            data=lambda: mended_csv(work),
            file_name=f"{name}-mended.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            t("own.download.report"),
            data=lambda: to_csv(full_report(t, intake, doubtful)),
            file_name=f"{name}-report.csv",
            mime="text/csv",
            on_click="ignore",
            disabled=not intake.remarks and not doubtful,
        )


def mended_csv(work: Work) -> bytes:
    """The list as it stands now as CSV, with the homes that the reader gave."""
    rows = (
        placed_cells(row, work.mapping, work.places[row.number]) if row.number in work.places else row.cells
        for row in work.table.rows
    )
    return to_csv(pd.DataFrame(map(dict, rows), columns=work.table.columns))


def _rows_to_mend(intake: Intake, located: Located | None) -> set[int]:
    numbers = {remark.row for remark in intake.remarks if remark.row}
    if located and intake.catalogue:
        numbers |= {intake.rows[identifier] for identifier in located.unresolved}
    return numbers
