"""The gazetteer's tables: the counties and municipalities that must be there, and what holds for all rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from itertools import chain

import pytest
from geopy.distance import geodesic

from geo.places.tables.reader import TABLES

Row = dict[str, str]

MUNICIPALITIES_IN = {
    "Oslo": 1,
    "Rogaland": 23,
    "Møre og Romsdal": 27,
    "Nordland": 41,
    "Østfold": 12,
    "Akershus": 21,
    "Buskerud": 18,
    "Innlandet": 46,
    "Vestfold": 6,
    "Telemark": 17,
    "Agder": 25,
    "Vestland": 43,
    "Trøndelag": 38,
    "Troms": 21,
    "Finnmark": 18,
}
HOME_PLACES = [
    ("Kjeller", "Lillestrøm", "Akershus"),
    ("Fornebu", "Bærum", "Akershus"),
    ("Myre", "Øksnes", "Nordland"),
    ("Stokmarknes", "Hadsel", "Nordland"),
    ("Mo i Rana", "Rana", "Nordland"),
    ("Florø", "Kinn", "Vestland"),
    ("Leirvik", "Stord", "Vestland"),
    ("Raufoss", "Vestre Toten", "Innlandet"),
    ("Midsund", "Molde", "Møre og Romsdal"),
    ("Brattvåg", "Haram", "Møre og Romsdal"),
]
FARTHEST_FROM_SEAT_KM = 60
"""Norway's municipalities are smaller than this around their seats."""


def rows(table: str) -> list[Row]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def names(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["other_names"].split("|"))]


def point(row: Row) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def is_on_svalbard(row: Row) -> bool:
    return 74 < point(row)[0] < 81 and 10 < point(row)[1] < 34


def is_outside_the_municipalities(row: Row) -> bool:
    return is_on_svalbard(row) or row.get("territory") == "Jan Mayen"


TABLE_NAMES = ("towns", "localities", "municipalities", "counties", "former_counties", "regions")
COUNTIES = {row["name"]: row for row in rows("counties")}
MUNICIPALITIES = {(row["name"], row["county"]): row for row in rows("municipalities")}
SETTLEMENTS = {row["id"]: row for row in rows("towns") + rows("localities")}


def test_each_county_has_its_municipalities_with_numbers_that_begin_with_its_own() -> None:
    assert Counter(county for _, county in MUNICIPALITIES) == MUNICIPALITIES_IN
    strangers = [
        row["name"]
        for row in MUNICIPALITIES.values()
        if row["number"][:2] != COUNTIES[row["county"]]["number"]
    ]
    assert strangers == []


def test_each_county_has_its_seat_inside_it_but_akershus_in_oslo() -> None:
    towns = {(name, town["county"]) for town in SETTLEMENTS.values() for name in names(town)}
    outside = [name for name, row in COUNTIES.items() if (row["seat"], name) not in towns]
    assert outside == ["Akershus"]
    assert (COUNTIES["Akershus"]["seat"], "Oslo") in towns


def test_there_are_15_counties_and_357_municipalities() -> None:
    assert set(COUNTIES) == set(MUNICIPALITIES_IN)
    assert (len(rows("counties")), len(rows("municipalities"))) == (15, 357)
    assert len(MUNICIPALITIES) == 357


def test_each_municipality_has_a_number_of_four_digits() -> None:
    numbers = [row["number"] for row in MUNICIPALITIES.values()]
    assert [number for number in numbers if not (len(number) == 4 and number.isdecimal())] == []


def test_each_municipality_stands_at_its_seat() -> None:
    def holds(row: Row) -> bool:
        seat = SETTLEMENTS[row["source"].rpartition("point: the seat, ")[2]]
        inside = (seat["municipality"], seat["county"]) == (row["name"], row["county"])
        return inside and row["seat"] in names(seat) and point(seat) == point(row)

    assert [row["name"] for row in MUNICIPALITIES.values() if not holds(row)] == []


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("0301", "Oslo"),
        ("1103", "Stavanger"),
        ("1508", "Ålesund"),
        ("1580", "Haram"),
        ("3205", "Lillestrøm"),
        ("3301", "Drammen"),
        ("4602", "Kinn"),
        ("5501", "Tromsø"),
        ("5601", "Alta"),
        ("5610", "Karasjok"),
    ],
)
def test_numbers_are_those_of_2024(number: str, name: str) -> None:
    assert [row["name"] for row in MUNICIPALITIES.values() if row["number"] == number] == [name]


def test_former_numbers_are_those_of_three_counties_that_ended_and_lead_to_a_municipality_of_the_same_name() -> (
    None
):
    numbers = rows("former_numbers")
    assert Counter(row["number"][:2] for row in numbers) == {"30": 51, "38": 23, "54": 39}
    today = {row["number"]: row["name"] for row in MUNICIPALITIES.values()}
    assert [row["number"] for row in numbers if today.get(row["number_today"]) != row["name"]] == []
    assert {row["number"] for row in numbers}.isdisjoint(today)
    assert ("3817", "4020", "Midt-Telemark") in {
        (row["number"], row["number_today"], row["name"]) for row in numbers
    }


@pytest.mark.parametrize("table", ["municipalities", "counties", "former_numbers"])
def test_numbers_are_unique_and_sorted(table: str) -> None:
    numbers = [row["number"] for row in rows(table)]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("table", ["towns", "localities"])
def test_settlements_are_sorted_by_county_municipality_and_name(table: str) -> None:
    keys = [(row["county"], row["municipality"], row["name"]) for row in rows(table)]
    assert keys == sorted(keys)


def test_no_settlement_stands_twice() -> None:
    all_rows = rows("towns") + rows("localities")
    assert len(SETTLEMENTS) == len(all_rows)
    full_names = Counter((row["name"], row["municipality"], row["county"]) for row in all_rows)
    assert [name for name, count in full_names.items() if count > 1] == []


def test_every_settlement_lies_in_a_municipality_near_its_seat_or_on_svalbard() -> None:
    astray = [
        row["name"]
        for row in SETTLEMENTS.values()
        if not is_outside_the_municipalities(row) and not _is_near_seat(row)
    ]
    assert astray == []


def _is_near_seat(row: Row) -> bool:
    municipality = MUNICIPALITIES.get((row["municipality"], row["county"]))
    return municipality is not None and geodesic(point(row), point(municipality)).km < FARTHEST_FROM_SEAT_KM


def test_svalbard_has_settlements_but_no_municipality_and_no_county() -> None:
    arctic = [row for row in SETTLEMENTS.values() if is_on_svalbard(row)]
    assert "Longyearbyen" in {row["name"] for row in arctic}
    assert {(row["municipality"], row["county"]) for row in arctic} == {("", "")}
    assert all("Svalbard" in row["source"] for row in arctic)


@pytest.mark.parametrize(("name", "municipality", "county"), HOME_PLACES)
def test_places_that_clusters_call_home_are_there(name: str, municipality: str, county: str) -> None:
    place = {"name": name, "municipality": municipality, "county": county}
    assert sum(place.items() <= row.items() for row in SETTLEMENTS.values()) == 1


def test_each_former_county_lies_in_counties_of_today_and_is_none_of_them() -> None:
    def holds(row: Row) -> bool:
        known = row["name"] not in COUNTIES and set(row["counties"].split("|")) <= set(COUNTIES)
        return known and 1919 <= int(row["from_year"]) < int(row["to_year"]) <= 2023

    assert [row["name"] for row in rows("former_counties") if not holds(row)] == []


def test_the_former_counties_are_the_eleven_whose_names_are_gone() -> None:
    assert [row["name"] for row in rows("former_counties")] == [
        "Aust-Agder",
        "Hedmark",
        "Hordaland",
        "Nord-Trøndelag",
        "Oppland",
        "Sogn og Fjordane",
        "Sør-Trøndelag",
        "Troms og Finnmark",
        "Vest-Agder",
        "Vestfold og Telemark",
        "Viken",
    ]


def lies_in_norway(row: Row) -> bool:
    latitude, longitude = point(row)
    return (57.9 < latitude < 71.3 and 4.4 < longitude < 31.3) or is_outside_the_municipalities(row)


def says_its_source(row: Row) -> bool:
    return bool(row["source"].strip())


def has_tidy_cells(row: Row) -> bool:
    return all(cell == " ".join(cell.split()) and "||" not in cell for cell in row.values())


def has_each_name_once(row: Row) -> bool:
    return len(set(names(row))) == len(names(row)) and all(names(row))


def has_a_plausible_population_or_none(row: Row) -> bool:
    return not row.get("population") or 100 < int(row["population"]) < 1_200_000


@pytest.mark.parametrize("table", TABLE_NAMES)
@pytest.mark.parametrize(
    "rule",
    [
        lies_in_norway,
        says_its_source,
        has_tidy_cells,
        has_each_name_once,
        has_a_plausible_population_or_none,
    ],
    ids=lambda rule: rule.__name__,
)
def test_every_row(table: str, rule: Callable[[Row], bool]) -> None:
    assert [row["name"] for row in rows(table) if not rule(row)] == []


@pytest.mark.parametrize(
    ("other_name", "name"),
    [
        ("Christiania", "Oslo"),
        ("Trondhjem", "Trondheim"),
        ("Aalesund", "Ålesund"),
        ("Fredrikshald", "Halden"),
        ("Guovdageaidnu", "Kautokeino"),
        ("Kárášjohka", "Karasjok"),
        ("Áltá", "Alta"),
        ("Tråante", "Trondheim"),
        ("Unjárga", "Nesseby"),
        ("Trööndelage", "Trøndelag"),
        ("Finnmárku", "Finnmark"),
        ("Syvik", "Søvik"),
        ("Ginnasluokta", "Håkvik"),
        ("Møre and Romsdal", "Møre og Romsdal"),
        ("Våler i Solør", "Våler"),
    ],
)
def test_well_known_other_names_are_kept(other_name: str, name: str) -> None:
    everything = chain.from_iterable(rows(table) for table in TABLE_NAMES)
    assert {row["name"] for row in everything if other_name in names(row)[1:]} == {name}
