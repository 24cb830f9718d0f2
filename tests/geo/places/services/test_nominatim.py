"""How Nominatim's records become answers."""

from __future__ import annotations

from typing import Any

import pytest
from geopy.exc import GeocoderParseError
from geopy.location import Location

from geo.places import Gazetteer, Precision
from geo.places.services.nominatim import translate


def osm(
    name: str, addresstype: str, address: dict[str, str], point: tuple[float, float] = (61.5, 5.1)
) -> Location:
    return Location(f"{name}, Norge", point, {"name": name, "addresstype": addresstype, "address": address})


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
    [found] = translate([osm("Vik", addresstype, {"county": "Vestland"})], "Vik", gazetteer)
    assert found.precision is precision
    assert found.county == "Vestland"


def test_the_first_of_nominatims_places_is_meant_and_the_others_are_candidates(gazetteer: Gazetteer) -> None:
    locations = [
        osm("Vik", "peak", {}),
        osm("Vik", "village", {"municipality": "Stad", "county": "Vestland"}),
        osm("Vik", "village", {"municipality": "Kinn", "county": "Vestland"}),
        osm("Vik", "village", {"municipality": "Stad", "county": "Vestland"}),
    ]
    [found] = translate(locations, "Vik", gazetteer)
    assert found.label == "Vik, Stad, Vestland"
    assert found.candidates == ("Vik, Kinn, Vestland",)


@pytest.mark.parametrize("point", [(48.8, 2.3), (-61.5, 5.1), (61.5, 90.0)])
def test_a_point_outside_norway_is_an_error(point: tuple[float, float], gazetteer: Gazetteer) -> None:
    with pytest.raises(GeocoderParseError, match="not in Norway"):
        translate([osm("Vik", "village", {}, point)], "Vik", gazetteer)


@pytest.mark.parametrize("point", [(78.22, 15.65), (70.98, -8.5), (57.98, 7.05), (71.1, 25.8)])
def test_svalbard_jan_mayen_and_the_capes_are_in_norway(
    point: tuple[float, float], gazetteer: Gazetteer
) -> None:
    nothing_known: dict[str, Any] = {}
    assert translate([osm("Vik", "village", nothing_known, point)], "Vik", gazetteer)
