"""Files that are no list: each refused whole, with the code that says what it is."""

import codecs

import pytest

from data.i18n import texts
from data.intake import limits
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError
from data.intake.report import render_error
from tests.data.intake.files import ROWS, archive, delimited, feature, features, workbook

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
PICTURES = (
    bytes.fromhex("89504e470d0a1a0a0000000d49484452"),
    bytes.fromhex("ffd8ffe000104a464946"),
    b"GIF89a\x01\0",
    b"RIFF\x24\0\0\0WEBPVP8 ",
    b"\0\0\0\x18ftypheic\0\0\0\0",
    b"II*\0\x08\0\0\0",
)


def refusal(content: bytes, name: str = "list.csv") -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        read_table(name, content)
    assert render_error(texts(), caught.value)
    return caught.value


@pytest.mark.parametrize(
    ("code", "content"),
    [
        (Code.EMPTY, b""),
        (Code.EMPTY, b" \r\n\t\n"),
        (Code.EMPTY, codecs.BOM_UTF8),
        (Code.EMPTY, b",,,\n,,\n"),
        (Code.NO_ROWS, b"Name,Level,Place\n"),
        (Code.NO_ROWS, b"Name,Level,Place\n,,\n\n"),
        (Code.NO_ROWS, b"Name,Level,Place\nName,Level,Place\n"),
        *((Code.PICTURE, picture) for picture in PICTURES),
        (Code.BINARY, b"ID3\x04\0\0\x81\x8d\x8f"),
        (Code.BINARY, b"Name,Level\nA\0,Arena\n"),
        (Code.BINARY, bytes(range(1, 32)) * 20),
        (Code.BROKEN_TEXT, codecs.BOM_UTF16_LE + b"\x00"),
        (Code.HTML, b"<!DOCTYPE html><table><tr><td>Name</td></tr></table>"),
        (Code.HTML, codecs.BOM_UTF8 + b"  <HTML><body>"),
        (Code.XML, b'<?xml version="1.0"?><kml/>'),
        (Code.PDF, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        (Code.ZIP, archive({"list.csv": delimited().encode()})),
        (Code.ZIP, archive({})),
        (Code.WORD, archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"})),
        (Code.WORD, OLE + "WordDocument".encode("utf-16-le")),
        (Code.BROKEN_WORKBOOK, OLE + "WordDocument Workbook".encode("utf-16-le")),
        (Code.OPEN_DOCUMENT, archive({"mimetype": b"application/vnd.oasis.opendocument.text"})),
        (Code.BROKEN_WORKBOOK, archive({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})),
        (Code.BROKEN_WORKBOOK, b"PK\x03\x04 and no more"),
        (Code.BROKEN_WORKBOOK, workbook({"A": [["Name"], *ROWS]})[:-200]),
        (Code.BROKEN_WORKBOOK, archive({"xl/workbook.xml": b"<nonsense"})),
        (Code.BROKEN_WORKBOOK, OLE),
        (Code.ENCRYPTED, OLE + "EncryptedPackage".encode("utf-16-le")),
        (Code.BROKEN_JSON, b'{"type": "FeatureCollection", "features": ['),
        (Code.TOO_DEEP, b"[" * 200_000),
        (Code.NOT_GEOJSON, b'{"name": "A"}'),
        (Code.NOT_GEOJSON, b'[{"name": "A"}]'),
        (Code.NOT_GEOJSON, b'{"type": "FeatureCollection", "features": {}}'),
        (Code.NO_ROWS, b'{"type": "FeatureCollection", "features": []}'),
    ],
)
def test_what_is_no_list_is_named_whatever_its_ending(code: Code, content: bytes) -> None:
    assert refusal(content).code is code
    assert refusal(content, "list.geojson").code is code


def test_sixty_megabytes_are_too_large() -> None:
    error = refusal(b"Name,Level\n" * 5_500_000)
    assert (error.code, error.parameters) == (Code.TOO_LARGE, {"limit": 50})


def test_two_million_cells_are_too_many() -> None:
    error = refusal((b"x," * 99 + b"x\n") * 20_000)
    assert (error.code, error.parameters) == (Code.TOO_MANY_CELLS, {"limit": limits.MAX_CELLS})


@pytest.mark.parametrize("break_at", ["\n", "\n\n"])
def test_as_many_rows_as_the_limit_are_read_and_one_more_is_not(break_at: str) -> None:
    fits = "Name,Level" + f"{break_at}A,B" * limits.MAX_ROWS
    assert len(read_table("list.csv", fits.encode()).rows) == limits.MAX_ROWS
    error = refusal(f"{fits}{break_at}A,B".encode())
    assert (error.code, error.parameters) == (Code.TOO_MANY_ROWS, {"limit": limits.MAX_ROWS})


def test_a_million_blank_lines_are_too_many_rows() -> None:
    assert refusal(b"Name,Level" + b"\n" * 1_200_000 + b"A,B").code is Code.TOO_MANY_ROWS


@pytest.mark.parametrize("separator", [",", "\t"])
def test_as_many_columns_as_the_limit_are_read_and_one_more_is_not(separator: str) -> None:
    def content(count: int) -> bytes:
        header = separator.join(f"c{number}" for number in range(count))
        return f"{header}\n{separator.join('x' * count)}".encode()

    assert len(read_table("list.csv", content(limits.MAX_COLUMNS)).columns) == limits.MAX_COLUMNS
    error = refusal(content(limits.MAX_COLUMNS + 1))
    assert (error.code, error.parameters) == (Code.TOO_MANY_COLUMNS, {"limit": limits.MAX_COLUMNS})


def test_a_workbook_whose_parts_are_locked_is_encrypted() -> None:
    content = bytearray(workbook({"A": [["Name"], *ROWS]}))
    directory = content.find(b"PK\x01\x02")
    while directory >= 0:
        content[directory + 8] |= 1
        directory = content.find(b"PK\x01\x02", directory + 1)
    assert refusal(bytes(content)).code is Code.ENCRYPTED


@pytest.mark.parametrize(
    ("limit", "code"), [("MAX_ROWS", Code.TOO_MANY_ROWS), ("MAX_COLUMNS", Code.TOO_MANY_COLUMNS)]
)
def test_geojson_keeps_to_the_limits_of_every_list(
    monkeypatch: pytest.MonkeyPatch, limit: str, code: Code
) -> None:
    content = features(feature(None, more=1), feature(None, other=2))
    monkeypatch.setattr(f"data.intake.geojson.{limit}", 5)
    assert len(read_table("x", content).rows) == 2
    monkeypatch.setattr(f"data.intake.geojson.{limit}", 1)
    error = refusal(content)
    assert (error.code, error.parameters) == (code, {"limit": 1})


def test_geojson_larger_than_its_own_limit_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.intake.geojson.MAX_JSON_BYTES", 10)
    assert refusal(b'{"type": "FeatureCollection"}').code is Code.TOO_LARGE
