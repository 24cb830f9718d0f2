"""Suggestions while typing."""

import pytest

from data.load import load_catalogue
from data.search import SearchIndex, Suggestion, SuggestionKind

INDEX = SearchIndex(load_catalogue(), {"gce-blue-maritime": ["Sunnmøre"]})


def suggested(text: str, kind: SuggestionKind, language: str = "en") -> list[tuple[str, str, int]]:
    return [(one.id, one.label, one.count) for one in INDEX.suggest(text, language).get(kind, ())]


def test_a_place_is_suggested_by_its_beginning_with_the_text_that_finds_it() -> None:
    assert suggested("berg", SuggestionKind.PLACE) == [("Bergen, Vestland", "Bergen", 6)]
    assert suggested("kinn", SuggestionKind.PLACE) == [("Kinn, Vestland", "Kinn", 1)]
    assert suggested("floro", SuggestionKind.PLACE) == [("Florø, Kinn, Vestland", "Florø", 1)]
    assert suggested("sunnmo", SuggestionKind.PLACE) == [("Sunnmøre", "Sunnmøre", 1)]


def test_a_county_is_suggested_with_its_id_in_filters() -> None:
    assert suggested("møre", SuggestionKind.COUNTY) == [("more-og-romsdal", "Møre og Romsdal", 3)]


@pytest.mark.parametrize(("language", "label"), [("en", "Health"), ("nb", "Helse")])
@pytest.mark.parametrize("text", ["heal", "hels", "health"])
def test_a_sector_is_suggested_in_the_readers_language_whichever_it_was_typed_in(
    text: str, language: str, label: str
) -> None:
    assert suggested(text, SuggestionKind.SECTOR, language) == [("health", label, 4)]


def test_a_level_is_suggested_with_its_count() -> None:
    assert suggested("aren", SuggestionKind.LEVEL) == [("arena", "Arena", 20), ("arena-pro", "Arena Pro", 8)]
    assert suggested("modn", SuggestionKind.LEVEL) == [("mature", "Mature clusters", 4)]
    assert suggested("modn", SuggestionKind.LEVEL, "nb") == [("mature", "Modne klynger", 4)]


def test_a_cluster_is_suggested_by_any_of_its_names() -> None:
    assert suggested("subsea val", SuggestionKind.CLUSTER)[0][:2] == (
        "nce-energy-technology",
        "NCE Energy Technology",
    )
    assert INDEX.suggest("woodw")[SuggestionKind.CLUSTER] == (
        Suggestion(SuggestionKind.CLUSTER, "woodworks", "WoodWorks", 1),
    )


def test_the_first_letter_suggests_something_of_each_kind_in_order() -> None:
    groups = INDEX.suggest("a")
    assert list(groups) == [kind for kind in SuggestionKind if kind in groups]
    assert {SuggestionKind.CLUSTER, SuggestionKind.PLACE, SuggestionKind.LEVEL} <= set(groups)
    assert max(len(group) for group in groups.values()) <= 5


@pytest.mark.parametrize("text", ["", "!?", "xyzzy", "\u202e"])
def test_nothing_is_suggested_for_nothing(text: str) -> None:
    assert INDEX.suggest(text) == {}


def test_a_word_that_means_the_same_is_suggested_whole() -> None:
    assert suggested("AI", SuggestionKind.PLACE) == []
    assert suggested("KI", SuggestionKind.CLUSTER) == []
    assert suggested("real estate", SuggestionKind.SECTOR) == []
    assert suggested("timber", SuggestionKind.SECTOR) == [("building-wood", "Building & wood", 5)]
