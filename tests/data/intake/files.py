"""Makes the files that the tests of the intake read: lists in every format, and broken ones."""

import csv
import io
import json
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import xlwt
from openpyxl import Workbook

from data.i18n import texts
from data.intake.check import Intake, build
from data.intake.mapping import guess_mapping
from data.intake.read import read_table
from data.intake.remarks import Code
from data.intake.report import render
from data.intake.table import RawTable

HEADER = ("Navn", "Nivå", "Hjemsted", "Nettsted")
ROWS = (
    ("Blå klynge", "Arena", "Tromsø", "https://blue.example"),
    ("Grønn, åpen klynge", "NCE", "Ålesund", "https://green.example"),
)
# What a spreadsheet, a page or a template engine would run if it took text for more than text.
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("https://x.example","y")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "{{7*7}}",
    "${alert(1)}",
    "`${1}`",
    "{0.__class__}",
    "%s%n",
    "](javascript:alert(1))",
    "'; DROP TABLE clusters;--",
    "a;=1+1",
)


# The classes of a link and of one to a web address, as records of Excel 97 name them.
_LINK = bytes.fromhex("d0c9ea79f9bace118c8200aa004ba90b")
_URL_MONIKER = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")


def delimited(rows: Iterable[Sequence[str]] = (HEADER, *ROWS), separator: str = ",") -> str:
    """The rows as CSV, quoted where needed."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\n").writerows(rows)
    return text.getvalue()


def workbook(sheets: Mapping[str, Iterable[Sequence[Any]]], merged: Sequence[str] = ()) -> bytes:
    """A workbook with *sheets* (rows by name); *merged* are ranges of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for span in merged:
        book.worksheets[0].merge_cells(span)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def old_workbook(
    sheets: dict[str, list[Any]],
    hidden: str = "",
    merged: tuple[int, int, int, int] | None = None,
    links: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> bytes:
    """A workbook of Excel 97; *merged* is a range of its last sheet and *links* are its cells', counted from 0."""
    book = xlwt.Workbook()
    for name, rows in sheets.items():
        made = book.add_sheet(name)
        made.visibility = int(name == hidden)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                made.write(number, column, value)
    if merged:
        made.merge(*merged)
    _add_links(made, b"".join(link_record((*cell, *cell), address) for cell, address in links.items()))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def link_record(cells: tuple[int, int, int, int], address: str) -> bytes:
    """A record HLINK of [MS-XLS]: the *cells* (first row and column, last row and column) link to *address*."""
    top, left, bottom, right = cells
    url = f"{address}\0".encode("utf-16-le")
    linked = struct.pack("<4H", top, bottom, left, right) + _LINK + struct.pack("<2I", 2, 3)
    moniker = _URL_MONIKER + struct.pack("<I", len(url)) + url
    return struct.pack("<2H", 0x01B8, len(linked + moniker)) + linked + moniker


def _add_links(sheet: xlwt.Worksheet, records: bytes) -> None:
    """Have *records* of links written before the last record, the sheet's end; xlwt itself writes none."""
    written = sheet.get_biff_data
    sheet.get_biff_data = lambda: written()[:-4] + records + written()[-4:]


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip file with *parts*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def with_part(content: bytes, name: str, change: bytes | Mapping[bytes, bytes]) -> bytes:
    """The workbook *content* with one part replaced, or changed word by word."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        parts = {part: whole.read(part) for part in whole.namelist()}
    if isinstance(change, bytes):
        parts[name] = change
    else:
        for old, new in change.items():
            assert old in parts[name]
            parts[name] = parts[name].replace(old, new)
    return archive(parts)


def features(*some: Any) -> bytes:
    """A GeoJSON feature collection."""
    return json.dumps({"type": "FeatureCollection", "features": some}, ensure_ascii=False).encode()


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    """One feature, named and placed unless *properties* say otherwise."""
    known = {"name": "A", "level": "Arena", "place": "Oslo"} | properties
    return {"type": "Feature", "geometry": geometry, "properties": known}


def point(longitude: Any, latitude: Any) -> dict[str, Any]:
    """The geometry of a point."""
    return {"type": "Point", "coordinates": [longitude, latitude]}


def opened(content: bytes | str, name: str = "list.csv", sheet: str | None = None) -> RawTable:
    """Read a file as the page does, and say all there is to say of it."""
    table = read_table(name, content.encode() if isinstance(content, str) else content, sheet=sheet)
    assert all(render(texts(), remark) for remark in table.remarks)
    return table


def cells(table: RawTable) -> list[tuple[str, ...]]:
    """What a table holds, row by row."""
    return [tuple(row.cells[column] for column in table.columns) for row in table.rows]


def codes(told: RawTable | Intake) -> list[Code]:
    """What is said of a table or an intake, in order."""
    return [remark.code for remark in told.remarks]


def taken_in(content: bytes | str, name: str = "list.csv") -> Intake:
    """Read, guess and build, as a person does who corrects nothing."""
    table = opened(content, name)
    mapping = guess_mapping(table.columns, (row.cells for row in table.rows))
    intake = build(table, mapping, title="A list")
    assert all(render(texts(), remark) for remark in intake.remarks)
    return intake


def only_row(**cells: str) -> Intake:
    """A list of one good row, changed and widened by *cells*."""
    row = {"Name": "A", "Level": "Arena", "Place": "Oslo"} | cells
    return taken_in(delimited([list(row), list(row.values())]))
