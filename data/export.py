"""Export clusters as tables: the columns of ``clusters.csv``, then what was added to them.

Text that a spreadsheet would run is guarded (:mod:`data.formulas`).
"""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from data.columns import (
    AWARD_DETAILS,
    CLUSTERS_FILE_COLUMNS,
    LIST_COLUMNS,
    NORWEGIAN_NOTE,
    RELATED_COLUMNS,
    WHOLE_NUMBER_COLUMNS,
)
from data.csv_rows import join_list
from data.formulas import guard, guard_csv
from data.model import Award, AwardKind, Cluster, Confidence


def to_dataframe(
    clusters: Iterable[Cluster],
    more: Mapping[str, Mapping[str, Any]] | None = None,
    more_columns: Iterable[str] = (),
) -> pd.DataFrame:
    """Return one row a cluster; an unknown value is missing.

    Args:
        clusters: the clusters, in the order of the rows.
        more: further values by cluster id, such as where its home was found.
        more_columns: their names, which the table has even where no cluster has such a value.
    """
    more = more or {}
    rows = [_row(cluster) | dict(more.get(cluster.id, {})) for cluster in clusters]
    columns = dict.fromkeys(
        (*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *more_columns, *(column for row in rows for column in row))
    )
    dataframe = pd.DataFrame(rows, columns=list(columns))
    return dataframe.astype(dict.fromkeys(WHOLE_NUMBER_COLUMNS, "Int64"))


def to_csv(dataframe: pd.DataFrame) -> bytes:
    """Return UTF-8 CSV with a byte order mark, which Excel needs to read æ, ø and å."""
    return guarded(dataframe, guard_csv).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def to_excel(dataframe: pd.DataFrame, sheet: str) -> bytes:
    """Return a workbook with one sheet: bold header, frozen, with a filter."""
    buffer = io.BytesIO()
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        guarded(dataframe).to_excel(writer, sheet_name=sheet[:31], index=False, freeze_panes=(1, 1))
        page = writer.sheets[sheet[:31]]
        page.auto_filter.ref = page.dimensions
        for cell in page[1]:
            cell.font = Font(bold=True)
        for column in page.columns:
            longest = max(len(str(cell.value or "")) for cell in column[:50])
            page.column_dimensions[column[0].column_letter].width = min(48, max(10, longest + 2))
    return buffer.getvalue()


def guarded(dataframe: pd.DataFrame, guarding: Callable[[str], str] = guard) -> pd.DataFrame:
    """Return *dataframe* with text that a spreadsheet would run, or a workbook cannot hold, made harmless."""

    def harmless(value: Any) -> Any:
        return guarding(_holdable(value)) if isinstance(value, str) else value

    columns = dataframe.select_dtypes(exclude="number")
    return dataframe.assign(**{str(column): columns[column].map(harmless) for column in columns}).rename(
        columns=harmless
    )


def _holdable(text: str) -> str:
    # The csv module quotes a cell for "\n" but not for "\r", after which a spreadsheet would begin a new row.
    return ILLEGAL_CHARACTERS_RE.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _row(cluster: Cluster) -> dict[str, Any]:
    row = {
        column: _cell(column, getattr(cluster, column))
        for column in (*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS)
    }
    return row | dict(cluster.extra)


def _award_text(award: Award) -> str:
    """An award as ``data.intake.values.award`` reads it: year or "?", level, kind, details, notes."""
    kind = award.kind if award.kind is not AwardKind.AWARD else None
    details = (f"{name}={value}" for name in AWARD_DETAILS if (value := getattr(award, name)))
    note_nb = f"{NORWEGIAN_NOTE}{award.note_nb}" if award.note_nb else None
    return " ".join(filter(None, (str(award.year or "?"), award.level, kind, *details, award.note, note_nb)))


def _cell(column: str, value: Any) -> Any:
    if column in LIST_COLUMNS:
        return join_list(_award_text(entry) if isinstance(entry, Award) else entry for entry in value) or None
    return str(value) if isinstance(value, Confidence) else value
