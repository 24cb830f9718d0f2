"""CSV in every encoding and with every separator; what is broken in it costs a row, not the list."""

import codecs
from contextlib import suppress

import pytest

from data.i18n import texts
from data.intake.limits import MAX_CELL_LENGTH, MAX_QUOTED_LINES
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.report import render
from data.intake.table import FileFormat, RawTable
from tests.data.intake.files import HEADER, ROWS, cells, codes, delimited, opened

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with byte order mark",
    "utf-16": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1252": "Windows-1252",
}


def encoded(text: str, encoding: str) -> bytes:
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    return mark + text.encode(encoding)


def read(text: str) -> RawTable:
    return opened(text)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(("encoding", "label"), ENCODINGS.items())
def test_each_encoding_separator_and_line_end_gives_the_same_list(
    encoding: str, label: str, separator: str, newline: str
) -> None:
    text = delimited(separator=separator).replace("\n", newline)
    table = read_table("anything.xlsx", encoded(text, encoding))
    assert (table.columns, cells(table)) == (HEADER, list(ROWS))
    assert [row.number for row in table.rows] == [2, 3]
    assert (table.encoding, table.separator) == (label, separator)
    assert table.format is (FileFormat.TSV if separator == "\t" else FileFormat.CSV)
    assert codes(table) == ([Code.WINDOWS_1252] if encoding == "cp1252" else [])


def test_a_byte_that_no_encoding_has_is_reported() -> None:
    with pytest.raises(IntakeError) as caught:
        read_table("list.csv", "Navn,Nivå\n".encode("cp1252") + b"\x81")
    assert caught.value.code is Code.BROKEN_TEXT


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ('"Name, in full";Level;Place', ("Name, in full", "Level", "Place")),
        ('"a;b;c;d",Level,Place', ("a;b;c;d", "Level", "Place")),
        ("Name;Home, region", ("Name", "Home, region")),
        ("a;b", ("a", "b")),
        ("only", ("only",)),
        ("sep=|\na,b|c", ("a,b", "c")),
    ],
)
def test_the_separator_is_found_outside_quotes(header: str, columns: tuple[str, ...]) -> None:
    values = ["x, y; z"] * len(columns)
    separator = read(f"{header}\n1").separator or ""
    table = read(f"{header}\n" + separator.join(f'"{value}"' for value in values))
    assert table.columns == columns
    assert cells(table) == [tuple(values)]


def test_prose_with_commas_below_an_unknown_header_changes_nothing() -> None:
    assert read("alpha;beta\none, two, three, four, five;x").columns == ("alpha", "beta")


def test_quoted_separators_quotes_and_line_breaks_belong_to_the_cell() -> None:
    table = read('Name,Level,Place\n"A, ""the"" cluster",Arena,"Oslo\nNorway"\nB,NCE,Bergen\n')
    assert cells(table) == [('A, "the" cluster', "Arena", "Oslo\nNorway"), ("B", "NCE", "Bergen")]
    assert [row.number for row in table.rows] == [2, 4]
    assert table.remarks == ()


def test_blank_lines_are_passed_over_and_rows_keep_their_numbers() -> None:
    table = read("\n\nName,Level\n\nA,Arena\n,,\n  \nB,NCE\n\n")
    assert [row.number for row in table.rows] == [5, 8]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ('"A "the" cluster",Arena,Oslo', '"A "the" cluster",Arena,Oslo'),
        ('"A,Arena,Oslo', '"A,Arena,Oslo'),
        ('A,"Arena"x,Oslo', 'A,"Arena"x,Oslo'),
    ],
)
def test_quotes_that_do_not_match_cost_only_their_row(row: str, value: str) -> None:
    table = read(f"Name,Level,Place\nFirst,NCE,Bergen\n{row}\nLast,GCE,Molde\n")
    assert table.remarks == (Remark(Code.QUOTES, Severity.ERROR, 3, value=value),)
    assert [next(iter(row.cells.values())) for row in table.rows if row.number != 3] == ["First", "Last"]


def test_a_row_that_is_too_long_is_an_error_and_loses_nothing() -> None:
    table = read("Name,Level,Place\nA,Arena,Oslo, Norway,x\nB,NCE,Bergen\n")
    assert [(r.code, r.severity, r.row, r.value, dict(r.parameters)) for r in table.remarks] == [
        (Code.TOO_MANY_FIELDS, Severity.ERROR, 2, "Norway,x", {"n": 5, "expected": 3})
    ]
    assert cells(table) == [("A", "Arena", "Oslo,Norway,x"), ("B", "NCE", "Bergen")]


def test_a_row_that_is_too_short_is_a_warning() -> None:
    table = read("Name,Level,Place\nA,Arena\nB,NCE,\nC,,,,,\n")
    assert [(r.code, r.severity, r.row, dict(r.parameters)) for r in table.remarks] == [
        (Code.TOO_FEW_FIELDS, Severity.WARNING, 2, {"n": 2, "expected": 3})
    ]
    assert cells(table) == [("A", "Arena", ""), ("B", "NCE", ""), ("C", "", "")]


def test_titles_above_the_header_are_passed_over_and_reported() -> None:
    table = read("Klynger 2024,,\nUtkast, av 3. mai,\nNavn,Nivå,Sted\nA,Arena,Oslo\n")
    assert table.columns == ("Navn", "Nivå", "Sted")
    assert table.remarks == (Remark(Code.ROWS_ABOVE, parameters={"n": 2}),)
    assert table.rows[0].number == 4


@pytest.mark.parametrize(
    ("text", "numbers", "remark"),
    [
        ("Klynge;Sted\nA;Oslo\nKlynge;Sted\nB;Bodø\n", [2, 4], {"n": 1, "first": "3"}),
        ("Klynge;Sted\nA;Oslo\nKlynge;Sted\nB;Bodø\n KLYNGE ;sted;\n", [2, 4], {"n": 2, "first": "3"}),
        ("2026\nKlynge;Sted\nA;Oslo\n2027\n\nKlynge;Sted\nB;Bodø\n", [3, 4, 7], {"n": 1, "first": "6"}),
        ("Klynge;Sted\nA;Oslo\nKlynge;Bodø\n;Sted\n", [2, 3, 4], None),
    ],
)
def test_headings_that_stand_again_further_down_are_no_row(
    text: str, numbers: list[int], remark: dict[str, int | str] | None
) -> None:
    table = read(text)
    assert [row.number for row in table.rows] == numbers
    told = [one.parameters for one in table.remarks if one.code is Code.HEADINGS_AGAIN]
    assert told == ([remark] if remark else [])


def test_headings_that_stand_twice_or_not_at_all_get_names_of_their_own() -> None:
    table = read("Name,Note,Note,,Note (2),\nA,b,c,d,e,\n")
    assert table.columns == ("Name", "Note", "Note (2)", "#4", "Note (2) (2)")
    assert [(remark.code, remark.column) for remark in table.remarks] == [
        (Code.COLUMN_TWICE, "Note"),
        (Code.COLUMN_UNNAMED, "#4"),
        (Code.COLUMN_TWICE, "Note (2)"),
    ]


def test_a_cell_that_is_too_long_is_left_out_and_reported() -> None:
    fits, exceeds = "x" * MAX_CELL_LENGTH, "x" * (MAX_CELL_LENGTH + 1)
    table = read(f"Name,Note\nA,{fits}\nB,{exceeds}\n")
    assert cells(table) == [("A", fits), ("B", "")]
    limit = {"limit": MAX_CELL_LENGTH}
    assert table.remarks == (Remark(Code.CELL_TOO_LONG, row=3, column="Note", parameters=limit),)


def test_a_cell_longer_than_the_csv_module_reads_costs_only_its_row() -> None:
    table = read("Name,Note\nA," + "x" * 200_000 + "\nB,c\n")
    assert [(remark.code, remark.row) for remark in table.remarks] == [
        (Code.CELL_TOO_LONG, 2),
        (Code.QUOTES, 2),
    ]
    assert cells(table)[1] == ("B", "c")


def test_characters_that_nobody_sees_and_our_own_guards_are_taken_off() -> None:
    table = read("Name,Note\n\ufeffA\x07,'=1+1\nB,'quoted'\n")
    assert cells(table) == [("A", "=1+1"), ("B", "'quoted'")]


def test_rows_mended_by_a_person_keep_their_numbers_and_lose_their_old_remarks() -> None:
    table = read("Name,Level,Place\nA,Arena,Oslo,x\nB,NCE,Bergen\nC,GCE,Oslo,y\nD\n")
    mended = table.corrected({2: {"Name": " A ", "Level": "Arena", "other": "x"}, 5: {"Name": " "}})
    assert cells(mended) == [("A", "Arena", ""), ("B", "NCE", "Bergen"), ("C", "GCE", "Oslo,y")]
    assert [row.number for row in mended.rows] == [2, 3, 4]
    assert [remark.row for remark in mended.remarks] == [4]


def test_a_quotation_of_too_many_lines_costs_only_the_row_that_opens_it() -> None:
    table = read('Name,Level\n"A,NCE\n' + "B,NCE\n" * MAX_QUOTED_LINES + '"C",NCE\n')
    assert table.remarks == (Remark(Code.QUOTES, Severity.ERROR, 2, value='"A,NCE'),)
    assert len(table.rows) == MAX_QUOTED_LINES + 2


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_quotes_that_fail_on_line_after_line_cost_each_line_once(count: int) -> None:
    table = read("Name,Level\n" + 'x","\n' * count + "B,NCE\n")
    assert cells(table)[-1] == ("B", "NCE")
    assert len(table.rows) == count + 1


def test_marks_that_turn_what_follows_are_taken_off() -> None:
    table = read("Name,Note\nA,\u202etxt.exe\u2066x\u2069\n")
    assert cells(table) == [("A", "txt.exex")]


def test_a_text_is_as_long_as_what_it_is_compared_by() -> None:
    fits, expands = "\ufdfa" * (MAX_CELL_LENGTH // 18), "\ufdfa" * (MAX_CELL_LENGTH // 18 + 1)
    table = read(f"Name,Note\nA,{fits}\nB,{expands}\n")
    assert cells(table) == [("A", fits), ("B", "")]
    assert codes(table) == [Code.CELL_TOO_LONG]


def test_lines_that_stand_in_quotation_marks_as_a_whole_are_read_without_them() -> None:
    table = opened('"Bedrift;Poststed;Fylke"\n"A ""beste"" AS;Oslo;Oslo"\n"B;Bergen;Vestland"\n')
    assert codes(table) == [Code.QUOTED_LINES]
    assert cells(table) == [('A "beste" AS', "Oslo", "Oslo"), ("B", "Bergen", "Vestland")]
    assert codes(opened('"Navn"\n"A;B"\n')) == []


def test_a_markdown_table_is_read_without_its_rule() -> None:
    table = opened("| Navn | Sted |\n| --- | :---: |\n| A | Oslo |\n| B | Bergen |\n")
    assert table.remarks == ()
    assert (table.columns, cells(table)) == (("Navn", "Sted"), [("A", "Oslo"), ("B", "Bergen")])
    assert [row.number for row in table.rows] == [3, 4]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("A;Oslo;Fisk\nB;Bergen;Fisk\n", ("#1", "#2", "#3")),
        ("Alfa AS;Oslo\nBeta AS;Bergen\n", ("#1", "#2")),
        ("Oslo;Alfa Havbruk sa.\nBergen;Beta A/S\n", ("#1", "#2")),
        ("Alfa;Oslo;Skole\nBeta;Bergen;Skole\n", ("#1", "#2", "#3")),
        ("Alfa;Oslo;Skole;Program\nBeta;Bergen;Skole;Program\n", ("#1", "#2", "#3", "#4")),
        ("Bedrift;Datterselskap AS\nAlfa;Beta AS\n", ("Bedrift", "Datterselskap AS")),
        ("Alfa AS;Oslo\nBeta;Bergen\n", None),
        ("AS;Oslo\nAlfa AS;Bergen\n", None),
        ("Navn;Sted;Avtale med Alfa AS\nA;Oslo;Beta AS\n", ("Navn", "Sted", "Avtale med Alfa AS")),
        ("A;59.91;10.75\nB;60.39;5.32\n", ("#1", "#2", "#3")),
        ("Hva;Hvor;Slag\nA;Oslo;x\n", None),
        ("Navn;2019\nA;Oslo\n", ("Navn", "2019")),
    ],
)
def test_the_first_row_of_a_list_without_headings_is_kept_or_named(
    text: str, columns: tuple[str, ...] | None
) -> None:
    """Without *columns* the first row is read as headings of which none is known."""
    table = opened(text)
    first = text.splitlines()[0].split(";")
    unknown = Remark(Code.READ_AS_HEADINGS, value=", ".join(first), parameters={"row": "1"})
    assert table.columns == (columns or tuple(first))
    without = columns is not None and columns[0] == "#1"
    expected = [] if columns else [unknown]
    assert list(table.remarks) == ([Remark(Code.NO_HEADINGS)] if without else expected)
    assert len(table.rows) == (2 if without else 1)


def test_what_is_read_as_headings_though_none_is_known_is_said_with_a_way_on() -> None:
    (remark,) = read("\nAlfa;Oslo\nBeta;Bergen\n").remarks
    words = render(texts(), remark)
    assert words.startswith("Row 2 was read as headings, but none of them is known: Alfa, Oslo. ")
    assert "put a row of headings above it" in words


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nul_bytes(codec: str) -> None:
    table = opened(delimited().encode(codec))
    assert (table.encoding, cells(table)) == ("UTF-16", list(ROWS))


def test_a_line_in_windows_1252_among_lines_in_utf_8_is_read_as_such() -> None:
    lines = [line.encode() for line in ("Navn;Sted", "Blå;Tromsø", "Rød;Ålesund")] + [
        "Grønn;Bodø".encode("cp1252")
    ]
    table = opened(b"\n".join(lines))
    assert codes(table) == [Code.MIXED_ENCODING]
    assert cells(table) == [("Blå", "Tromsø"), ("Rød", "Ålesund"), ("Grønn", "Bodø")]


def test_a_long_line_of_spaces_or_rules_takes_no_time() -> None:
    for line in (" " * 400_000 + "x", "|" + "--|" * 100_000 + "x", "-" * 400_000):
        assert opened(f"Navn;Sted\n{line[:4_000]}\nA;Oslo\n").columns == ("Navn", "Sted")
        with suppress(IntakeError):
            opened(f"Navn;Sted\n{line}\nA;Oslo\n")
