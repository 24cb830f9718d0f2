"""Workbooks of other programs: .xls and .ods; and what every kind has in common: errors, far values, odd names."""

import io
from datetime import date
from typing import Any

import pytest
import xlwt

from data.intake import package
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import FileFormat, RawTable
from tests.attack.files import open_document, sheet, with_parts
from tests.data.intake.files import HEADER, ROWS, cells, codes, old_workbook, opened

SHEETS: dict[str, list[Any]] = {
    "Hidden": [["x"]],
    "List": [HEADER, *ROWS],
    "Empty": [],
    "Codes": [["y"], ["z"]],
}


def odf_rows(rows: list[Any], more: str = "") -> str:
    """Rows of an OpenDocument table; *more* are attributes of the first cell of the second row."""
    return "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string" {more if (r, c) == (1, 0) else ""}>'
            f"<text:p>{text}</text:p></table:table-cell>"
            for c, text in enumerate(row)
        )
        + "</table:table-row>"
        for r, row in enumerate(rows)
    )


def test_an_old_workbook_is_read_like_a_new_one() -> None:
    table = opened(old_workbook(SHEETS, hidden="Hidden"))
    assert (table.format, table.sheet, table.sheets) == (FileFormat.EXCEL, "List", ("List", "Codes"))
    assert (table.columns, cells(table)) == (HEADER, list(ROWS))
    assert codes(table) == [Code.OTHER_SHEETS, Code.HIDDEN]
    assert table.remarks[-1].parameters == {"rows": 0, "columns": 0, "sheets": 1}
    assert opened(old_workbook(SHEETS), sheet="Codes").columns == ("y",)


def test_hidden_rows_and_columns_of_an_old_workbook_are_reported() -> None:
    book = xlwt.Workbook()
    for name in ("First", "List"):
        made = book.add_sheet(name)
        for number, row in enumerate((HEADER, *ROWS) if name == "List" else [["x"], ["y"]]):
            for column, value in enumerate(row):
                made.write(number, column, value)
    made.row(2).hidden = True
    made.col(1).hidden = made.col(2).hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    table = opened(buffer.getvalue())
    assert cells(table) == list(ROWS)
    assert table.remarks[-1] == Remark(Code.HIDDEN, parameters={"rows": 1, "columns": 2, "sheets": 0})
    assert Code.HIDDEN not in codes(opened(buffer.getvalue(), sheet="First"))


def test_hidden_rows_and_columns_of_an_open_document_are_reported() -> None:
    columns = (
        '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
        '<table:table-column table:number-columns-repeated="16381"/>'
    )
    shown, filtered = odf_rows([HEADER, ROWS[0]]), odf_rows(list(ROWS[1:]))
    filtered = filtered.replace("<table:table-row>", '<table:table-row table:visibility="filter">')
    end = (
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048000"><table:table-cell/>'
        "</table:table-row>"
    )
    table = opened(open_document(columns + shown + filtered + end))
    assert cells(table) == list(ROWS)
    hidden = {"rows": len(ROWS) - 1, "columns": 2, "sheets": 0}
    assert table.remarks == (Remark(Code.HIDDEN, parameters=hidden),)


def test_merged_cells_of_an_old_workbook_are_filled_down() -> None:
    table = opened(old_workbook({"A": [["Name", "Level"], ["A", "NCE"], ["B"]]}, merged=(1, 2, 1, 1)))
    assert cells(table) == [("A", "NCE"), ("B", "NCE")]
    assert table.remarks == (Remark(Code.MERGED_CELLS, parameters={"n": 1}),)


def test_an_old_workbook_that_breaks_off_is_broken() -> None:
    whole = old_workbook(SHEETS)
    for content in (whole[:3_000], whole[:-500]):
        with pytest.raises(IntakeError) as caught:
            read_table("x", content)
        assert caught.value.code is Code.BROKEN_WORKBOOK


def test_an_open_document_spreadsheet_is_read() -> None:
    blank = (
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="9"/>'
        "</table:table-row>"
    )
    end = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    table = opened(open_document(blank + odf_rows([HEADER, *ROWS]) + end))
    assert (table.format, table.sheet, table.columns, cells(table)) == (
        FileFormat.EXCEL,
        "A",
        HEADER,
        list(ROWS),
    )
    assert [row.number for row in table.rows] == [5, 6]


def test_merged_cells_of_an_open_document_are_filled_down() -> None:
    rows = [["NCE", "A"], ["Arena", "B"]]
    text = odf_rows([["Level", "Name"], *rows], 'table:number-rows-spanned="2"')
    covered = text.replace(
        '<table:table-cell office:value-type="string" ><text:p>Arena</text:p></table:table-cell>',
        "<table:covered-table-cell/>",
    )
    table = opened(open_document(covered))
    assert cells(table) == [("NCE", "A"), ("NCE", "B")]
    assert codes(table) == [Code.MERGED_CELLS]


def read_rows(rows: str) -> RawTable:
    return opened(with_parts(sheet=sheet(rows.encode())))


def test_errors_of_formulas_are_read_as_they_are_shown() -> None:
    table = read_rows(
        '<row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Sum</t></is></c></row>'
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    assert cells(table) == [("1", "#DIV/0!")]


def test_an_empty_text_is_a_value_of_a_formula() -> None:
    table = read_rows(
        '<row><c t="inlineStr"><is><t>Name</t></is></c></row><row><c><v>1</v></c>'
        '<c t="str"><f>IF(1,"")</f><v></v></c><c><f>1+1</f></c></row>'
    )
    assert [(said.code, dict(said.parameters)) for said in table.remarks] == [
        (Code.EMPTY_FORMULAS, {"n": 1, "first": "C2"})
    ]


def test_a_prefix_before_names_changes_nothing() -> None:
    rows = b'<x:row><x:c t="inlineStr"><x:is><x:t>Name</x:t></x:is></x:c></x:row><x:row><x:c><x:f>1</x:f></x:c></x:row>'
    names = b'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    whole = b"<x:worksheet %b><x:sheetData>%b</x:sheetData></x:worksheet>" % (names, rows)
    with pytest.raises(IntakeError) as caught:
        read_table("x", with_parts(sheet=whole))
    assert caught.value.code is Code.NO_ROWS


def test_values_too_far_apart_are_refused_with_the_last_ones_address() -> None:
    with pytest.raises(IntakeError) as caught:
        read_rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="9999"><c r="AMJ9999"><v>1</v></c></row>')
    assert (caught.value.code, caught.value.parameters["last"]) == (Code.TOO_SPREAD, "AMJ9999")


def test_tags_of_all_parts_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_parts(sheet=sheet(b"<row><c><v>1</v></c></row>" * 200))
    monkeypatch.setattr(package, "MAX_TAGS", 1_000)
    with pytest.raises(IntakeError) as caught:
        read_table("x", content)
    assert (caught.value.code, caught.value.parameters) == (Code.TOO_MANY_TAGS, {"limit": 1_000})


def test_days_of_old_workbooks_are_days() -> None:
    book = xlwt.Workbook()
    made = book.add_sheet("A")
    made.write(0, 0, "Day")
    made.write(1, 0, date(2018, 8, 1), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    buffer = io.BytesIO()
    book.save(buffer)
    assert cells(opened(buffer.getvalue())) == [("2018-08-01",)]
