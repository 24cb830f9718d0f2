"""The gazetteer through geopy's interface."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from geopy.exc import GeocoderQueryError, GeocoderServiceError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from data.errors import DataError
from geo.places import Found, Gazetteer
from geo.places.errors import AmbiguousPlace
from geo.places.place import NoteCode, PlaceKind

NEARBY = [
    place
    for place in Gazetteer().index.places
    if place.kind.is_settlement or place.kind is PlaceKind.MUNICIPALITY
]


def test_it_is_a_geopy_geocoder_that_cannot_reach_the_network(gazetteer: Gazetteer) -> None:
    assert isinstance(gazetteer, Geocoder)
    with pytest.raises(GeocoderServiceError, match="offline"):
        gazetteer.adapter.get_text("https://example.org", timeout=1, headers={})


def test_a_found_place_is_a_location_with_the_whole_answer_in_raw(gazetteer: Gazetteer) -> None:
    location = gazetteer.geocode("Florø, Kinn")
    assert isinstance(location, Location)
    assert location.address == "Florø, Kinn, Vestland"
    assert (location.latitude, location.longitude) == pytest.approx((61.6, 5.03), abs=0.05)
    assert Found.from_dict(location.raw) == gazetteer.find("Florø, Kinn")


@pytest.mark.parametrize("exactly_one", [True, False])
def test_an_unknown_place_is_none(gazetteer: Gazetteer, exactly_one: bool) -> None:
    assert gazetteer.geocode("Atlantis", exactly_one=exactly_one) is None


def test_a_list_holds_the_one_place_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.geocode("Oslo", exactly_one=False) == [gazetteer.geocode("Oslo")]


def test_an_ambiguous_place_is_an_error_or_a_list_of_candidates(gazetteer: Gazetteer) -> None:
    with pytest.raises(AmbiguousPlace):
        gazetteer.geocode("Myre")
    locations = gazetteer.geocode("Myre", exactly_one=False)
    assert isinstance(locations, list)
    assert [location.address for location in locations] == ["Myre, Øksnes, Nordland", "Myre, Andøy, Nordland"]
    assert gazetteer.geocode("Myre", exactly_one=False, limit=1) == locations[:1]


@pytest.mark.parametrize("limit", [0, -1])
def test_a_limit_below_one_is_refused(gazetteer: Gazetteer, limit: int) -> None:
    with pytest.raises(ValueError, match="limit"):
        gazetteer.geocode("Oslo", exactly_one=False, limit=limit)
    with pytest.raises(ValueError, match="limit"):
        gazetteer.reverse((60, 10), exactly_one=False, limit=limit)


@pytest.mark.parametrize("query", [None, 7, {"city": "Oslo"}, b"Oslo"])
def test_a_query_that_is_no_text_is_refused(gazetteer: Gazetteer, query: Any) -> None:
    with pytest.raises(GeocoderQueryError, match=type(query).__name__):
        gazetteer.geocode(query)


def test_reverse_gives_the_right_municipality_and_county_for_each_place(gazetteer: Gazetteer) -> None:
    astray = []
    for place in NEARBY:
        location = gazetteer.reverse((place.latitude, place.longitude))
        assert isinstance(location, Location), place.label
        if (location.raw["municipality"], location.raw["county"]) != (place.municipality, place.county):
            astray.append((place.label, location.address))
    assert astray == []


@pytest.mark.parametrize(
    ("point", "municipality"),
    [
        ((59.9139, 10.7522), "Oslo"),
        ((60.6, 7.5), "Ulvik"),
        ((69.0, 23.0), "Kautokeino"),
        ((62.60, 6.44), "Haram"),
        ((62.47, 6.15), "Ålesund"),
        ((59.83, 10.43), "Asker"),
        ((60.3, 5.2), "Bergen"),
    ],
)
def test_reverse_knows_borders(gazetteer: Gazetteer, point: tuple[float, float], municipality: str) -> None:
    location = gazetteer.reverse(point)
    assert isinstance(location, Location)
    assert location.raw["municipality"] == municipality


@pytest.mark.parametrize("point", [(59.38, 13.5), (59.33, 18.07), (67.85, 20.22), (66.5, 25.7)])
def test_reverse_finds_nothing_across_the_border(gazetteer: Gazetteer, point: tuple[float, float]) -> None:
    assert gazetteer.reverse(point) is None


@pytest.mark.parametrize(
    ("point", "label"),
    [((78.2, 15.6), "Longyearbyen, Svalbard"), ((70.95, -8.6), "Olonkinbyen, Jan Mayen")],
)
def test_reverse_finds_what_lies_outside_the_municipalities(
    gazetteer: Gazetteer, point: tuple[float, float], label: str
) -> None:
    location = gazetteer.reverse(point)
    assert isinstance(location, Location)
    assert location.address == label


@pytest.mark.parametrize("query", [(59.91, 10.75), "59.91, 10.75", Point(59.91, 10.75), [59.91, 10.75]])
def test_reverse_takes_a_point_in_all_of_geopys_forms(gazetteer: Gazetteer, query: Any) -> None:
    location = gazetteer.reverse(query)
    assert isinstance(location, Location)
    assert location.raw["county"] == "Oslo"


def test_reverse_tells_how_far_away_the_place_is(gazetteer: Gazetteer) -> None:
    location = gazetteer.reverse((61.60, 5.40))
    assert isinstance(location, Location)
    [note] = location.raw["notes"]
    assert note["code"] == NoteCode.NEAREST
    assert 0 < float(note["about"]) < 20


def test_reverse_gives_several_places_nearest_first(gazetteer: Gazetteer) -> None:
    locations = gazetteer.reverse((59.91, 10.75), exactly_one=False, limit=3)
    assert isinstance(locations, list)
    distances = [float(location.raw["notes"][0]["about"]) for location in locations]
    assert len(distances) == 3
    assert distances == sorted(distances)


@pytest.mark.parametrize("query", [(48.85, 2.35), (66.0, 0.0), (0, 0), (-90, 0)])
def test_reverse_finds_nothing_far_from_norway(gazetteer: Gazetteer, query: tuple[float, float]) -> None:
    assert gazetteer.reverse(query) is None
    assert gazetteer.reverse(query, exactly_one=False) is None


@pytest.mark.parametrize("query", ["Oslo", "", (float("nan"), 0)])
def test_reverse_refuses_what_is_no_point(gazetteer: Gazetteer, query: Any) -> None:
    with pytest.raises(ValueError, match=r"(?i)point"):
        gazetteer.reverse(query)


@pytest.mark.parametrize(
    ("text", "suggested"),
    [("Trondhem", "Trondheim, Trøndelag"), ("Stavangr, Rogaland", "Stavanger, Rogaland")],
)
def test_near_misses_are_suggested_not_chosen(gazetteer: Gazetteer, text: str, suggested: str) -> None:
    assert suggested in gazetteer.suggest(text)
    found = gazetteer.find(text)
    assert found is None or found.label != suggested


@pytest.mark.parametrize("text", ["Oslo", "", "Bergn, Sverige"])
def test_nothing_is_suggested_for_known_empty_or_foreign_texts(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.suggest(text) == []


def test_suggestions_keep_to_the_limit(gazetteer: Gazetteer) -> None:
    assert len(gazetteer.suggest("Bergn", limit=2)) == 2


def test_tables_that_are_missing_are_reported_when_the_gazetteer_is_made(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"municipalities\.csv"):
        Gazetteer(tmp_path)
