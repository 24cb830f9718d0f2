"""Locating a catalogue: each home asked for once, failures told apart, nothing raised."""

from collections.abc import Mapping
from typing import Any

import pytest
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

from data.load import load_catalogue
from data.model import Catalogue, Cluster, Level
from geo.locate import locate
from geo.places import Chain, Found, Gazetteer


class Asked(Gazetteer):
    """A gazetteer that remembers what it was asked, and fails as told."""

    def __init__(self, failures: Mapping[str, Exception] | None = None) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.failures = failures or {}

    def find(self, text: str) -> Found | None:
        self.texts.append(text)
        if text in self.failures:
            raise self.failures[text]
        return super().find(text)


def catalogue(*homes: str) -> Catalogue:
    """A list with a cluster at each home; its id is its place in the list."""
    fields: dict[str, Any] = {"organisation": "x", "listed_name": "X", "level": "only"}
    return Catalogue(
        id="list",
        title="A list",
        levels=(Level(id="only", name="Only"),),
        clusters=tuple(Cluster(id=f"c{n}", home_place=home, **fields) for n, home in enumerate(homes)),
    )


@pytest.mark.parametrize("geocoder", [Gazetteer(), Chain()], ids=["gazetteer", "chain"])
def test_every_listing_of_the_programme_is_found_without_a_network(geocoder: Gazetteer) -> None:
    programme = load_catalogue()
    located = locate(programme, geocoder)
    assert list(located.found) == [cluster.id for cluster in programme.clusters]
    assert located.unresolved == {}
    assert {found.query for found in located.found.values()} == {c.home_region for c in programme.clusters}


def test_equal_homes_are_asked_for_once_whether_found_or_not() -> None:
    geocoder = Asked()
    located = locate(catalogue("Bergen", "Atlantis", "Bergen", "Atlantis", "Oslo"), geocoder)
    assert geocoder.texts == ["Bergen", "Atlantis", "Oslo"]
    assert list(located.found) == ["c0", "c2", "c4"]
    assert located.found["c0"] is located.found["c2"]


@pytest.mark.parametrize(
    ("failures", "reason"),
    [
        ({}, "not found"),
        ({"Atlantis": GeocoderServiceError("the service is closed")}, "the service is closed"),
        ({"Atlantis": GeocoderTimedOut()}, "GeocoderTimedOut"),
    ],
)
def test_a_home_that_is_not_found_is_named_with_the_reason_and_the_rest_goes_on(
    failures: Mapping[str, Exception], reason: str
) -> None:
    located = locate(catalogue("Atlantis", "Oslo", "Atlantis"), Asked(failures))
    assert located.unresolved == {"c0": reason, "c2": reason}
    assert list(located.found) == ["c1"]


def test_an_ambiguous_home_says_what_it_could_be() -> None:
    located = locate(catalogue("Myre, Nordland"), Gazetteer())
    assert located.found == {}
    assert "Andøy" in located.unresolved["c0"]
    assert "Øksnes" in located.unresolved["c0"]


def test_progress_is_told_after_each_cluster() -> None:
    told: list[tuple[int, int]] = []
    locate(catalogue("Oslo", "Atlantis", "Oslo"), Gazetteer(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_catalogue_is_located_at_once() -> None:
    located = locate(catalogue(), Asked())
    assert (located.found, located.unresolved) == ({}, {})
