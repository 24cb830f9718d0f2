"""Read what the cells of an Excel 97-2003 workbook (.xls) link to; the reader of its values leaves that out."""

import io
import re
import struct

import xlrd
from xlrd.compdoc import CompDoc

from data.intake.hyperlinks import Links, add_links
from data.intake.limits import MAX_LINKS

_STREAM = "Workbook"
"""Of the file, which is a container of streams: the one that holds the sheets."""
_LINK = re.compile(re.escape(bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")))
"""Stands in each record of a link (HLINK in [MS-XLS]), after the cells that link: first and last row and column."""
_CELLS = struct.Struct("<4H")


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


def _found(content: bytes, sheet: str) -> list[xlrd.sheet.Hyperlink]:
    log = io.StringIO()
    stream = CompDoc(content, log).get_named_stream(_STREAM)
    # Few workbooks link anywhere; the cells of the others are not read a second time.
    if not stream or not _LINK.search(stream):
        return []
    with xlrd.open_workbook(file_contents=_bounded(stream), on_demand=True, logfile=log) as book:
        return list(book.sheet_by_name(sheet).hyperlink_list)


def _bounded(stream: bytes) -> bytes:
    """The stream with a link on its first cell alone where more cells link than a list may have.

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
