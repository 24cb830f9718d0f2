"""What could be read and located of a reader's own list, what could not, and where to mend it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from data.export import to_csv
from data.intake import Intake, RawRow, RawTable, Severity, render
from geo.locate import Located
from pages.panels.texts import Texts, as_markdown

MOST_CHOICES = 20
MOST_ROWS_TO_MEND = 500


def summary(t: Texts, intake: Intake, located: Located | None) -> None:
    """How many rows were read, used and located."""
    used = len(intake.catalogue.clusters) if intake.catalogue else 0
    st.header(t("own.report"), anchor=False)
    sides = st.columns(3)
    sides[0].metric(t("own.report.read"), t.number(intake.rows_read))
    sides[1].metric(t("own.report.used"), t.number(used))
    sides[2].metric(
        t("own.report.located"), t.number(len(located.found)) if located else t("own.report.cancelled")
    )
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


def places(t: Texts, intake: Intake, located: Located, put: Callable[[str, str], None]) -> None:
    """Homes that were not found or could be several places, with the candidates to pick from."""
    if not intake.catalogue or not located.unresolved:
        return
    clusters = intake.catalogue.clusters_by_id
    homes = {clusters[identifier].home_region: answer for identifier, answer in located.unresolved.items()}
    st.warning(t("own.places.unresolved", n=len(located.unresolved)))
    for number, (home, answer) in enumerate(list(homes.items())[:MOST_CHOICES]):
        labels = list(dict.fromkeys(candidate.label for candidate in answer.candidates))
        reason = t(f"place.reason.{answer.reason}")
        if not labels:
            st.text(f"{home}: {reason}")
            continue
        chosen = st.selectbox(
            t("own.places.pick", home=as_markdown(home), reason=reason),
            options=[None, *labels],
            key=f"own_place_{number}_{home}",
            format_func=lambda label: t("own.places.none") if label is None else str(label),
        )
        if chosen:
            put(home, chosen)
    if len(homes) > MOST_CHOICES:
        st.caption(t("own.places.more", n=len(homes) - MOST_CHOICES))


def mend(t: Texts, table: RawTable, intake: Intake, located: Located | None) -> RawTable | None:
    """Let the reader edit the rows that have a problem; return the mended table once they apply it."""
    numbers = _rows_to_mend(intake, located)
    rows = [row for row in table.rows if row.number in numbers][:MOST_ROWS_TO_MEND]
    if not rows:
        return None
    with st.expander(t("own.mend", n=len(rows))):
        frame = pd.DataFrame(
            [dict(row.cells) for row in rows], index=[row.number for row in rows], columns=table.columns
        )
        frame.index.name = t("own.report.row")
        edited = st.data_editor(frame.fillna("").astype(str), width="stretch", key="own_editor")
        if not st.button(t("own.mend.apply")):
            return None
    changed: dict[int, dict[str, str]] = {
        int(str(number)): {str(column): str(cell) for column, cell in cells.items()}
        for number, cells in edited.to_dict("index").items()
    }
    return replace(
        table, rows=tuple(RawRow(row.number, changed.get(row.number, row.cells)) for row in table.rows)
    )


def downloads(t: Texts, table: RawTable, intake: Intake) -> None:
    """The list as it stands now, mended, and the report."""
    with st.container(horizontal=True):
        st.download_button(
            t("own.download.list"),
            data=lambda: to_csv(pd.DataFrame([dict(row.cells) for row in table.rows], columns=table.columns)),
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
