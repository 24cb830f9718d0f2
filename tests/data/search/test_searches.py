"""The table of searches: what readers type, and what they must find. One test a rule, which lists the offenders."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from data.i18n import languages
from data.load import load_catalogue
from data.search import SearchIndex

CATALOGUE = load_catalogue()
INDEX = SearchIndex(CATALOGUE)
IDS = [cluster.id for cluster in CATALOGUE.clusters]
NOTHING = "none"
NOT = "!"

Row = dict[str, str]


def read_table() -> list[Row]:
    with Path(__file__).with_name("searches.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = read_table()


def found(row: Row) -> list[str]:
    """The ids that a search finds, best first."""
    return [IDS[position] for position in INDEX.search(row["text"], row["language"]).positions]


def listed(cell: str) -> set[str]:
    return set() if cell in {"", NOTHING} else set(cell.split("|"))


def test_the_table_is_large_and_in_all_languages() -> None:
    assert len(ROWS) >= 120
    assert min(Counter(row["language"] for row in ROWS).values()) >= 60
    assert {row["language"] for row in ROWS} == set(languages())
    assert len({(row["text"], row["language"]) for row in ROWS}) == len(ROWS)


def test_each_row_expects_something_of_clusters_that_are_there() -> None:
    named = {
        cluster
        for row in ROWS
        for key in ("expected", "first", "includes", "excludes")
        for cluster in listed(row[key])
    }
    assert named - set(IDS) == set()
    assert [row["text"] for row in ROWS if not (row["expected"] or row["includes"])] == []


def test_each_search_finds_exactly_what_it_must() -> None:
    wrong = {
        (row["text"], row["language"]): set(found(row)) ^ listed(row["expected"])
        for row in ROWS
        if row["expected"]
    }
    assert {search: difference for search, difference in wrong.items() if difference} == {}


def test_each_search_includes_what_it_must() -> None:
    missing = {row["text"]: listed(row["includes"]) - set(found(row)) for row in ROWS}
    assert {text: clusters for text, clusters in missing.items() if clusters} == {}


def test_each_search_excludes_what_it_must() -> None:
    wrong = {row["text"]: listed(row["excludes"]) & set(found(row)) for row in ROWS}
    assert {text: clusters for text, clusters in wrong.items() if clusters} == {}


def test_each_search_has_the_right_cluster_first() -> None:
    first = {row["text"]: found(row)[:1] for row in ROWS if row["first"]}
    assert first == {row["text"]: [row["first"]] for row in ROWS if row["first"]}


def test_each_search_that_ends_empty_offers_what_it_must() -> None:
    missing: dict[str, list[str]] = {}
    for row in ROWS:
        offered = [f"{near.text}:{near.count}".casefold() for near in INDEX.correct(row["text"])]
        wanted = [offer.casefold() for offer in listed(row["offers"]) if not offer.startswith(NOT)]
        missing[row["text"]] = [offer for offer in wanted if offer not in offered]
    assert {text: offers for text, offers in missing.items() if offers} == {}


def test_no_town_is_corrected_to_another() -> None:
    wrong = {
        row["text"]: near.text
        for row in ROWS
        for offer in listed(row["offers"])
        if offer.startswith(NOT)
        for near in INDEX.correct(row["text"])
        if offer.removeprefix(NOT).casefold() in near.text.casefold()
    }
    assert wrong == {}


@pytest.mark.parametrize("language", languages())
def test_each_hit_says_where_it_matches(language: str) -> None:
    silent = [
        (row["text"], IDS[position])
        for row in ROWS
        for hits in [INDEX.search(row["text"], language)]
        for position in hits.positions
        for matches in [hits.matches(position)]
        if not matches or not all(match.spans for match in matches)
    ]
    assert silent == []


def test_a_search_finds_the_same_in_every_language() -> None:
    masks = {
        row["text"]: {INDEX.search(row["text"], language).mask.tobytes() for language in languages()}
        for row in ROWS
    }
    assert [text for text, different in masks.items() if len(different) > 1] == []
