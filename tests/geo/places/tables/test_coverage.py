"""The gazetteer knows every municipality, post town, postal code and district: one test a rule."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import pytest

from data.model import Confidence
from geo.places import Chain, Precision
from geo.places.place import Answer, Place, PlaceKind
from geo.places.search.index import codes_in
from geo.places.search.outlines import Outlines
from geo.places.tables.reader import TABLES

CHAIN = Chain()
PLACES = CHAIN.gazetteer.index.places
UNITS = {
    place.id.removeprefix("municipality:"): (place.municipality, place.county)
    for place in PLACES
    if place.kind is PlaceKind.MUNICIPALITY
}
FARTHEST_KM = 30


def rows(table: str) -> list[dict[str, str]]:
    with (TABLES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def post_towns() -> Iterator[tuple[dict[str, str], tuple[str | None, str | None]]]:
    """The post towns in a municipality, and its name and county."""
    for row in rows("postal_codes.csv"):
        if row["municipality_number"] in UNITS:
            yield row, UNITS[row["municipality_number"]]


def lies_in(answer: Answer, unit: tuple[str | None, str | None]) -> bool:
    """Whether the answer, or one of the places it leaves open, lies in the municipality."""
    meant = [answer.found] if answer.found else answer.candidates
    return any((found.municipality, found.county) == unit for found in meant)


def test_the_register_has_all_its_post_towns_and_codes() -> None:
    codes = [code for row in rows("postal_codes.csv") for code in codes_in(row["codes"])]
    assert (len(rows("postal_codes.csv")), len(codes), len(set(codes))) == (1843, 5121, 5121)


def test_the_names_of_municipalities_beside_the_codes_are_those_of_today() -> None:
    assert [row["post_town"] for row, unit in post_towns() if row["municipality"] != unit[0]] == []


def test_every_post_town_is_found_with_its_municipality_near_its_outline() -> None:
    outlines = {outline.id.removeprefix("municipality:"): outline for outline in Outlines.read().all}
    astray = []
    for row, (municipality, county) in post_towns():
        text = f"{row['post_town']}, {municipality}, {county}"
        found = CHAIN.ask(text).found
        outline = outlines[row["municipality_number"]]
        if found is None or (found.municipality, found.county) != (municipality, county):
            astray.append((text, found and found.label))
        elif not outline.contains(found.latitude, found.longitude):
            kilometres = outline.kilometres(found.latitude, found.longitude)
            if kilometres > FARTHEST_KM:
                astray.append((text, f"{kilometres:.0f} km"))
    assert astray == []


def test_no_post_town_by_name_alone_is_elsewhere_with_high_confidence() -> None:
    """But for a part of a town's postal district that lies in a neighbouring municipality."""
    districts = {(place.name, place.postal_codes[:2]) for place in PLACES if place.kind is PlaceKind.TOWN}
    districts |= {("Bø i Telemark", "38")}
    astray = []
    for row, unit in post_towns():
        found = CHAIN.ask(row["post_town"]).found
        sure = found is not None and found.confidence is Confidence.HIGH
        if (
            sure
            and not lies_in(CHAIN.ask(row["post_town"]), unit)
            and (row["post_town"], row["codes"][:2]) not in districts
        ):
            astray.append(row["post_town"])
    assert astray == []


def test_every_postal_code_leads_into_its_municipality() -> None:
    astray = []
    for row, unit in post_towns():
        for code in codes_in(row["codes"]):
            for text in (code, f"{code} {row['post_town']}", f"Storgata 1, NO-{code} {row['post_town']}"):
                answer = CHAIN.ask(text)
                if not answer.found or not lies_in(answer, unit):
                    astray.append((text, answer.found and answer.found.label, answer.reason))
    assert astray == []


def test_every_municipality_is_found_by_its_number() -> None:
    postal = {code for row in rows("postal_codes.csv") for code in codes_in(row["codes"])}
    astray = []
    for number, unit in UNITS.items():
        found = CHAIN.ask(number).found
        if number not in postal and (found is None or (found.municipality, found.county) != unit):
            astray.append(number)
    assert astray == []


def test_every_former_municipality_is_found_in_its_successors() -> None:
    former = rows("former_municipalities.csv")
    successors = {row["name"]: row["successors"].split("|") for row in former}
    assert len(former) == 92
    astray = []
    for row in former:
        for text in (row["name"], f"{row['name']} kommune"):
            answer = CHAIN.ask(text)
            meant = [answer.found] if answer.found else answer.candidates
            labels = [label for found in meant for label in (found.label, *found.candidates)]
            if not any(name in label for name in successors[row["name"]] for label in labels):
                astray.append((text, labels))
    assert astray == []


REGIONS = [place for place in PLACES if place.kind is PlaceKind.REGION]


def test_every_region_is_found_by_each_of_its_names() -> None:
    astray = []
    for place in REGIONS:
        for name in (place.name, *place.other_names):
            found = CHAIN.ask(name).found
            if not found or (found.label, found.precision) != (place.label, Precision.REGION):
                astray.append((name, found and found.label))
    assert astray == []


def test_the_point_of_every_region_lies_in_one_of_its_municipalities() -> None:
    inside = {f"municipality:{number}": f"{name}, {county}" for number, (name, county) in UNITS.items()}
    at = {place.name: Outlines.read().at(place.latitude, place.longitude) for place in REGIONS}
    astray = [
        place.name
        for place in REGIONS
        if not place.units & {"Svalbard", "Jan Mayen"} and inside.get(str(at[place.name])) not in place.units
    ]
    assert astray == []


def test_every_settlement_lies_in_the_outline_of_its_municipality() -> None:
    def lies_elsewhere(place: Place) -> bool:
        return UNITS.get(str(Outlines.read().at(place.latitude, place.longitude))[13:]) != (
            place.municipality,
            place.county,
        )

    kinds = (PlaceKind.TOWN, PlaceKind.LOCALITY)
    settlements = [place for place in PLACES if place.kind in kinds and place.municipality]
    assert [place.label for place in settlements if lies_elsewhere(place)] == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lofotn", "Lofoten, Nordland"),
        ("Lofot", "Lofoten, Nordland"),
        ("Trondhjeim", "Trondheim, Trøndelag"),
        ("Sunmøre", "Sunnmøre, Møre og Romsdal"),
        ("Kristiansan", "Kristiansand, Agder"),
        ("Lilehammer", "Lillehammer, Innlandet"),
        ("Haugesun", "Haugesund, Rogaland"),
        ("Fredriksstad", "Fredrikstad, Østfold"),
        ("Stavnger", "Stavanger, Rogaland"),
        ("Svalbrd", "Svalbard"),
        ("Bergn", "Bergen, Vestland"),
        ("Tønsbrg", "Tønsberg, Vestfold"),
        ("Drammn", "Drammen, Buskerud"),
        ("Rogalnd", "Rogaland fylke"),
        ("Hardangr", "Hardanger, Vestland"),
    ],
)
def test_the_first_suggestion_for_a_typing_error_is_the_place_meant(text: str, label: str) -> None:
    assert CHAIN.ask(text).found is None
    assert CHAIN.suggest(text)[0] == label
