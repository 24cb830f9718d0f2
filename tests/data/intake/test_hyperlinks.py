"""What cells link to is kept: as the website of a row, or in a column of its own."""

import io

import pytest
from openpyxl import Workbook

from data.intake.check import build
from data.intake.hyperlinks import add_links, formula_address, with_addresses, without_markdown
from data.intake.limits import MAX_COLUMNS, MAX_LINKS
from data.intake.mapping import guess_mapping
from data.intake.reading import read_in_process
from data.intake.remarks import Code, Remark
from data.intake.table import RawTable
from tests.attack.files import open_document
from tests.data.intake.files import cells, link_record, old_workbook, opened

BLUE, GREEN = "https://blue.example/", "https://green.example/om?a=1&b=2"


def linked(rows: list[list[str]], links: dict[str, str]) -> RawTable:
    """A workbook of *rows* with links by cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for cell, address in links.items():
        sheet[cell].hyperlink = address
    buffer = io.BytesIO()
    book.save(buffer)
    return opened(buffer.getvalue())


def websites(table: RawTable) -> list[str | None]:
    catalogue = build(table, guess_mapping(table.columns), title="A list").catalogue
    assert catalogue is not None
    return [cluster.website for cluster in catalogue.clusters]


def test_a_linked_name_gives_the_website_of_its_row() -> None:
    table = linked(
        [["Navn", "Sted"], ["Blå", "Tromsø"], ["Grå", "Oslo"], ["Grønn", "Ålesund"]],
        {"A2": BLUE, "A4": GREEN, "B3": "mailto:post@example.org"},
    )
    assert table.columns == ("Navn", "Sted", "URL")
    assert websites(table) == [BLUE, None, GREEN]
    assert table.remarks == (Remark(Code.LINKS, column="URL"),)


def test_an_address_takes_the_place_of_the_text_that_hid_it() -> None:
    table = linked(
        [
            ["Navn", "Sted", "Nettside"],
            ["Blå", "Tromsø", "Se her"],
            ["Grønn", "Ålesund", "www.green.example"],
        ],
        {"C2": BLUE, "C3": "http://www.green.example/"},
    )
    assert table.columns == ("Navn", "Sted", "Nettside")
    assert websites(table) == [BLUE, "https://www.green.example"]
    assert table.remarks == ()


def test_other_columns_keep_their_links_beside_the_website() -> None:
    table = linked(
        [["Navn", "Sted", "Nettside", "Rapport"], ["Blå", "Tromsø", "blue.example", "2025"]],
        {"D2": GREEN, "A2": BLUE},
    )
    assert table.columns == ("Navn", "Sted", "Nettside", "Rapport", "Navn (URL)", "Rapport (URL)")
    assert cells(table) == [("Blå", "Tromsø", "blue.example", "2025", BLUE, GREEN)]
    assert websites(table) == ["https://blue.example"]


def test_the_formula_for_a_link_counts_as_one() -> None:
    table = linked([["Navn", "Sted", "Lenke"], ["Blå", "Tromsø", f'=HYPERLINK("{BLUE}","Nettsted")']], {})
    assert websites(table) == [BLUE]


def test_links_of_an_open_document_are_kept() -> None:
    rows = [
        ["Navn", "Sted"],
        [f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{BLUE}">Blå</text:a>', "Tromsø"],
        ["Grå", "Oslo"],
    ]
    text = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    assert websites(opened(open_document(text))) == [BLUE, None]


def test_links_of_an_old_workbook_are_kept() -> None:
    rows = [["Navn", "Sted"], ["Blå", "Tromsø"], ["Grå", "Oslo"], ["Grønn", "Ålesund"]]
    links = {(1, 0): BLUE, (3, 0): GREEN, (3, 1): "mailto:post@example.org"}
    book = old_workbook({"Om": [["x"], ["y"]], "Liste": rows}, links=links)
    table = opened(book)
    assert table.columns == ("Navn", "Sted", "URL")
    assert websites(table) == [BLUE, None, GREEN]
    assert Remark(Code.LINKS, column="URL") in table.remarks
    assert opened(book, sheet="Om").columns == ("x",)


def test_an_old_workbook_whose_links_are_broken_is_read_without_them() -> None:
    rows = [["Navn", "Sted"], ["Blå", "Tromsø"]]
    book = old_workbook({"Liste": rows}, links={(1, 0): BLUE})
    whole = link_record((1, 0, 1, 0), BLUE)
    assert whole in book
    for start, broken in ((32, b"\xff" * 4), (36, b"\xff" * 16), (52, b"\xff" * 4)):
        damaged = whole[:start] + broken + whole[start + len(broken) :]
        assert cells(opened(book.replace(whole, damaged))) == [("Blå", "Tromsø")]


def test_a_link_on_all_cells_of_an_old_sheet_takes_no_row_from_the_list() -> None:
    rows = [["Navn", "Sted"], ["Blå", "Tromsø"]]
    book = old_workbook({"Liste": rows}, links={(1, 0): BLUE})
    everywhere = book.replace(link_record((1, 0, 1, 0), BLUE), link_record((0, 0, 65_535, 255), BLUE))
    assert cells(read_in_process("list.xls", everywhere))[0][:2] == ("Blå", "Tromsø")


@pytest.mark.parametrize(
    "page",
    [
        f'<table><tr><th>Navn<th>Sted<tr><td><a href="{BLUE}">Blå</a><td>Tromsø<tr><td>Grå<td>Oslo</table>',
        f"| Navn | Sted |\n| --- | --- |\n| [Blå]({BLUE}) | Tromsø |\n| Grå | Oslo |",
    ],
)
def test_links_of_web_pages_and_markdown_are_kept(page: str) -> None:
    table = opened(page)
    assert cells(table) == [("Blå", "Tromsø", BLUE), ("Grå", "Oslo", "")]
    assert websites(table) == [BLUE, None]


@pytest.mark.parametrize(
    "address", ["mailto:a@example.org", "#A1", "file:///c:/x", "javascript:alert(1)", "", None]
)
def test_what_is_no_web_address_is_no_link(address: str | None) -> None:
    links: dict[tuple[int, int], str] = {}
    add_links(links, [1], [1], address)
    assert links == {}


def test_a_link_on_more_cells_than_a_sheet_takes_stops_there() -> None:
    links: dict[tuple[int, int], str] = {}
    add_links(links, range(1, 1_048_577), range(1, 16_385), BLUE)
    assert len(links) == MAX_LINKS


def test_columns_of_addresses_have_names_of_their_own_and_find_room() -> None:
    taken, _ = with_addresses(["Navn", "URL"], [(2, {"Navn": "A", "URL": "x.example"})], {(2, 1): BLUE})
    assert taken == ["Navn", "URL", "Navn (URL)"]
    again, _ = with_addresses(["Navn", "URL", "Navn (URL)"], [(2, {"Navn": "A"})], {(2, 1): BLUE})
    assert again[-1] == "Navn (URL) 2"
    full = [f"c{number}" for number in range(MAX_COLUMNS)]
    rows = [(2, dict.fromkeys(full, "x"))]
    assert with_addresses(full, rows, {(2, 1): BLUE}) == (full, rows)


def test_parts_of_texts_are_read() -> None:
    assert formula_address('=HYPERLINK("x","y")') == "x"
    assert formula_address('of:=HYPERLINK("x";"y")') == "x"
    assert formula_address('=IF(A1,HYPERLINK("x"))') is None
    assert without_markdown(f"a [b]({BLUE}) c") == ("a b c", BLUE)
    assert without_markdown("a [b] (c)") == ("a [b] (c)", None)
