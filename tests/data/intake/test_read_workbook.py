"""Excel workbooks: sheets, merged cells, formulas, numbers and days; claims of a file that are not believed."""

import io
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import FileFormat, RawTable
from tests.data.intake.files import HEADER, ROWS, cells, codes, opened, with_part, workbook

SHEET = "xl/worksheets/sheet1.xml"


def read(content: bytes, sheet: str | None = None) -> RawTable:
    return opened(content, "list.csv", sheet)


def test_a_workbook_is_read_whatever_its_ending() -> None:
    table = read(workbook({"Klynger": [HEADER, *ROWS]}))
    assert (table.format, table.sheet, table.sheets) == (FileFormat.EXCEL, "Klynger", ("Klynger",))
    assert (table.columns, cells(table), table.remarks) == (HEADER, list(ROWS), ())
    assert [row.number for row in table.rows] == [2, 3]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (2018, "2018"),
        (2018.0, "2018"),
        (59.91, "59.91"),
        (1e20, "1e+20"),
        (True, "True"),
        (None, ""),
        (datetime(2018, 8, 1), "2018-08-01"),
        (datetime(2018, 8, 1, 9, 30), "2018-08-01 09:30:00"),
        (" spaced ", "spaced"),
    ],
)
def test_values_are_read_as_people_see_them(value: Any, text: str) -> None:
    assert cells(read(workbook({"A": [["Name", "Value"], ["A", value]]})))[0] == ("A", text)


def test_the_first_sheet_with_content_is_read_and_the_others_are_named() -> None:
    book = workbook({"Empty": [], "List": [HEADER, *ROWS], "Codes": [["x"], ["y"]], "Notes": [["z"]]})
    table = read(book)
    assert (table.sheet, table.sheets) == ("List", ("List", "Codes", "Notes"))
    named = {"sheet": "List", "others": "Codes, Notes"}
    assert table.remarks == (Remark(Code.OTHER_SHEETS, parameters=named),)
    assert read(book, "Codes").columns == ("x",)
    assert read(book, "No such sheet").sheet == "List"


def test_a_hidden_sheet_is_passed_over() -> None:
    book = workbook({"Secret": [HEADER, ROWS[0]], "Shown": [HEADER, ROWS[1]]})
    hidden = with_part(
        book,
        "xl/workbook.xml",
        {b'name="Secret" sheetId="1" state="visible"': b'name="Secret" sheetId="1" state="hidden"'},
    )
    assert (read(hidden).sheet, read(hidden).sheets) == ("Shown", ("Shown",))


@pytest.mark.parametrize(
    ("rows", "code"),
    [([], Code.EMPTY), ([[None, None]], Code.EMPTY), ([HEADER], Code.NO_ROWS)],
)
def test_a_workbook_without_rows_is_refused(rows: list[Any], code: Code) -> None:
    with pytest.raises(IntakeError) as caught:
        read(workbook({"A": rows}))
    assert caught.value.code is code


def test_a_value_merged_over_rows_counts_for_each() -> None:
    rows = [("Navn", "Nivå", "Sted"), ("A", "Arena", "Oslo"), ("B", None, "Bergen"), ("C", None, "Molde"),
            ("D", None, "Bodø")]  # fmt: skip
    table = read(workbook({"A": rows}, merged=["B2:B4"]))
    assert [row[1] for row in cells(table)] == ["Arena", "Arena", "Arena", ""]
    assert table.remarks == (Remark(Code.MERGED_CELLS, parameters={"n": 1}),)


def test_a_title_merged_over_the_table_is_passed_over() -> None:
    rows = [("Klynger 2024", None, None), ("Navn", "Nivå", "Sted"), ("A", "Arena", "Oslo")]
    table = read(workbook({"A": rows}, merged=["A1:C1"]))
    assert cells(table) == [("A", "Arena", "Oslo")]
    assert codes(table) == [Code.ROWS_ABOVE, Code.MERGED_CELLS]


def test_formulas_give_their_stored_values_and_those_without_are_reported() -> None:
    rows = [("Name", "Members", "Sum"), ("A", "=1+1", "=2+2"), ("B", "=3+3", 5)]
    stored = with_part(workbook({"A": rows}), SHEET, {b"<f>1+1</f><v />": b"<f>1+1</f><v>2</v>"})
    table = read(stored)
    assert cells(table) == [("A", "2", ""), ("B", "", "5")]
    assert [(remark.code, dict(remark.parameters)) for remark in table.remarks] == [
        (Code.EMPTY_FORMULAS, {"n": 1, "first": "C2"}),
        (Code.EMPTY_FORMULAS, {"n": 1, "first": "B3"}),
    ]


def test_short_rows_are_normal_and_a_column_without_heading_is_kept() -> None:
    table = read(workbook({"A": [("Name", "Level"), ("A",), ("B", "NCE", "more")]}))
    assert cells(table) == [("A", "", ""), ("B", "NCE", "more")]
    assert table.remarks == (Remark(Code.COLUMN_UNNAMED, column="#3"),)


@pytest.mark.parametrize("claim", ["A1:XFD1048576", "A1", "A1:B999999999"])
def test_the_size_that_a_sheet_claims_is_not_believed(claim: str) -> None:
    honest = workbook({"A": [HEADER, *ROWS]})
    claimed = with_part(honest, SHEET, {b'<dimension ref="A1:D3"': f'<dimension ref="{claim}"'.encode()})
    assert cells(read(claimed)) == list(ROWS)


def test_a_row_numbered_beyond_any_sheet_is_refused() -> None:
    far = with_part(
        workbook({"A": [HEADER, *ROWS]}), SHEET, {b'r="3"': b'r="4000000000"', b'r="A3"': b'r="A4000000000"'}
    )
    with pytest.raises(IntakeError) as caught:
        read(far)
    assert caught.value.code is Code.BROKEN_WORKBOOK


def test_rows_as_wide_as_a_sheet_are_too_many_cells() -> None:
    wide = with_part(workbook({"A": [["x"]] * 80}), SHEET, {b'r="A': b'r="XFD'})
    with pytest.raises(IntakeError) as caught:
        read(wide)
    assert caught.value.code is Code.TOO_MANY_CELLS


@pytest.mark.parametrize(
    "sheet", [b"", b"<worksheet", b"<worksheet><sheetData><row r='x'/></sheetData></worksheet>"]
)
def test_a_broken_sheet_is_reported(sheet: bytes) -> None:
    with pytest.raises(IntakeError) as caught:
        read(with_part(workbook({"A": [HEADER]}), SHEET, sheet))
    assert caught.value.code in {Code.BROKEN_WORKBOOK, Code.EMPTY}


def test_entities_that_multiply_are_not_expanded() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(9))
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e8;</t></is></c></row>'
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE x [{levels}]><worksheet xmlns="http://schemas.openxmlformats.org/'
        f'spreadsheetml/2006/main"><sheetData>{text}</sheetData></worksheet>'
    )
    with pytest.raises(IntakeError) as caught:
        read(with_part(workbook({"A": [HEADER]}), SHEET, bomb.encode()))
    assert caught.value.code is Code.BROKEN_WORKBOOK


def test_a_sheet_of_headings_alone_is_passed_over_for_one_with_rows() -> None:
    rows = [["Navn", "Sted"], ["B", "Bergen"]]
    table = read(workbook({"Mal": [rows[0], [" ", ""]], "Data": rows}))
    assert (table.sheet, len(table.rows)) == ("Data", 1)


def test_a_cover_sheet_is_passed_over_for_the_sheet_whose_header_names_most_fields() -> None:
    cover = [("Medlemsliste 2026",), ("Utarbeidet av sekretariatet",)]
    book = workbook({"Forside": cover, "Koder": [("Navn", "Kode")], "Medlemmer": [HEADER, *ROWS]})
    table = read(book)
    assert (table.sheet, cells(table)) == ("Medlemmer", list(ROWS))
    assert table.sheets == ("Forside", "Koder", "Medlemmer")


def test_hidden_rows_columns_and_sheets_are_reported() -> None:
    book = load_workbook(io.BytesIO(workbook({"A": [HEADER, *ROWS], "B": [HEADER]})))
    book["A"].row_dimensions[2].hidden = True
    book["A"].column_dimensions["C"].hidden = True
    book["B"].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    table = read(buffer.getvalue())
    assert cells(table) == list(ROWS)
    assert table.remarks == (Remark(Code.HIDDEN, parameters={"rows": 1, "columns": 1, "sheets": 1}),)
