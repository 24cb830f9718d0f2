"""What the browser is told of a search: hits by rank with where they match, and ways on where nothing is left."""

import pytest

from data.filters import Filters
from data.i18n import texts
from geo.near import near_place
from geo.view import View
from pages.panels.explore import changes, selection
from pages.panels.explore.messages import Hit
from pages.panels.state import shared

DATA = shared.programme()
CLUSTERS = DATA.catalogue.clusters
EN, NB = texts("en"), texts("nb")


def hits(text: str, language: str = "en", **filters: frozenset[str]) -> list[Hit]:
    return selection.hits(texts(language), DATA.index.select(Filters(text=text, **filters)))


def text_of(hit: Hit) -> str:
    return "".join(piece["text"] for piece in hit["excerpt"])


def test_without_a_search_there_are_no_hits() -> None:
    assert hits("") == []


def test_hits_stand_by_rank_and_are_those_that_the_other_filters_leave() -> None:
    found = [CLUSTERS[hit["position"]].id for hit in hits("ocean")]
    assert found[0] in {"gce-ocean-technology", "ocean-hyway-cluster"}
    vestland = hits("ocean", counties=frozenset({"vestland"}))
    kept = [CLUSTERS[hit["position"]].id for hit in vestland]
    assert kept == [one for one in found if DATA.catalogue.clusters_by_id[one].county == "Vestland"]
    assert kept


@pytest.mark.parametrize(("language", "where"), [("en", "In its summary"), ("nb", "I omtalen")])
def test_a_hit_in_the_summary_says_so_and_marks_the_words(language: str, where: str) -> None:
    word = {"en": "visitors", "nb": "besøkende"}[language]
    (hit,) = hits(word, language)
    assert hit["where"] == where
    marked = [piece["text"].casefold() for piece in hit["excerpt"] if piece["marked"]]
    assert marked
    assert all(piece in text_of(hit).casefold() for piece in marked)


def test_a_hit_in_the_listed_name_says_nothing_more() -> None:
    assert hits("SAMS")[0] | {"position": 0} == {"position": 0, "where": "", "excerpt": []}


def test_a_typing_error_leads_to_the_search_that_was_meant_with_its_count() -> None:
    ways = selection.ways_on(EN, DATA, DATA.index.select(Filters(text="bergenn")))
    assert ways[0] == {"event": "search", "value": "Bergen", "label": "Search for “Bergen” (6)"}


def test_filters_that_leave_nothing_say_what_one_less_would_bring() -> None:
    filters = Filters(levels=frozenset({"gce"}), counties=frozenset({"oslo"}))
    ways = selection.ways_on(NB, DATA, DATA.index.select(filters))
    assert {(way["event"], way["value"]) for way in ways} == {("remove", "level"), ("remove", "county:oslo")}
    for way in ways:
        count = DATA.index.select(changes.without(filters, way["value"])).count
        assert way["label"].endswith(f"({count})")


def test_where_something_is_left_no_way_on_is_needed() -> None:
    assert selection.ways_on(EN, DATA, DATA.index.select(Filters(text="SAMS"))) == []


def test_all_filters_can_be_dropped_at_once() -> None:
    assert changes.without(Filters(text="x", counties=frozenset({"oslo"})), changes.ALL) == Filters()


@pytest.mark.parametrize(
    ("near", "filters", "text"),
    [
        ("Bergen", Filters(), "6 of the clusters shown are at home within 50 km of Bergen."),
        (
            "Hammerfest",
            Filters(),
            "None of the clusters shown is at home within 50 km of Hammerfest. "
            "The nearest is Concrete Innovation Cluster, 348 km away.",
        ),
        ("Bergen", Filters(levels=frozenset()), ""),
        (
            "60.40,5.30",
            Filters(text="media"),
            "1 of the clusters shown is at home within 50 km of a point by Nordnes.",
        ),
    ],
)
def test_near_a_place_it_says_what_is_close_or_what_is_nearest(
    near: str, filters: Filters, text: str
) -> None:
    place = near_place(near)
    assert place is not None
    assert selection.near_text(EN, DATA, DATA.index.select(filters), place) == text


def test_a_search_for_a_place_without_clusters_leads_to_what_is_near_it() -> None:
    ways = selection.ways_on(NB, DATA, DATA.index.select(Filters(text="hammerfest")))
    assert {"event": "near_instead", "value": "hammerfest", "label": "Se nær Hammerfest"} in ways


def test_the_place_is_a_chip_before_the_filters() -> None:
    labels = [chip["label"] for chip in selection.chips(EN, DATA, View(Filters(text="hav"), near="Bergen"))]
    assert labels == ["Near Bergen", "“hav”"]
