"""How records of the services become answers."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.exc import GeocoderParseError
from geopy.location import Location

from geo.places import Gazetteer, Precision
from geo.places.answers import from_kartverket, from_nominatim
from geo.places.place import Confidence


def record(name: str, kind: str, municipality: str = "Kinn", county: str = "Vestland") -> Location:
    raw = {
        "skrivemåte": name,
        "navneobjekttype": kind,
        "kommuner": [{"kommunenavn": municipality}],
        "fylker": [{"fylkesnavn": county}],
    }
    return Location(name, (61.5, 5.1), raw)


def osm(
    name: str, addresstype: str, address: dict[str, str], point: tuple[float, float] = (61.5, 5.1)
) -> Location:
    return Location(f"{name}, Norge", point, {"name": name, "addresstype": addresstype, "address": address})


def labels(locations: list[Location], text: str, gazetteer: Gazetteer) -> list[str]:
    return [found.label for found in from_kartverket(locations, text, gazetteer)]


@pytest.mark.parametrize(
    ("kind", "precision"),
    [
        ("By", Precision.TOWN),
        ("Bygdelag (bygd)", Precision.TOWN),
        ("Grend", Precision.TOWN),
        ("Kommune", Precision.MUNICIPALITY),
        ("Fylke", Precision.COUNTY),
    ],
)
def test_the_kind_of_a_name_says_how_precise_it_is(
    kind: str, precision: Precision, gazetteer: Gazetteer
) -> None:
    [found] = from_kartverket([record("Vik", kind)], "Vik", gazetteer)
    assert found.precision is precision
    assert found.confidence is Confidence.MEDIUM


@pytest.mark.parametrize("kind", ["Fjell", "Innsjø", "Bruk (gardsbruk)", "Adressenavn (veg/gate)"])
def test_mountains_lakes_and_farms_are_no_home_regions(kind: str, gazetteer: Gazetteer) -> None:
    assert from_kartverket([record("Vik", kind)], "Vik", gazetteer) == ()


def test_a_merely_similar_name_is_not_taken(gazetteer: Gazetteer) -> None:
    assert from_kartverket([record("Vika", "Grend")], "Vik", gazetteer) == ()


def test_the_likeliest_kind_wins(gazetteer: Gazetteer) -> None:
    kinds = {"Kinn": "Grend", "Stad": "Tettsted", "Bø": "Fjell"}
    locations = [record("Vik", kind, municipality) for municipality, kind in kinds.items()]
    assert labels(locations, "Vik", gazetteer) == ["Vik, Stad, Vestland"]


def test_equal_kinds_in_different_places_stay_several(gazetteer: Gazetteer) -> None:
    locations = [record("Vik", "Grend", municipality) for municipality in ("Kinn", "Stad", "Stad")]
    assert labels(locations, "Vik", gazetteer) == ["Vik, Kinn, Vestland", "Vik, Stad, Vestland"]


@pytest.mark.parametrize("text", ["Vik, Stad", "Vik, Stad kommune, Vestland", "Vik (Stad)"])
def test_the_rest_of_the_text_must_agree(text: str, gazetteer: Gazetteer) -> None:
    locations = [record("Vik", "Grend", "Kinn"), record("Vik", "Grend", "Stad")]
    assert labels(locations, text, gazetteer) == ["Vik, Stad, Vestland"]
    assert labels(locations, "Vik, Rogaland", gazetteer) == []


def test_municipalities_and_counties_get_the_gazetteers_names(gazetteer: Gazetteer) -> None:
    units = ("Porsanger - Porsáŋgu - Porsanki", "Finnmark - Finnmárku - Finmarkku")
    location = record("Skoganvarre", "Grend", *units)
    [found] = from_kartverket([location], "Skoganvarre", gazetteer)
    assert (found.municipality, found.county) == ("Porsanger", "Finnmark")


def test_units_that_the_gazetteer_does_not_know_keep_their_names(gazetteer: Gazetteer) -> None:
    [found] = from_kartverket([record("Vik", "Grend", "Nyby", "Nyfylke")], "Vik", gazetteer)
    assert (found.municipality, found.county) == ("Nyby", "Nyfylke")


@pytest.mark.parametrize(
    ("addresstype", "precision"),
    [
        ("city", Precision.TOWN),
        ("hamlet", Precision.TOWN),
        ("municipality", Precision.MUNICIPALITY),
        ("county", Precision.COUNTY),
        ("road", Precision.ADDRESS),
        ("building", Precision.ADDRESS),
    ],
)
def test_the_address_type_says_how_precise_it_is(
    addresstype: str, precision: Precision, gazetteer: Gazetteer
) -> None:
    [found] = from_nominatim([osm("Vik", addresstype, {"county": "Vestland"})], "Vik", gazetteer)
    assert found.precision is precision
    assert found.county == "Vestland"


def test_the_first_of_nominatims_places_is_meant_and_the_others_are_candidates(gazetteer: Gazetteer) -> None:
    locations = [
        osm("Vik", "peak", {}),
        osm("Vik", "village", {"municipality": "Stad", "county": "Vestland"}),
        osm("Vik", "village", {"municipality": "Kinn", "county": "Vestland"}),
        osm("Vik", "village", {"municipality": "Stad", "county": "Vestland"}),
    ]
    [found] = from_nominatim(locations, "Vik", gazetteer)
    assert found.label == "Vik, Stad, Vestland"
    assert found.candidates == ("Vik, Kinn, Vestland",)


@pytest.mark.parametrize("point", [(48.8, 2.3), (-61.5, 5.1), (61.5, 90.0)])
def test_a_point_outside_norway_is_an_error(point: tuple[float, float], gazetteer: Gazetteer) -> None:
    with pytest.raises(GeocoderParseError, match="not in Norway"):
        from_nominatim([osm("Vik", "village", {}, point)], "Vik", gazetteer)


@pytest.mark.parametrize("point", [(78.22, 15.65), (70.98, -8.5), (57.98, 7.05), (71.1, 25.8)])
def test_svalbard_jan_mayen_and_the_capes_are_in_norway(
    point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    nothing_known: dict[str, Any] = {}
    assert from_nominatim([osm("Vik", "village", nothing_known, point)], "Vik", gazetteer)
