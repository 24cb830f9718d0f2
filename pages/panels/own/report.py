"""What could be read and located of a reader's own list, what could not, and where to mend it."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import pandas as pd
import streamlit as st

from data.export import to_csv
from data.i18n import Texts
from data.intake import Intake, RawTable, Severity, render
from data.intake.rows import placed_cells
from geo.locate import Located
from geo.places.place import Answer
from pages.panels.own.work import Work
from pages.panels.state import widgets
from pages.panels.ui.markdown import as_markdown

MOST_CHOICES = 20
MOST_ROWS_TO_MEND = 500
Changes = dict[int, Mapping[str, str]]
"""The cells of rows that a reader mended, by row number."""


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
    st.dataframe(report_frame(t, intake), hide_index=True, width="stretch", height="auto", key="own_remarks")


def report_frame(t: Texts, intake: Intake) -> pd.DataFrame:
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


def pick_places(t: Texts, intake: Intake, located: Located | None) -> dict[int, str]:
    """Homes that were not found or could be several places; return the places that the reader picked, by row."""
    if not intake.catalogue or not located or not located.unresolved:
        return {}
    clusters = intake.catalogue.clusters_by_id
    rows: dict[str, list[int]] = defaultdict(list)
    answers: dict[str, Answer] = {}
    for identifier, answer in located.unresolved.items():
        home = clusters[identifier].home_region
        rows[home].append(intake.rows[identifier])
        answers[home] = answer
    st.warning(t("own.places.unresolved", n=len(located.unresolved)))
    picked: dict[int, str] = {}
    for home, answer in list(answers.items())[:MOST_CHOICES]:
        if label := _pick(t, home, answer):
            picked |= dict.fromkeys(rows[home], label)
    if len(answers) > MOST_CHOICES:
        st.caption(t("own.places.more", n=len(answers) - MOST_CHOICES))
    return picked


def _pick(t: Texts, home: str, answer: Answer) -> str | None:
    """Let the reader pick among the candidates for *home*, if there are any."""
    labels = list(dict.fromkeys(candidate.label for candidate in answer.candidates))
    reason = t(f"place.reason.{answer.reason}")
    if not labels:
        st.text(f"{home}: {reason}")
        return None
    key = f"own_place_{home}"
    widgets.refresh_label(key, "")
    chosen = st.selectbox(
        t("own.places.pick", home=as_markdown(home), reason=reason),
        options=["", *labels],
        key=key,
        format_func=lambda label: label or widgets.label("", t("own.places.none")),
    )
    return widgets.option_of(chosen) or None


def mend(t: Texts, table: RawTable, intake: Intake, located: Located | None) -> Changes:
    """Let the reader edit the rows that have a problem; return the rows that changed once they apply it."""
    numbers = _rows_to_mend(intake, located)
    rows = [row for row in table.rows if row.number in numbers][:MOST_ROWS_TO_MEND]
    if not rows:
        return {}
    with st.expander(t("own.mend", n=len(rows))):
        frame = pd.DataFrame(
            [dict(row.cells) for row in rows], index=[row.number for row in rows], columns=table.columns
        )
        number = st.column_config.NumberColumn(t("own.report.row"), disabled=True, format="%d")
        edited = st.data_editor(
            frame.fillna("").astype(str), width="stretch", key="own_editor", column_config={"_index": number}
        )
        if not st.button(t("own.mend.apply")):
            return {}
    texts = edited.fillna("").astype(str)
    after = (dict(zip(table.columns, cells, strict=True)) for cells in texts.itertuples(index=False))
    return {row.number: cells for row, cells in zip(rows, after, strict=True) if cells != row.cells}


def downloads(t: Texts, work: Work, intake: Intake) -> None:
    """The list as it stands now, mended, and the report."""
    rows = (
        placed_cells(row, work.mapping, work.places[row.number]) if row.number in work.places else row.cells
        for row in work.table.rows
    )
    with st.container(horizontal=True):
        st.download_button(
            t("own.download.list"),
            data=lambda: to_csv(pd.DataFrame(map(dict, rows), columns=work.table.columns)),
            file_name="clusters-mended.csv",
            mime="text/csv",
            on_click="ignore",
        )
        st.download_button(
            t("own.download.report"),
            data=lambda: to_csv(report_frame(t, intake)),
            file_name="clusters-report.csv",
            mime="text/csv",
            on_click="ignore",
            disabled=not intake.remarks,
        )


def _rows_to_mend(intake: Intake, located: Located | None) -> set[int]:
    numbers = {remark.row for remark in intake.remarks if remark.row}
    if located and intake.catalogue:
        numbers |= {intake.rows[identifier] for identifier in located.unresolved}
    return numbers
