"""Locating a catalogue: each home asked for once, failures told apart, nothing raised."""

from typing import Any

from data.load import load_catalogue
from data.model import Catalogue, Cluster, Level
from geo.locate import locate, with_counties
from geo.places import Chain, Precision
from geo.places.place import Answer, Reason


class Asked(Chain):
    """A chain that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def ask(self, text: str) -> Answer:
        self.texts.append(text)
        return super().ask(text)


def catalogue(*homes: str) -> Catalogue:
    """A list with a cluster at each home; its id is its place in the list."""
    fields: dict[str, Any] = {"organisation": "x", "listed_name": "X", "level": "only"}
    return Catalogue(
        id="list",
        title="A list",
        levels=(Level(id="only", name="Only"),),
        clusters=tuple(Cluster(id=f"c{n}", home_place=home, **fields) for n, home in enumerate(homes)),
    )


def test_every_listing_of_the_programme_is_found_without_a_network() -> None:
    programme = load_catalogue()
    located = locate(programme, Chain())
    assert list(located.found) == [cluster.id for cluster in programme.clusters]
    assert located.unresolved == {}
    assert {found.query for found in located.found.values()} == {c.home_region for c in programme.clusters}


def test_equal_homes_are_asked_for_once_whether_found_or_not() -> None:
    geocoder = Asked()
    located = locate(catalogue("Bergen", "Atlantis", "Bergen", "Atlantis", "Oslo"), geocoder)
    assert geocoder.texts == ["Bergen", "Atlantis", "Oslo"]
    assert list(located.found) == ["c0", "c2", "c4"]
    assert located.found["c0"] is located.found["c2"]


def test_a_home_that_is_not_found_is_named_with_the_reason_and_the_rest_goes_on() -> None:
    located = locate(catalogue("Atlantis", "Oslo", "Atlantis"), Asked())
    assert {i: answer.reason for i, answer in located.unresolved.items()} == {
        "c0": Reason.NOT_FOUND,
        "c2": Reason.NOT_FOUND,
    }
    assert list(located.found) == ["c1"]


def test_an_ambiguous_home_says_what_it_could_be() -> None:
    located = locate(catalogue("Myre, Nordland"), Chain())
    assert located.found == {}
    labels = " ".join(candidate.label for candidate in located.unresolved["c0"].candidates)
    assert "Andøy" in labels
    assert "Øksnes" in labels


def test_progress_is_reported_after_each_cluster() -> None:
    told: list[tuple[int, int]] = []
    locate(catalogue("Oslo", "Atlantis", "Oslo"), Chain(), lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_an_empty_catalogue_is_located_at_once() -> None:
    located = locate(catalogue(), Asked())
    assert (located.found, located.unresolved) == ({}, {})


def test_coordinates_of_the_list_itself_win_and_keep_the_county_of_the_home() -> None:
    own = catalogue("Oslo", "Atlantis")
    given = own.model_copy(
        update={
            "clusters": tuple(
                c.model_copy(update={"latitude": 60.0, "longitude": 11.0}) for c in own.clusters
            )
        }
    )
    located = locate(given, Chain())
    oslo, atlantis = located.found["c0"], located.found["c1"]
    assert (oslo.latitude, oslo.longitude, oslo.county, oslo.provider) == (60.0, 11.0, "Oslo", "list")
    assert (atlantis.latitude, atlantis.county, atlantis.precision) == (60.0, "Akershus", Precision.ADDRESS)


def test_counties_are_filled_in_where_the_list_has_none() -> None:
    own = catalogue("Florø", "Atlantis")
    filled = with_counties(own, locate(own, Chain()))
    assert [(c.municipality, c.county) for c in filled.clusters] == [("Kinn", "Vestland"), (None, None)]


def at(
    home: str, latitude: float | None, longitude: float | None, county: str | None = "Vestland"
) -> Catalogue:
    """A list of one cluster that brings its own coordinates."""
    one = catalogue(home)
    given = one.clusters[0].model_copy(
        update={"latitude": latitude, "longitude": longitude, "county": county}
    )
    return one.model_copy(update={"clusters": (given,)})


def test_coordinates_of_the_list_itself_are_taken_with_the_name_of_the_home() -> None:
    found = locate(at("Bergen", 60.5, 5.5), Chain()).found["c0"]
    assert (found.latitude, found.longitude) == (60.5, 5.5)
    assert (found.provider, found.precision, found.kind) == ("list", Precision.ADDRESS, "address")
    assert (found.name, found.label, found.query) == ("Bergen", "Bergen, Vestland", "Bergen, Vestland")
    assert (found.municipality, found.county, found.matched) == ("Bergen", "Vestland", "Bergen, Vestland")


def test_coordinates_stand_even_where_the_home_is_not_found() -> None:
    found = locate(at("Atlantis", 60.5, 5.5, county=None), Chain()).found["c0"]
    assert (found.latitude, found.longitude) == (60.5, 5.5)
    assert (found.name, found.municipality, found.county) == ("Atlantis", "Osterøy", "Vestland")
    assert found.label == found.query == found.matched == "Atlantis"


def test_half_a_pair_of_coordinates_is_none() -> None:
    for half in (at("Bergen", 60.5, None), at("Bergen", None, 5.5)):
        assert locate(half, Chain()).found["c0"].provider != "list"
