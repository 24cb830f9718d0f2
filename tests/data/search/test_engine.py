"""The rules of searching, beside the table of searches."""

from collections.abc import Iterable, Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.load import load_catalogue
from data.model import Catalogue, Cluster, Level
from data.search import Field, Match, SearchIndex

CATALOGUE = load_catalogue()
INDEX = SearchIndex(CATALOGUE)
LARGE = 10_000


def index_of(*clusters: dict[str, object], more: Mapping[str, Iterable[str]] | None = None) -> SearchIndex:
    """An index of a small list: each cluster has what is given, and plain words for the rest."""
    filled = [
        Cluster.model_validate(
            {
                "id": f"c{n}",
                "organisation": f"c{n}",
                "listed_name": "Alpha",
                "level": "a",
                "home_place": "Vik",
            }
            | given
        )
        for n, given in enumerate(clusters)
    ]
    levels = (Level(id="a", name="Seed"), Level(id="b", name="Growth clusters"))
    return SearchIndex(Catalogue(id="own", title="Own", levels=levels, clusters=tuple(filled)), more)


def found(index: SearchIndex, text: str) -> list[str]:
    return [index.catalogue.clusters[position].id for position in index.search(text).positions]


def matches(index: SearchIndex, text: str, language: str = "en") -> tuple[Match, ...]:
    """Where the best hit matches."""
    hits = index.search(text, language)
    return hits.matches(hits.positions[0])


def marked(match: Match) -> list[str]:
    return [match.excerpt[start:end] for start, end in match.spans]


@pytest.mark.parametrize("text", ["", "   ", "!?", ".*", "()[]{}", "\u202e\u200b", "&", "—"])
def test_a_search_without_a_word_lets_all_clusters_through(text: str) -> None:
    hits = INDEX.search(text)
    assert not hits.has_words
    assert hits.mask.all()
    assert hits.matches(0) == ()
    assert hits.positions == tuple(range(len(CATALOGUE.clusters)))


@pytest.mark.parametrize(
    "text", ["(bergen.*", "bergen)", "%bergen%", "^bergen$", "<b>bergen</b>", "\\bergen", "'bergen'"]
)
def test_characters_of_other_languages_are_punctuation(text: str) -> None:
    assert found(INDEX, text) == found(INDEX, "Bergen")


def test_bidi_and_zero_width_characters_change_nothing() -> None:
    assert found(INDEX, "\u202aber\u200bgen\u202c") == found(INDEX, "Bergen")
    own = index_of({"listed_name": "Ber\u00adgen \u202eTech"})
    assert found(own, "bergen tech") == ["c0"]


def test_only_the_first_200_characters_are_read() -> None:
    assert found(INDEX, "Bergen" + " " * 194 + "xyzzy") == found(INDEX, "Bergen")
    assert found(INDEX, "Bergen" + " " * 100 + "xyzzy") == []
    assert found(INDEX, "a " * 100) == found(INDEX, "a")
    assert INDEX.search("x" * 200).count == 0


@given(st.text(max_size=250), st.sampled_from(["en", "nb"]))
def test_no_text_breaks_a_search(text: str, language: str) -> None:
    hits = INDEX.search(text, language)
    assert len(hits.mask) == len(hits.scores) == len(CATALOGUE.clusters)
    assert hits.count == len(hits.positions)
    for position in hits.positions[:3]:
        for match in hits.matches(position):
            assert all(0 <= start < end <= len(match.excerpt) for start, end in match.spans)
    assert all(correction.count for correction in INDEX.correct(text))
    INDEX.suggest(text, language)


def test_a_list_without_clusters_can_be_searched() -> None:
    empty = index_of()
    assert empty.search("bergen").count == 0
    assert empty.correct("bergen") == []
    assert empty.suggest("bergen") == {}


def test_ten_thousand_clusters_are_searched_as_43_are() -> None:
    clusters = CATALOGUE.clusters
    many = tuple(clusters[n % len(clusters)].model_copy(update={"id": f"c{n}"}) for n in range(LARGE))
    index = SearchIndex(CATALOGUE.model_copy(update={"clusters": many}))
    for text in ("havvind", "arena pro", "NCE", "Møre", "helse stavanger", "xyzzy", "a"):
        expected = np.resize(INDEX.search(text).mask, LARGE)
        assert (index.search(text).mask == expected).all(), text
    assert index.correct("bergenn")[0].text == "Bergen"
    assert len(index.suggest("bergen")) > 0


def test_every_word_must_match_in_any_field_and_in_any_order() -> None:
    own = index_of(
        {"listed_name": "Alpha", "summary": "Robots"}, {"summary": "Robots"}, {"home_place": "Alpha"}
    )
    own_named = index_of(
        {"listed_name": "Alpha", "home_place": "Vik"}, {"listed_name": "Beta", "home_place": "Vik"}
    )
    assert found(own, "alpha robots") == found(own, "robots alpha")
    assert found(own_named, "beta vik") == ["c1"]


def test_a_better_field_ranks_first() -> None:
    own = index_of(
        {"listed_name": "One", "summary": "Robots"},
        {"listed_name": "Two", "host": "Robots AS"},
        {"listed_name": "Three", "sector_group": "Robots"},
        {"listed_name": "Four", "sector": "Robots"},
        {"listed_name": "Five", "home_place": "Robots"},
        {"listed_name": "Six", "earlier_names": ("Robots",)},
        {"listed_name": "Robots"},
    )
    assert found(own, "robots") == ["c6", "c5", "c4", "c3", "c2", "c1", "c0"]


def test_a_whole_word_ranks_before_a_beginning_and_that_before_a_part_and_equals_keep_their_order() -> None:
    own = index_of(
        {"listed_name": "Havvind"},
        {"listed_name": "Vindkraftverk"},
        {"listed_name": "Vind"},
        {"listed_name": "Vind"},
    )
    assert found(own, "vind") == ["c2", "c3", "c1", "c0"]


def test_a_level_means_the_level_and_the_names_that_carry_it() -> None:
    own = index_of(
        {"level": "b"},
        {"summary": "Growth for all"},
        {"listed_name": "Growth Lab"},
        {"host": "Growth AS", "level": "b"},
    )
    assert found(own, "growth") == ["c0", "c3", "c2"]
    assert found(own, "growth clusters") == found(own, "growth")


def test_words_of_one_or_two_letters_do_not_search_running_text() -> None:
    own = index_of(
        {"summary": "brings it into use"},
        {"summary": "IT for all"},
        {"listed_name": "Item"},
        {"home_place": "Ål"},
    )
    assert found(own, "it") == ["c1"]
    assert found(own, "i") == ["c2"]
    assert found(own, "ål") == ["c3"]


def test_little_words_are_left_out_unless_there_are_no_others() -> None:
    own = index_of({"listed_name": "Alpha Cluster"}, {"listed_name": "Beta"})
    assert found(own, "cluster") == ["c0"]
    assert found(own, "beta cluster") == ["c1"]
    assert found(own, "clusters in vik") == ["c0", "c1"]


def test_further_places_are_found_and_suggested() -> None:
    own = index_of({}, {"home_place": "Nes"}, more={"c1": ["Sunnmøre"]})
    assert found(own, "sunnmoere") == ["c1"]
    assert matches(own, "sunnmøre") == (Match(Field.PLACE, "Sunnmøre", ((0, 8),)),)


def test_what_is_said_of_a_region_counts_only_for_words_that_stand_nowhere_else() -> None:
    own = index_of({"region_note": "members in Oslo and Voss"}, {"home_place": "Oslo"})
    assert found(own, "oslo") == ["c1"]
    assert found(own, "voss") == ["c0"]


def test_columns_of_an_own_list_are_searched() -> None:
    own = index_of({"extra": (("budget", "Seven robots"),)}, {})
    assert found(own, "robots") == ["c0"]
    assert matches(own, "robots")[0].field is Field.EXTRA


def test_a_hit_is_explained_in_the_readers_language() -> None:
    (english,) = matches(INDEX, "havvind", "en")
    assert (english.field, marked(english)) == (Field.NAME, ["Offshore Wind"])
    own = index_of({"summary": "About health and more", "summary_nb": "Om helse og annet"})
    assert [match.excerpt for match in matches(own, "helse", "en")] == ["About health and more"]
    assert [match.excerpt for match in matches(own, "health", "nb")] == ["Om helse og annet"]


def test_each_word_is_explained_by_its_best_field_in_order_of_rank() -> None:
    explained = matches(INDEX, "ammonia florø", "en")
    assert [(match.field, marked(match)) for match in explained] == [
        (Field.PLACE, ["Florø"]),
        (Field.SUMMARY, ["ammonia"]),
    ]


def test_a_level_is_explained_by_its_name() -> None:
    hits = INDEX.search("modne", "nb")
    assert hits.matches(hits.positions[0]) == (Match(Field.LEVEL, "Modne klynger", ((0, 13),)),)


def test_the_excerpt_of_a_long_text_is_cut_at_words_around_the_marked_one() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    own = index_of({"summary": f"{words} robots {words}"})
    (match,) = matches(own, "robots")
    assert match.excerpt.startswith("…word")
    assert match.excerpt.endswith("…")
    assert len(match.excerpt) <= 125
    assert marked(match) == ["robots"]
    inner = match.excerpt.strip("…").split(" ")
    assert set(inner) <= set(words.split(" ")) | {"robots"}


def test_a_cluster_that_is_no_hit_has_nothing_to_explain() -> None:
    hits = INDEX.search("havvind")
    assert hits.matches(int(np.flatnonzero(~hits.mask)[0])) == ()
