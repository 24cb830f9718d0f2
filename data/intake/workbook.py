"""Read a sheet of an Excel workbook, streamed: values as texts, formulas as the values that Excel last stored."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.reader.workbook import WorkbookParser
from openpyxl.utils import column_index_from_string

from data.intake.detect import WORKBOOK
from data.intake.limits import MAX_LINES
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import Format, RawTable, tabulate

# openpyxl tells neither of these while it streams: merged ranges, and formulas whose value was never stored.
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')
_UNVALUED = re.compile(
    rb'<c r="([A-Z]{1,3}[0-9]{1,7})"[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
# Numbers of a spreadsheet have 15 digits; past them a whole number is written as the float that it is.
_EXACT = 1e15

Spans = Mapping[tuple[int, int], int]
"""Ranges merged over rows: the row and column (0 is the first) of each one's value, to its last row."""


def read_workbook(content: bytes, wanted: str | None = None) -> RawTable:
    """Return the sheet *wanted* of a workbook as a table, or else the first visible one that holds anything.

    A value merged over several rows counts for each of them.

    Raises:
        IntakeError: the workbook is broken, or see :func:`data.intake.table.tabulate`.
    """
    try:
        return _read(content, wanted)
    except IntakeError:
        raise
    except Exception as error:  # openpyxl raises whatever a broken part leads to
        raise IntakeError(Code.BROKEN_WORKBOOK) from error


def _read(content: bytes, wanted: str | None) -> RawTable:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    filled = {sheet.title: sheet for sheet in visible or workbook.worksheets if _holds_anything(sheet)}
    if not filled:
        raise IntakeError(Code.EMPTY)
    name = wanted if wanted in filled else next(iter(filled))
    xml = _sheet_xml(content, name)
    merged = _MERGED.findall(xml)
    table = tabulate(_filled_down(_rows(filled[name]), _spans(merged)))
    others = [other for other in filled if other != name]
    remarks = [Remark(Code.OTHER_SHEETS, parameters={"sheet": name, "others": ", ".join(others)})]
    return replace(
        table,
        format=Format.EXCEL,
        sheet=name,
        sheets=tuple(filled),
        remarks=(
            *table.remarks,
            *(remarks if others else []),
            *([Remark(Code.MERGED_CELLS, parameters={"n": len(merged)})] if merged else []),
            *_empty_formulas(xml),
        ),
    )


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    # The size that a sheet claims can be a million times what it holds.
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=MAX_LINES, values_only=True)
    return rows


def _holds_anything(sheet: Any) -> bool:
    return any(value is not None for row in _rows(sheet) for value in row)


def _sheet_xml(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parser = WorkbookParser(archive, WORKBOOK, keep_links=False)
        parser.parse()
        parts = {sheet.name: relation.target for sheet, relation in parser.find_sheets()}
        return archive.read(parts[name])


def _spans(merged: Iterable[tuple[bytes, bytes, bytes, bytes]]) -> Spans:
    return {
        (int(top), column_index_from_string(left.decode()) - 1): int(bottom)
        for left, top, _, bottom in merged
        if top != bottom
    }


def _filled_down(rows: Iterable[tuple[Any, ...]], spans: Spans) -> Iterator[tuple[int, list[str]]]:
    """The rows as texts with their numbers, a value merged over rows repeated in each; blank rows left out."""
    open_spans: dict[int, tuple[int, str]] = {}
    for number, values in enumerate(rows, start=1):
        if not any(value is not None for value in values):
            continue
        cells = [_text(value) for value in values]
        for column, (last, text) in open_spans.items():
            if number <= last and column < len(cells) and not cells[column]:
                cells[column] = text
        if spans:
            for column, cell in enumerate(cells):
                if cell and (last := spans.get((number, column), 0)):
                    open_spans[column] = last, cell
        yield number, cells


def _text(value: Any) -> str:
    """A cell as text: whole numbers without ".0", days without a time."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    return str(value)


def _empty_formulas(xml: bytes) -> list[Remark]:
    """One remark a column (by its letters, since it may have no heading) with formulas that hold no value."""
    cells = [address.decode() for address in _UNVALUED.findall(xml)] if b"<f" in xml else []
    counts = Counter(address.rstrip("0123456789") for address in cells)
    first = {address.rstrip("0123456789"): address for address in reversed(cells)}
    return [
        Remark(Code.EMPTY_FORMULAS, parameters={"n": n, "first": first[letters]})
        for letters, n in counts.items()
    ]
