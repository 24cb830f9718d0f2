"""Read a sheet of a workbook: values as texts, formulas as the values that were last stored."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from data.intake.detect import WorkbookKind
from data.intake.limits import MAX_LINES, MAX_SHEETS, MAX_SPREAD
from data.intake.mapping import recognised
from data.intake.old_excel import old_hidden, old_links
from data.intake.package import Package
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.sheets import Notes, excel_notes, excel_sheets, odf_notes
from data.intake.table import (
    HEADER_WITHIN,
    FileFormat,
    IsPlace,
    ProgressCallback,
    RawTable,
    tabulate,
    with_progress,
)

# Numbers of a spreadsheet have 15 digits; past them a whole number is written as the float that it is.
_EXACT = 1e15

Spans = Mapping[tuple[int, int], int]
"""Ranges merged over rows: the row and column (1 is the first) of each one's value, to its last row."""


@dataclass(frozen=True)
class _Opened:
    """A workbook that is safe to read values from: its sheets that hold any, with what was seen of each."""

    book: CalamineWorkbook
    filled: Mapping[str, Notes]
    chosen: str
    hidden_sheets: int = 0


def read_workbook(
    content: bytes,
    kind: WorkbookKind,
    wanted: str | None = None,
    progress: ProgressCallback | None = None,
    is_place: IsPlace | None = None,
) -> RawTable:
    """Return the sheet *wanted* of a workbook as a table, or else the visible one whose header names most fields.

    A value merged over several rows counts for each of them.

    Raises:
        IntakeError: the workbook is broken or over a limit, or see :func:`data.intake.table.tabulate`.
    """
    try:
        return _read(_OPENERS[kind](content, wanted), progress, is_place)
    except (IntakeError, MemoryError, KeyboardInterrupt):
        raise
    except PasswordError as error:
        raise IntakeError(Code.ENCRYPTED) from error
    # A broken workbook can make the reader panic, which is no Exception.
    except BaseException as error:
        raise IntakeError(Code.BROKEN_WORKBOOK) from error


def _read(opened: _Opened, progress: ProgressCallback | None, is_place: IsPlace | None) -> RawTable:
    name, notes = opened.chosen, opened.filled[opened.chosen]
    rows = _with_errors(_rows(opened.book.get_sheet_by_name(name)), notes.errors)
    spans = {(top, left): bottom for top, left, bottom, _ in notes.merged if bottom > top}
    filled = with_progress(_filled_down(rows, spans), notes.bottom, progress)
    table = tabulate(filled, links=notes.links, is_place=is_place)
    others = [other for other in opened.filled if other != name]
    remarks = [Remark(Code.OTHER_SHEETS, parameters={"sheet": name, "others": ", ".join(others)})]
    hidden = {"rows": notes.hidden_rows, "columns": notes.hidden_columns, "sheets": opened.hidden_sheets}
    merged = [Remark(Code.MERGED_CELLS, parameters={"n": len(notes.merged)})]
    return replace(
        table,
        format=FileFormat.EXCEL,
        sheet=name,
        sheets=tuple(opened.filled),
        remarks=(
            *table.remarks,
            *(remarks if others else []),
            *(merged if notes.merged else []),
            *([Remark(Code.HIDDEN, parameters=hidden)] if any(hidden.values()) else []),
            # One a column, by its letters, since it may have no heading.
            *(
                Remark(Code.EMPTY_FORMULAS, parameters={"n": n, "first": first})
                for n, first in notes.valueless.values()
            ),
        ),
    )


def _open_excel(content: bytes, wanted: str | None) -> _Opened:
    package = Package(content)
    for part in ("[Content_Types].xml", "_rels/.rels"):
        package.part(part)
    sheets = excel_sheets(package)
    shown = {sheet.name: sheet for sheet in sheets if sheet.visible} or {
        sheet.name: sheet for sheet in sheets
    }
    # Sheets that share a part are looked through once.
    notes = {part: excel_notes(package, part) for part in dict.fromkeys(s.part for s in shown.values())}
    filled = {name: notes[sheet.part] for name, sheet in shown.items() if notes[sheet.part].filled}
    # Where the choice is made already, the other sheets need not be kept.
    if wanted in filled or len(filled) == 1:
        for part in notes:
            if part != shown[wanted if wanted in filled else next(iter(filled))].part:
                package.forget(part)
    book = _opened(package.repacked())
    return _Opened(book, filled, _choose(book, filled, wanted), len(sheets) - len(shown))


def _open_odf(content: bytes, wanted: str | None) -> _Opened:
    package = Package(content)
    for part in ("mimetype", "META-INF/manifest.xml"):
        package.part(part)
    notes = odf_notes(package)
    # All tables are read when the workbook is opened.
    for seen in notes.values():
        seen.check_spread()
    book = _opened(package.repacked())
    shown = _shown(book)
    filled = {name: notes[name] for name in shown if name in notes and notes[name].filled}
    return _Opened(book, filled, _choose(book, filled, wanted), _worksheets(book) - len(shown))


def _open_old_excel(content: bytes, wanted: str | None) -> _Opened:
    book = _opened(content)
    shown = _shown(book)
    filled = {name: notes for name in shown if (notes := _notes(book.get_sheet_by_name(name))).filled}
    chosen = _choose(book, filled, wanted)
    notes = filled[chosen]
    notes.links = old_links(content, chosen)
    notes.hidden_rows, notes.hidden_columns = old_hidden(content, book.sheet_names.index(chosen))
    return _Opened(book, filled, chosen, _worksheets(book) - len(shown))


_OPENERS = {
    WorkbookKind.EXCEL: _open_excel,
    WorkbookKind.OPEN_DOCUMENT: _open_odf,
    WorkbookKind.OLD_EXCEL: _open_old_excel,
}


def _opened(content: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(content))


def _shown(book: CalamineWorkbook) -> list[str]:
    """The worksheets that are visible, or all of them if none is."""
    if _worksheets(book) > MAX_SHEETS:
        raise IntakeError(Code.TOO_MANY_SHEETS, limit=MAX_SHEETS)
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    return visible or [sheet.name for sheet in sheets]


def _worksheets(book: CalamineWorkbook) -> int:
    """How many worksheets there are, hidden ones included; a sheet of charts is none."""
    return sum(sheet.typ == SheetTypeEnum.WorkSheet for sheet in book.sheets_metadata)


def _choose(book: CalamineWorkbook, filled: Mapping[str, Notes], wanted: str | None) -> str:
    if not filled:
        raise IntakeError(Code.EMPTY)
    chosen = wanted if wanted is not None and wanted in filled else _best(book, filled)
    filled[chosen].check_spread()
    return chosen


def _best(book: CalamineWorkbook, filled: Mapping[str, Notes]) -> str:
    """The sheet with rows whose header names most fields, and at least two; else the first. A cover has none.

    Sheets are looked at in their order, as long as they do not take more room together than one may.
    """
    best, most, room = next(iter(filled)), 1, MAX_SPREAD
    for name, notes in filled.items() if len(filled) > 1 else ():
        room -= notes.spread
        if room < 0:
            break
        rows = islice(_rows(book.get_sheet_by_name(name)), HEADER_WITHIN + 1)
        texts = [[_text(value) for value in cells] for _, cells in rows]
        known = [recognised(cells) for cells in texts[:HEADER_WITHIN]]
        header = max(known, default=0)
        below = texts[known.index(header) + 1 :] if header > most else []
        if any(cell.strip() for cells in below for cell in cells):
            best, most = name, header
    return best


def _notes(sheet: CalamineSheet) -> Notes:
    """What the library reports of a sheet."""
    notes = Notes()
    if sheet.start and sheet.end:
        (top, left), (bottom, right) = sheet.start, sheet.end
        notes.add(top + 1, left + 1, bottom + 1, right + 1)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ():
            notes.merged.append((first_row + 1, first_column + 1, last_row + 1, last_column + 1))
    return notes


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[Any]]]:
    """The rows from the sheet's first, numbered from 1; their cells from column A."""
    before = [""] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), start=1):
        if number > MAX_LINES:
            return
        yield number, before + values


def _with_errors(
    rows: Iterable[tuple[int, list[Any]]], errors: Mapping[int, Mapping[int, str]]
) -> Iterator[tuple[int, list[Any]]]:
    """The rows with their errors, which the reader leaves out, as texts."""
    for number, values in rows:
        for column, error in errors.get(number, {}).items():
            if column <= len(values):
                values[column - 1] = error
        yield number, values


def _filled_down(rows: Iterable[tuple[int, list[Any]]], spans: Spans) -> Iterator[tuple[int, list[str]]]:
    """The rows as texts, a value merged over rows repeated in each; blank rows left out."""
    open_spans: dict[int, tuple[int, str]] = {}
    for number, values in rows:
        if not any(value != "" for value in values):
            continue
        cells = [_text(value) for value in values]
        for column, (last, text) in open_spans.items():
            if number <= last and not cells[column - 1]:
                cells[column - 1] = text
        if spans:
            for column, cell in enumerate(cells, start=1):
                if cell and (last := spans.get((number, column), 0)):
                    open_spans[column] = last, cell
        yield number, cells


def _text(value: Any) -> str:
    """A cell as text: whole numbers without ".0", days without a time."""
    if isinstance(value, str):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return value.isoformat() if isinstance(value, date) else str(value)
