"""Rows as records: empty cells are unknown, list columns are split, refused values are problems of their row."""

import pytest

from data.csv_rows import CsvRow
from data.errors import DataError
from data.model import Award, Level
from data.records import award_of, fields_of, to_record


def row(**cells: str) -> CsvRow:
    return CsvRow("levels.csv", 3, cells)


def test_an_empty_cell_gives_no_field_and_a_list_column_its_parts() -> None:
    cells = row(id="nce", name="", earlier_names="A | B", inferred="county")
    assert fields_of(cells) == {"id": "nce", "earlier_names": ("A", "B"), "inferred": ("county",)}


def test_a_row_that_the_model_takes_is_a_record() -> None:
    cells = row(id="nce", name="NCE", since="2006")
    assert to_record(Level, cells, fields_of(cells)) == Level(id="nce", name="NCE", since=2006)


def test_all_that_the_model_refuses_is_listed_with_what_was_read() -> None:
    cells = row(id="NCE", since="soon", more="x")
    with pytest.raises(DataError) as caught:
        to_record(Level, cells, fields_of(cells))
    assert [(p.file, p.row, p.column, p.value) for p in caught.value.problems] == [
        ("levels.csv", 3, "id", "NCE"),
        ("levels.csv", 3, "name", None),
        ("levels.csv", 3, "since", "soon"),
        ("levels.csv", 3, "more", "x"),
    ]


def test_an_award_belongs_to_the_id_of_its_row() -> None:
    assert award_of(row(id="nce-x", year="2010", level="nce")) == ("nce-x", Award(year=2010, level="nce"))
    with pytest.raises(DataError, match=r"levels\.csv, row 3, column id: Field required"):
        award_of(row(id="", year="2010", level="nce"))
