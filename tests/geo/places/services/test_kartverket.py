"""Kartverket's class against a played service, and how its records become answers."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from geopy.exc import ConfigurationError, GeocoderParseError
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from data.model import Confidence
from geo.places import Gazetteer, Precision
from geo.places.services.kartverket import Kartverket, translate
from tests.geo.places.played_service import FLORO, NOTHING, PlayedService, Reply


@pytest.fixture
def kartverket(service: PlayedService) -> Kartverket:
    return Kartverket(domain=service.domain, scheme="http", timeout=5, user_agent="test/1", proxies={})


def test_it_asks_in_the_documented_form(kartverket: Kartverket, service: PlayedService) -> None:
    service.replies = [Reply.json(FLORO["kartverket"])]
    kartverket.geocode("Florø")
    assert service.asked == [
        ("/stedsnavn/v1/navn", {"sok": "Florø", "fuzzy": "true", "utkoordsys": "4258", "treffPerSide": "1"})
    ]
    assert service.user_agents == ["test/1"]


@pytest.mark.parametrize(
    ("options", "asked"),
    [
        ({"exactly_one": False}, {"treffPerSide": "10"}),
        ({"exactly_one": False, "limit": 3}, {"treffPerSide": "3"}),
        ({"fuzzy": False}, {"fuzzy": "false"}),
    ],
)
def test_its_options_reach_the_service(
    kartverket: Kartverket, service: PlayedService, options: dict[str, Any], asked: dict[str, str]
) -> None:
    service.replies = [Reply.json(FLORO["kartverket"])]
    kartverket.geocode("Florø", **options)
    assert asked.items() <= service.asked[0][1].items()


def test_it_answers_with_locations_that_keep_the_record(
    kartverket: Kartverket, service: PlayedService
) -> None:
    answer: Any = FLORO["kartverket"]
    service.replies = [Reply.json(answer)]
    location = kartverket.geocode("Florø")
    assert location.address == "Gamle Florø, Kinn, Vestland"
    assert (location.latitude, location.longitude) == (61.5, 5.1)
    assert location.raw == answer["navn"][0]
    assert kartverket.geocode("Florø", exactly_one=False) == [location]


@pytest.mark.parametrize("exactly_one", [True, False])
def test_nothing_found_is_none(kartverket: Kartverket, service: PlayedService, exactly_one: bool) -> None:
    service.replies = [Reply.json(NOTHING["kartverket"])]
    assert kartverket.geocode("Atlantis", exactly_one=exactly_one) is None


@pytest.mark.parametrize("missing", ["skrivemåte", "kommuner", "fylker", "representasjonspunkt"])
def test_a_record_without_a_field_is_a_parse_error(
    kartverket: Kartverket, service: PlayedService, missing: str
) -> None:
    answer: Any = copy.deepcopy(FLORO["kartverket"])
    del answer["navn"][0][missing]
    service.replies = [Reply.json(answer)]
    with pytest.raises(GeocoderParseError, match="unknown form"):
        kartverket.geocode("Florø")


@pytest.mark.parametrize("value", [None, 7, [], {}, {"navn": None}, {"navn": [7]}, "navn", {"feil": "nede"}])
def test_an_answer_of_another_form_is_a_parse_error(
    kartverket: Kartverket, service: PlayedService, value: Any
) -> None:
    service.replies = [Reply.json(value)]
    with pytest.raises(GeocoderParseError):
        kartverket.geocode("Florø")


def test_a_limit_below_one_is_refused_before_asking(kartverket: Kartverket, service: PlayedService) -> None:
    with pytest.raises(ValueError, match="limit"):
        kartverket.geocode("Florø", exactly_one=False, limit=0)
    assert service.asked == []


def test_it_is_made_like_geopys_own_services() -> None:
    assert isinstance(Kartverket(), Geocoder)
    assert Kartverket().api == "https://ws.geonorge.no/stedsnavn/v1/navn"
    with pytest.raises(ConfigurationError):
        Kartverket(scheme="ftp")


def record(name: str, kind: str, municipality: str = "Kinn", county: str = "Vestland") -> Location:
    raw = {
        "skrivemåte": name,
        "navneobjekttype": kind,
        "kommuner": [{"kommunenavn": municipality}],
        "fylker": [{"fylkesnavn": county}],
    }
    return Location(name, (61.5, 5.1), raw)


def labels(locations: list[Location], text: str, gazetteer: Gazetteer) -> list[str]:
    return [found.label for found in translate(locations, text, gazetteer)]


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
    [found] = translate([record("Vik", kind)], "Vik", gazetteer)
    assert found.precision is precision
    assert found.confidence is Confidence.MEDIUM


@pytest.mark.parametrize("kind", ["Fjell", "Innsjø", "Bruk (gardsbruk)", "Adressenavn (veg/gate)"])
def test_mountains_lakes_and_farms_are_no_home_regions(kind: str, gazetteer: Gazetteer) -> None:
    assert translate([record("Vik", kind)], "Vik", gazetteer) == ()


def test_a_merely_similar_name_is_not_taken(gazetteer: Gazetteer) -> None:
    assert translate([record("Vika", "Grend")], "Vik", gazetteer) == ()


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
    [found] = translate([location], "Skoganvarre", gazetteer)
    assert (found.municipality, found.county) == ("Porsanger", "Finnmark")


def test_units_that_the_gazetteer_does_not_know_keep_their_names(gazetteer: Gazetteer) -> None:
    [found] = translate([record("Vik", "Grend", "Nyby", "Nyfylke")], "Vik", gazetteer)
    assert (found.municipality, found.county) == ("Nyby", "Nyfylke")
