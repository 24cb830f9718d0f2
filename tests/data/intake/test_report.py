"""Remarks in words: a text for every code, with every value that it names."""

import re

import pytest

from data.columns import POSITION_COLUMNS
from data.i18n import languages, texts
from data.intake.mapping import FIELDS
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.report import place, render, render_error

# The values that come with each code, as its docstring in Code says; "value" always does.
VALUES: dict[str, str | int] = {
    "limit": 20_000, "line": 3, "sheet": "List", "others": "Codes", "n": 2, "first": "B2", "field": "level",
    "expected": 3, "last": "XFD9", "used": "a-2", "choices": "high, low",
    "row": "1", "rows": 1, "columns": 2, "sheets": 3,
}  # fmt: skip
# The codes that refuse a file stand before those of the table.
REFUSALS = list(Code)[: list(Code).index(Code.WINDOWS_1252)]
COUNTED = {
    Code.MERGED_CELLS, Code.EMPTY_FORMULAS, Code.ROWS_ABOVE, Code.EXTRA_COLUMNS, Code.HEADINGS_AGAIN,
}  # fmt: skip


@pytest.mark.parametrize("language", languages())
def test_there_are_words_for_every_code_in_every_language(language: str) -> None:
    t = texts(language)
    words = {code: render(t, Remark(code, value="read", parameters=VALUES)) for code in Code}
    assert {code: said for code, said in words.items() if not said or "{" in said} == {}


def test_a_refusal_and_a_remark_of_one_code_say_the_same() -> None:
    refused = {code: render_error(texts(), IntakeError(code, **VALUES)) for code in REFUSALS}
    assert refused == {code: render(texts(), Remark(code, parameters=VALUES)) for code in REFUSALS}


def test_one_and_several_are_told_apart() -> None:
    def said(code: Code, n: int) -> str:
        return render(texts(), Remark(code, parameters=VALUES | {"n": n}))

    assert [code for code in COUNTED if not said(code, 1).startswith("1 ")] == []
    assert [code for code in COUNTED if not re.match(r"2 \w+s ", said(code, 2))] == []


@pytest.mark.parametrize(
    ("rows", "columns", "sheets", "language", "words"),
    [
        (1, 0, 0, "en", "The sheet hides 1 row. What is hidden there was read like the rest."),
        (2, 1, 0, "en", "The sheet hides 2 rows and 1 column. What is hidden there was read like the rest."),
        (0, 0, 1, "en", "The workbook hides 1 sheet, which was not read."),
        (0, 2, 2, "en", "The sheet hides 2 columns. What is hidden there was read like the rest. "
                        "The workbook hides 2 sheets, which were not read."),
        (1, 0, 0, "nb", "Arket skjuler 1 rad. Det som er skjult der, er lest som resten."),
        (2, 1, 0, "nb", "Arket skjuler 2 rader og 1 kolonne. Det som er skjult der, er lest som resten."),
        (0, 0, 1, "nb", "Arbeidsboken skjuler 1 ark, som ikke er lest."),
    ],
)  # fmt: skip
def test_what_is_hidden_is_named_without_what_there_is_none_of(
    rows: int, columns: int, sheets: int, language: str, words: str
) -> None:
    counts = {"rows": rows, "columns": columns, "sheets": sheets}
    assert render(texts(language), Remark(Code.HIDDEN, parameters=counts)) == words


@pytest.mark.parametrize("language", languages())
def test_json_that_is_no_geojson_and_a_word_document_come_with_a_next_step(language: str) -> None:
    t = texts(language)
    assert ".xlsx" in render_error(t, IntakeError(Code.NOT_GEOJSON))
    assert t("page.your_data.title") in render_error(t, IntakeError(Code.WORD))


def test_fields_and_severities_have_names() -> None:
    names = [*(f"field.{field}" for field in FIELDS), *(f"severity.{severity}" for severity in Severity)]
    assert [name for name in names if not texts()(f"intake.{name}")] == []


def test_a_field_is_named_in_the_readers_words() -> None:
    t = texts()
    words = render(t, Remark(Code.FIELD_UNMAPPED, parameters={"field": "listed_name"}))
    assert t("intake.field.listed_name") in words
    assert "listed_name" not in words


@pytest.mark.parametrize("language", languages())
def test_where_no_column_tells_of_homes_the_boxes_that_can_are_named(language: str) -> None:
    t = texts(language)
    words = render(t, Remark(Code.HOME_UNMAPPED))
    assert [
        field for field in ("home_place", *POSITION_COLUMNS) if t(f"intake.field.{field}") not in words
    ] == []


def test_a_long_value_is_shortened_to_one_line() -> None:
    words = render(texts(), Remark(Code.GEOMETRY_KIND, value="x \n y" * 100))
    assert "x yx" in words
    assert "…" in words
    assert len(words) < 250


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (None, None, "Whole list"),
        (None, "Web", "Column “Web”"),
        (12345, None, "Row 12345"),
        (12345, "{row}", "Row 12345, column “{row}”"),
    ],
)
def test_the_place_of_a_remark(row: int | None, column: str | None, words: str) -> None:
    assert place(texts(), Remark(Code.URL, row=row, column=column)) == words
