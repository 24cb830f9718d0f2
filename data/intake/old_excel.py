"""Read what the reader of values leaves out of an Excel 97-2003 workbook (.xls): links, hidden rows and columns.

The workbook is a stream of records, each with its kind and its length, as [MS-XLS] has it.
"""

import io
import re
import struct
from collections.abc import Iterator
from itertools import takewhile

import xlrd
from xlrd.compdoc import CompDoc

from data.intake.hyperlinks import Links, add_links
from data.intake.limits import MAX_LINKS
from data.intake.sheets import columns_within

_STREAM = "Workbook"
"""Of the file, which is a container of streams: the one that holds the sheets."""
_LINK = re.compile(re.escape(bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")))
"""Stands in each record of a link (HLINK in [MS-XLS]), after the cells that link: first and last row and column."""
_CELLS = struct.Struct("<4H")
_HEAD = struct.Struct("<2H")
_BEGIN, _END, _SHEET, _ROW, _COLUMNS = 0x0809, 0x000A, 0x0085, 0x0208, 0x007D
"""Kinds of records: BOF and EOF, which begin and end a sheet and a chart in it; BoundSheet8, Row and ColInfo."""
_ROW_FLAGS, _ROW_IS_HIDDEN = 12, 0x20
_COLUMN_FLAGS, _COLUMN_IS_HIDDEN = 8, 0x01


def old_links(content: bytes, sheet: str) -> Links:
    """The web addresses that cells of the *sheet* of a workbook link to.

    A workbook of which xlrd cannot make sense has none: its values are read all the same.
    """
    links: Links = {}
    # Broken records end in errors of many kinds.
    try:
        found = _found(content, sheet)
    except Exception:
        return links
    for link in found:
        if link.type == "url":
            rows, columns = range(link.frowx + 1, link.lrowx + 2), range(link.fcolx + 1, link.lcolx + 2)
            add_links(links, rows, columns, link.url_or_path)
    return links


def old_hidden(content: bytes, number: int) -> tuple[int, int]:
    """How many rows and columns are hidden in the sheet with this *number*; 0 is the first one of all.

    A workbook of which no sense can be made hides none: its values are read all the same.
    """
    # Broken records end in errors of many kinds.
    try:
        stream = CompDoc(content, io.StringIO()).get_named_stream(_STREAM)
        return _hidden(stream, number) if stream else (0, 0)
    except Exception:
        return 0, 0


def _hidden(stream: bytes, number: int) -> tuple[int, int]:
    # The list of sheets stands before the first of them.
    book = takewhile(lambda record: record[0] != _END, _records(stream, 0))
    sheets = [data for kind, data in book if kind == _SHEET]
    (begin,) = struct.unpack_from("<I", stream, sheets[number])
    rows = columns = depth = 0
    for kind, data in _records(stream, begin):
        if kind == _ROW:
            rows += bool(stream[data + _ROW_FLAGS] & _ROW_IS_HIDDEN)
        elif kind == _COLUMNS and stream[data + _COLUMN_FLAGS] & _COLUMN_IS_HIDDEN:
            first, last = struct.unpack_from("<2H", stream, data)
            columns += columns_within(first + 1, last + 1)
        elif kind in (_BEGIN, _END):
            depth += 1 if kind == _BEGIN else -1
            if depth == 0:
                break
    return rows, columns


def _records(stream: bytes, place: int) -> Iterator[tuple[int, int]]:
    """The kind of each record from *place* on, and where its data begin."""
    while place + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, place)
        yield kind, place + _HEAD.size
        place += _HEAD.size + length


def _found(content: bytes, sheet: str) -> list[xlrd.sheet.Hyperlink]:
    log = io.StringIO()
    stream = CompDoc(content, log).get_named_stream(_STREAM)
    # Few workbooks link anywhere; the cells of the others are not read a second time.
    if not stream or not _LINK.search(stream):
        return []
    with xlrd.open_workbook(file_contents=_bounded(stream), on_demand=True, logfile=log) as book:
        return list(book.sheet_by_name(sheet).hyperlink_list)


def _bounded(stream: bytes) -> bytes:
    """The stream with each link that goes beyond :data:`MAX_LINKS` cells in all reduced to its first cell.

    xlrd notes each cell of a link by itself, and one link can be on all cells of a sheet.
    """
    bounded, room = bytearray(stream), MAX_LINKS
    for match in _LINK.finditer(stream):
        place = match.start() - _CELLS.size
        top, bottom, left, right = _CELLS.unpack_from(stream, place)
        cells = max(0, bottom - top + 1) * max(0, right - left + 1)
        if cells > room:
            _CELLS.pack_into(bounded, place, top, top, left, left)
        else:
            room -= cells
    return bytes(bounded)
