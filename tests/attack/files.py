"""Makes the files that once stopped the dashboard: small or large, each within what the server takes as an upload.

Nothing of it is kept in the repository. Each function makes one kind of file; :data:`ATTACKS` names them all, with
the answer that each must get.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from openpyxl import Workbook

from data.intake.remarks import Code
from tests.data.intake.files import HEADER, ROWS, archive

MEGABYTE = 1_000_000
NEARLY_FULL = 49 * MEGABYTE
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_SHEET = "xl/worksheets/sheet1.xml"
_BOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_STRINGS_TYPE = (
    b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'spreadsheetml.sharedStrings+xml"/>'
)


@dataclass(frozen=True)
class Attack:
    """A kind of file: what makes it, and the code that refuses it (None: it is read)."""

    name: str
    make: Callable[[], bytes]
    answer: Code | None


def workbook_parts() -> dict[str, bytes]:
    """The parts of an honest workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (HEADER, *ROWS):
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as whole:
        return {name: whole.read(name) for name in whole.namelist()}


def with_parts(**changes: bytes) -> bytes:
    """An honest workbook with parts replaced: ``sheet``, ``styles``, ``strings``, ``book``."""
    names = {"sheet": _SHEET, "styles": "xl/styles.xml", "strings": "xl/sharedStrings.xml", "book": _BOOK}
    parts = workbook_parts() | {names[key]: content for key, content in changes.items()}
    if "strings" in changes:
        # An honest one writes its texts into the cells.
        parts[_TYPES] = parts[_TYPES].replace(b"</Types>", _STRINGS_TYPE + b"</Types>")
    return archive(parts)


def sheet(rows: bytes) -> bytes:
    """A worksheet with these rows."""
    return b'<worksheet xmlns="%b"><sheetData>%b</sheetData></worksheet>' % (_MAIN.encode(), rows)


def formulas_in_a_comment() -> bytes:
    """A comment that begins like formulas without a value, over and over."""
    rows = b'<row><c t="inlineStr"><is><t>Name</t></is></c></row><row><c><v>1</v></c></row>'
    return with_parts(sheet=sheet(rows + b"<!--<f " + b'<c r="A1"' * 130_000 + b"-->"))


def formulas_that_never_end() -> bytes:
    """Cells that begin like formulas without a value and go on with others."""
    return with_parts(sheet=sheet(b'<row r="1">' + b'<c r="A1"><f>' * 200_000 + b"</row>"))


def many_styles() -> bytes:
    """3.9 million cell formats."""
    count = 3_900_000
    return with_parts(
        styles=b'<styleSheet xmlns="%b"><cellXfs>%b</cellXfs></styleSheet>'
        % (_MAIN.encode(), b"<xf/>" * count)
    )


def many_strings(count: int = 3_900_000) -> bytes:
    """Millions of shared texts, all empty."""
    return with_parts(strings=b'<sst xmlns="%b">%b</sst>' % (_MAIN.encode(), b"<si/>" * count))


def very_many_strings() -> bytes:
    """39 million shared texts."""
    return many_strings(39_000_000)


def many_sheets() -> bytes:
    """10,000 sheets that are one and the same part."""
    sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n) for n in range(1, 10_001))
    book = (
        b'<workbook xmlns="%b" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b"<sheets>%b</sheets></workbook>" % (_MAIN.encode(), sheets)
    )
    return with_parts(book=book)


def many_parts() -> bytes:
    """A zip archive of 10,000 files."""
    return archive(workbook_parts() | {f"xl/{number}": b"" for number in range(10_000)})


def far_column() -> bytes:
    """700,000 rows with one cell each, in the last column."""
    rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 700_001))
    return with_parts(sheet=sheet(rows))


def far_corners() -> bytes:
    """Two cells, in the first and in the last place of a sheet."""
    first = b'<row r="1"><c r="A1"><v>1</v></c></row>'
    return with_parts(sheet=sheet(first + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))


def empty_cells() -> bytes:
    """Millions of cells without a value."""
    return with_parts(sheet=sheet(b'<row r="1">' + b"<c/>" * 20_000_000 + b"</row>"))


def deep_xml() -> bytes:
    """Two million elements within one another."""
    depth = 2_000_000
    return with_parts(sheet=sheet(b"<a>" * depth + b"</a>" * depth))


def long_attributes() -> bytes:
    """One element with a million attributes."""
    return with_parts(sheet=sheet(b"<row " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b"/>"))


def entities() -> bytes:
    """Entities that multiply a billionfold."""
    levels = b"".join(
        b'<!ENTITY e%d "%b">' % (n, b"&e%d;" % (n - 1) * 10 if n else b"x" * 10) for n in range(9)
    )
    cell = b'<row r="1"><c r="A1" t="inlineStr"><is><t>&e8;</t></is></c></row>'
    return with_parts(sheet=b"<!DOCTYPE x [" + levels + b"]>" + sheet(cell))


def zip_bomb() -> bytes:
    """A sheet of 140 MB of spaces."""
    return with_parts(sheet=sheet(b" " * (140 * MEGABYTE)))


def merged_ranges() -> bytes:
    """Merged ranges down all rows in each of 2,000 columns."""
    names = [_letters(n) for n in range(1, 2_001)]
    first = b'<row r="1">' + b"".join(b'<c r="%b1"><v>1</v></c>' % name for name in names) + b"</row>"
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(2, 2_400))
    merged = b"".join(b'<mergeCell ref="%b1:%b1048576"/>' % (name, name) for name in names)
    whole = sheet(first + rows).replace(b"</worksheet>", b"<mergeCells>%b</mergeCells></worksheet>" % merged)
    return with_parts(sheet=whole)


def _letters(column: int) -> bytes:
    letters = b""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = bytes([ord("A") + letter]) + letters
    return letters


def open_document(table: str) -> bytes:
    """An OpenDocument spreadsheet of one table with these rows."""
    names = "".join(f' xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="A">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return archive({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": manifest})


def repeated_rows() -> bytes:
    """An OpenDocument cell that says it stands in every place of a sheet."""
    return open_document(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" '
        'office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
    )


def old_workbook() -> bytes:
    """The container of .xls, filled with what it is made of."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + b"\xfe\xff\xff\xff" * (NEARLY_FULL // 4)


def reopened_quotes() -> bytes:
    """Lines that each end a quotation and begin another."""
    return b"Name,Level,Place\n" + b'x","\n' * 1_000_000


def quotes_never_closed() -> bytes:
    """Lines that each open a quotation that nothing closes."""
    return b"Name,Level,Place\n" + b'"' + b"x\n" * 1_000_000


def long_quoted_lines() -> bytes:
    """Few long lines, each of which reopens a quotation."""
    return b"Name,Level,Place\n" + (b"y" * 2_400 + b'","\n') * 20_000


def commas_in_a_line() -> bytes:
    """49 million commas in one line."""
    return b"Name,Level\n" + b"," * NEARLY_FULL


def commas_in_lines() -> bytes:
    """49 million commas in lines as long as may be."""
    return b"Name,Level\n" + (b"," * 16_000 + b"\n") * 3_060


def wide_headers() -> bytes:
    """Lines of 16,000 headings each, of which the first might be the header."""
    return (b"Navn," * 16_000 + b"\n") * 600


def empty_lines() -> bytes:
    """49 million line breaks."""
    return b"Name,Level" + b"\n" * NEARLY_FULL


def short_rows() -> bytes:
    """12 million rows of two letters."""
    return b"a,b\n" * 12_000_000


def one_long_cell() -> bytes:
    """A cell of 49 MB."""
    return b"Name,Level\n" + b"x" * NEARLY_FULL


def headings_in_brackets() -> bytes:
    """Headings of nothing but opening brackets."""
    return b",".join([b"(" * 5_000] * 90) + b"\n" + b",".join([b"x"] * 90)


def largest_list() -> bytes:
    """The largest list that is read: 10,000 rows of 99 columns."""
    header = ",".join(["Name", "Level", "Place", *(f"Own {n}" for n in range(96))])
    row = "klynge {n},NCE,Oslo" + ",en tekst av noen ord" * 96
    return "\n".join([header, *(row.format(n=n) for n in range(10_000))]).encode()


def largest_workbook() -> bytes:
    """A workbook of 10,000 rows of 99 columns."""
    text = b'<c t="inlineStr"><is><t>en tekst %d</t></is></c>'
    numbers = range(10_000, 10_099)
    rows = (b"".join(text % (row * number) for number in numbers) for row in range(1, 10_001))
    return with_parts(sheet=sheet(b"".join(b"<row>" + cells + b"</row>" for cells in rows)))


def empty_arrays() -> bytes:
    """GeoJSON of 20 MB of empty arrays."""
    return b'{"type":"FeatureCollection","features":[' + b"[]," * 6_600_000 + b"[]]}"


def deep_json() -> bytes:
    """GeoJSON of arrays within one another."""
    return b'{"type":"FeatureCollection","features":' + b"[" * 9_000_000 + b"]" * 9_000_000 + b"}"


def quotes_in_json() -> bytes:
    """GeoJSON of quotation marks that are none."""
    return b'{"type":"' + b'\\"' * 9_900_000


def long_number() -> bytes:
    """GeoJSON with a number of 19 million digits."""
    return b'{"type":"Feature","properties":{"name":' + b"9" * 19_000_000 + b"}}"


def many_keys() -> bytes:
    """GeoJSON whose features have no property in common."""
    features = b",".join(b'{"properties":{"k%d":1,"l%d":2}}' % (n, n) for n in range(20_000))
    return b'{"type":"FeatureCollection","features":[' + features + b"]}"


def outlines() -> bytes:
    """GeoJSON of 21 MB of outlines: an honest file, but no list."""
    ring = b",".join(b"[5.%06d,60]" % n for n in range(1_500_000))
    return b'{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[' + ring + b"]]}}"


ATTACKS = (
    Attack("formulas in a comment", formulas_in_a_comment, None),
    Attack("formulas that never end", formulas_that_never_end, Code.TOO_DEEP),
    Attack("3.9 million cell formats", many_styles, Code.TOO_MANY_STYLES),
    Attack("3.9 million shared texts", many_strings, Code.TOO_MANY_STRINGS),
    Attack("39 million shared texts", very_many_strings, Code.ZIP_BOMB),
    Attack("10,000 sheets of one part", many_sheets, Code.TOO_MANY_SHEETS),
    Attack("10,000 files in a zip", many_parts, Code.TOO_MANY_PARTS),
    Attack("700,000 rows in column XFD", far_column, Code.TOO_MANY_CELLS),
    Attack("first and last cell of a sheet", far_corners, Code.TOO_SPREAD),
    Attack("20 million cells without value", empty_cells, Code.ZIP_BOMB),
    Attack("2 million levels of XML", deep_xml, Code.TOO_DEEP),
    Attack("a million attributes", long_attributes, Code.EMPTY),
    Attack("entities that multiply", entities, Code.BROKEN_WORKBOOK),
    Attack("zip bomb", zip_bomb, Code.ZIP_BOMB),
    Attack("2,000 columns merged down", merged_ranges, Code.TOO_MANY_CELLS),
    Attack("OpenDocument cell everywhere", repeated_rows, Code.TOO_SPREAD),
    Attack("49 MB that begin like .xls", old_workbook, Code.BROKEN_WORKBOOK),
    Attack("quotes reopened, 5 MB", reopened_quotes, Code.TOO_MANY_ROWS),
    Attack("quotes never closed", quotes_never_closed, Code.TOO_MANY_ROWS),
    Attack("quotes reopened, long lines", long_quoted_lines, None),
    Attack("49 million commas in a line", commas_in_a_line, Code.LINE_TOO_LONG),
    Attack("49 million commas in lines", commas_in_lines, Code.TOO_MANY_CELLS),
    Attack("600 lines of 16,000 headings", wide_headers, Code.TOO_MANY_CELLS),
    Attack("49 million line breaks", empty_lines, Code.TOO_MANY_ROWS),
    Attack("12 million rows", short_rows, Code.TOO_MANY_ROWS),
    Attack("a cell of 49 MB", one_long_cell, Code.LINE_TOO_LONG),
    Attack("headings of brackets", headings_in_brackets, None),
    Attack("largest CSV, 20 MB", largest_list, None),
    Attack("largest workbook, 990,000 cells", largest_workbook, None),
    Attack("20 MB of empty arrays", empty_arrays, Code.TOO_MANY_VALUES),
    Attack("9 million levels of JSON", deep_json, Code.TOO_MANY_VALUES),
    Attack("quotation marks in JSON", quotes_in_json, Code.BROKEN_JSON),
    Attack("number of 19 million digits", long_number, Code.BROKEN_JSON),
    Attack("20,000 features, nothing shared", many_keys, Code.TOO_MANY_COLUMNS),
    Attack("21 MB of outlines", outlines, Code.TOO_LARGE),
)
