"""Kartverket's class by itself, against a played service."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from geopy.exc import ConfigurationError, GeocoderParseError
from geopy.geocoders.base import Geocoder

from geo.places.kartverket import Kartverket
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
