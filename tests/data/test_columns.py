"""The table of a cluster's columns: it agrees with the model and with the files of the catalogue."""

import csv
from typing import Any

import pytest

from data.columns import (
    CLUSTERS_FILE,
    CLUSTERS_FILE_COLUMNS,
    COLUMNS,
    GEOCODING_COLUMNS,
    KEY_COLUMNS,
    LIST_COLUMNS,
    POSITION_COLUMNS,
    RELATED_COLUMNS,
    WHOLE_NUMBER_COLUMNS,
    Column,
    Kind,
)
from data.intake.template import template_csv
from data.load import FILES, FOLDER
from data.model import Cluster

SCHEMA: dict[str, Any] = Cluster.model_json_schema()
TYPES = {Kind.NUMBER: "integer", Kind.YEAR: "integer", Kind.DEGREES: "number"}


def type_in_model(name: str) -> str:
    """The JSON type of a field, whether or not it may be unknown; a reference is a choice of texts."""
    declared = SCHEMA["properties"][name]
    known = next((one for one in declared.get("anyOf", [declared]) if one.get("type") != "null"), declared)
    return str(known.get("type", "string"))


def test_the_columns_are_the_fields_of_the_model() -> None:
    assert {*COLUMNS, "extra"} == set(Cluster.model_fields)
    assert all(name == column.name for name, column in COLUMNS.items())


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS)
def test_a_column_is_read_as_the_model_declares_it(column: Column) -> None:
    assert type_in_model(column.name) == ("array" if column.is_list else TYPES.get(column.kind, "string"))
    assert column.description
    assert column.headings


def test_the_columns_that_must_be_there_are_those_that_the_model_requires() -> None:
    assert set(KEY_COLUMNS) == set(SCHEMA["required"])


def test_each_column_stands_in_the_file_that_keeps_it() -> None:
    assert {column.file for column in COLUMNS.values()} == {CLUSTERS_FILE, "awards.csv", "sources.csv", None}
    assert set(FILES) >= {column.file for column in COLUMNS.values() if column.file}
    with (FOLDER / CLUSTERS_FILE).open(encoding="utf-8") as file:
        assert next(csv.reader(file)) == list(CLUSTERS_FILE_COLUMNS)


def test_the_groups_of_columns() -> None:
    assert RELATED_COLUMNS == ("awards", "sources")
    assert {"earlier_names", "inferred", "general_knowledge", "awards", "sources"} == LIST_COLUMNS
    assert WHOLE_NUMBER_COLUMNS == ("admitted_year", "members", "members_year")
    assert POSITION_COLUMNS == ("latitude", "longitude")
    assert not set(GEOCODING_COLUMNS) & set(COLUMNS)


def test_the_template_has_the_columns_with_an_example_and_names_each_by_its_first_heading() -> None:
    header, example = csv.reader(template_csv().decode("utf-8-sig").splitlines())
    assert header[:4] == ["Name", "Level", "Home place", "Municipality"]
    assert dict(zip(header, example, strict=True)) == {
        column.headings[0]: column.example for column in COLUMNS.values() if column.example is not None
    }
