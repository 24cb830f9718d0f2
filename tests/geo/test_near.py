"""Near a place: what names one, how far everything is, and which places are suggested."""

import numpy as np
import pytest
from geopy.distance import geodesic

from data.load import load_catalogue
from data.search import Suggestion, SuggestionKind
from geo.locate import locate
from geo.near import MOST_PLACES, distances_km, near_place, ring_around, suggest_places
from geo.places import Chain, Found

HOMES = list(locate(load_catalogue(), Chain()).found.values())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Bergen", "Bergen"), (" mo i  rana ", "Mo i Rana"), ("Trondhjem", "Trondheim"), ("Lofoten", "Lofoten"),
        ("60.40,5.30", "Nordnes"), ("65,0", None),
        ("60.39812345678901234,5.30176543210987654", "Nordnes"),
    ],
)  # fmt: skip
def test_names_and_points_are_places_to_be_near_to(text: str, name: str | None) -> None:
    place = near_place(text)
    assert place is not None
    assert place.name == name
    again = near_place(place.text)
    assert again is not None
    assert (again.text, again.name) == (place.text, place.name)


@pytest.mark.parametrize(
    "text", ["", "Atlantis", "48.85,2.35", "91,5", "60.4;5.3", "60.4,5.3,1", "\0", "x" * 999]
)
def test_other_texts_are_no_place(text: str) -> None:
    assert near_place(text) is None


@pytest.mark.parametrize("kilometres", [25, 100])
def test_a_ring_is_as_far_from_its_middle_all_around(kilometres: float) -> None:
    ring = ring_around(70.66, 23.68, kilometres)
    assert distances_km(70.66, 23.68, *ring.T) == pytest.approx(kilometres)
    assert ring[0] == pytest.approx([ring[:, 0].max(), 23.68])


@pytest.mark.parametrize("place", HOMES, ids=lambda place: place.name)
def test_distances_are_within_a_fifth_of_a_per_cent_of_the_geodesic(place: Found) -> None:
    here = (place.latitude, place.longitude)
    measured = distances_km(*here, [one.latitude for one in HOMES], [one.longitude for one in HOMES])
    true = [geodesic(here, (one.latitude, one.longitude)).km for one in HOMES]
    np.testing.assert_allclose(measured, true, rtol=0.002, atol=0.001)


def test_the_distance_to_a_home_that_is_not_known_is_not_known() -> None:
    oslo_to_bergen, unknown = distances_km(59.91, 10.75, [60.39, np.nan], [5.32, np.nan])
    assert oslo_to_bergen == pytest.approx(306, abs=1)
    assert np.isnan(unknown)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("berg", "Bergen, Vestland"),
        ("mo i", "Mo i Rana, Rana, Nordland"),
        ("tromsoe", "Tromsø, Troms"),
        ("STAV", "Stavanger, Rogaland"),
    ],
)
def test_the_largest_place_that_begins_so_is_suggested_first(text: str, first: str) -> None:
    suggested = suggest_places(text)
    assert suggested[0].label == first
    assert len(suggested) <= MOST_PLACES
    assert all(near_place(one.id) for one in suggested)


def test_homes_of_the_catalogue_come_first_and_once_and_unknown_ones_are_left_out() -> None:
    homes = [
        Suggestion(SuggestionKind.PLACE, "Bergen, Vestland", "Bergen", 6),
        Suggestion(SuggestionKind.PLACE, "Bergamo", "Bergamo", 1),
    ]
    labels = [(one.label, one.count) for one in suggest_places("berg", homes)]
    assert labels[0] == ("Bergen", 6)
    assert ("Bergamo", 1) not in labels
    assert ("Bergen, Vestland", 0) not in labels
    assert suggest_places("  ") == ()
