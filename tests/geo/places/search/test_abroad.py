"""Texts that mean a place outside Norway."""

import csv

import pytest

from geo.places import Chain, Gazetteer
from geo.places.place import Reason
from geo.places.search.abroad import country_of
from geo.places.search.names import Part
from geo.places.tables.reader import TABLES


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bergen, Germany", "Germany"),
        ("Sverige", "Sweden"),
        ("Malmö, SWEDEN", "Sweden"),
        ("Malmö Sverige", "Sweden"),
        ("Malmö i Sverige", "Sweden"),
        ("Lund, Danmark", "Denmark"),
        ("Bergen (Nederland)", "Netherlands"),
        ("Göteborg", "Sweden"),
        ("Gothenburg", "Sweden"),
        ("Gøteborg", "Sweden"),
        ("København", "Denmark"),
        ("Copenhagen", "Denmark"),
        ("Aarhus", "Denmark"),
        ("Helsingfors", "Finland"),
        ("Kiruna", "Sweden"),
        ("London", "United Kingdom"),
        ("Brussel", "Belgium"),
        ("New York", "United States"),
        ("Houston, Texas, USA", "United States"),
    ],
)
def test_a_place_abroad_is_named_with_its_country(text: str, country: str) -> None:
    answer = Chain().ask(text)
    assert (answer.found, answer.reason, answer.country) == (None, Reason.ABROAD, country)


@pytest.mark.parametrize("text", ["Oslo", "Oslo, Norge", "Nordland", "Atlantis", "", "Stockholm, Oslo"])
def test_a_place_in_norway_or_nowhere_is_not_abroad(text: str, gazetteer: Gazetteer) -> None:
    assert country_of(text, gazetteer.index) is None


def test_no_country_is_called_like_a_place_in_norway(gazetteer: Gazetteer) -> None:
    with (TABLES / "countries.csv").open(encoding="utf-8") as file:
        names = [
            name for row in csv.DictReader(file) for name in (row["name"], *row["other_names"].split("|"))
        ]
    assert len(names) > 500
    assert [name for name in names if gazetteer.index.named(Part(name))] == []
