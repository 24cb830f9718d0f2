"""Finding the fields among a list's columns, by what people call them in English and Norwegian."""

import pytest

from data.export import ADDED_COLUMNS, COLUMNS
from data.intake import columns
from data.intake.columns import FIELDS, REQUIRED, guess_mapping, recognised
from data.model import Cluster
from geo.export import LOCATION_COLUMNS
from geo.locate import GIVEN


@pytest.mark.parametrize("field", FIELDS)
def test_each_heading_of_a_field_finds_it_however_it_is_written(field: str) -> None:
    for heading in FIELDS[field]:
        for written in (heading, heading.upper(), f" {heading} *", f"{heading} (se fotnote)"):
            assert guess_mapping([written])[field] == written


def test_no_heading_means_two_fields() -> None:
    owners: dict[str, set[str]] = {}
    for field, headings in FIELDS.items():
        for heading in (field, *headings):
            owners.setdefault(columns._key(heading), set()).add(field)
    # "Sector" alone is the broad one, beside "sector_group" it is the detailed one.
    assert {key for key, fields in owners.items() if len(fields) > 1} == {"sector"}


def test_every_field_is_one_of_a_cluster_and_every_column_of_an_export_is_a_field() -> None:
    assert set(FIELDS) <= set(Cluster.model_fields)
    assert set(COLUMNS) | set(ADDED_COLUMNS) | {"latitude", "longitude"} == set(FIELDS)
    assert set(REQUIRED) <= set(FIELDS)
    assert set(columns.LOCATION_COLUMNS) | {"latitude", "longitude"} == set(LOCATION_COLUMNS)
    assert columns.OWN_COORDINATES == GIVEN


def test_the_columns_of_an_export_are_the_fields_of_the_same_name() -> None:
    exported = [*COLUMNS, *ADDED_COLUMNS, *LOCATION_COLUMNS, "own"]
    assert guess_mapping(exported) == {field: field for field in FIELDS}


@pytest.mark.parametrize(
    ("headings", "mapping"),
    [
        ("", {}),
        ("Foo Bar", {}),
        ("Navn Nivå Kommune Fylke",
         {"listed_name": "Navn", "level": "Nivå", "home_place": "Kommune", "municipality": "Kommune",
          "county": "Fylke"}),
        ("Klynge Type Fylke", {"listed_name": "Klynge", "level": "Type", "home_place": "Fylke", "county": "Fylke"}),
        ("Organisasjon Program By",
         {"listed_name": "Organisasjon", "level": "Program", "home_place": "By", "organisation": "Organisasjon"}),
        ("sector", {"sector_group": "sector"}),
        ("Sektor sector_group", {"sector_group": "sector_group"}),
        ("name Name NAME", {"listed_name": "name"}),
        ("Place home_place", {"home_place": "home_place"}),
        ("City Region", {"home_place": "City"}),
    ],
)  # fmt: skip
def test_what_is_guessed(headings: str, mapping: dict[str, str]) -> None:
    assert guess_mapping(headings.split()) == mapping


def test_a_header_is_recognised_by_how_many_fields_it_names() -> None:
    assert recognised(["Navn", "Name", "Nivå", "Kontakt"]) == 2
    assert recognised(["Klynger 2024", "", "x" * 10_000]) == 0
