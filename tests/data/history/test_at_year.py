"""The list at a year: one cluster an organisation, at the level reached by then, and nothing that is not known."""

from collections import Counter

import pytest

from data.history import admitted_by, cluster_periods, list_at, load_history, without_known_year
from data.load import load_catalogue

CATALOGUE = load_catalogue()
HISTORY = load_history(CATALOGUE)


@pytest.mark.parametrize("year", HISTORY.years)
def test_it_holds_whom_the_awards_say_at_the_level_reached(year: int) -> None:
    shown = list_at(CATALOGUE, HISTORY, year).catalogue.clusters
    admitted = [one for one in admitted_by(HISTORY, year) if one.level in CATALOGUE.levels_by_id]
    assert [(one.organisation, one.level) for one in shown] == [
        (one.organisation.id, one.level) for one in admitted
    ]


@pytest.mark.parametrize("year", HISTORY.years)
def test_periods_tell_the_same_for_all_years_at_once(year: int) -> None:
    periods = [
        one
        for one in cluster_periods(CATALOGUE, HISTORY)
        if one.first <= year and (one.last is None or year <= one.last)
    ]
    assert tuple(one.cluster for one in periods) == list_at(CATALOGUE, HISTORY, year).catalogue.clusters


def test_the_years_are_2006_to_2021() -> None:
    assert HISTORY.years == range(2006, 2022)


def test_nce_and_gce_are_all_there_in_2014_and_arena_as_far_as_it_is_named() -> None:
    levels = Counter(one.level for one in list_at(CATALOGUE, HISTORY, 2014).catalogue.clusters)
    assert levels["nce"] + levels["gce"] == 6 + 3 + 3 + 2
    assert levels["gce"] == 2
    assert levels["mature"] == levels["arena-pro"] == 0


def test_at_the_end_everybody_is_there_but_hub_nodes_and_those_without_a_year() -> None:
    shown = list_at(CATALOGUE, HISTORY, 2021).catalogue.clusters
    assert len(shown) + len(without_known_year(HISTORY)) + 2 == len(HISTORY.organisations) == 97


def test_an_organisation_with_two_listings_stands_once_as_the_one_at_its_level() -> None:
    def eyde(year: int) -> list[str]:
        clusters = list_at(CATALOGUE, HISTORY, year).catalogue.clusters
        return [
            one.id for one in clusters if one.organisation == CATALOGUE.clusters_by_id["eyde"].organisation
        ]

    listed = {CATALOGUE.clusters_by_id[one].level: one for one in ("eyde", "nce-eyde")}
    assert eyde(2014) == ["eyde"]
    assert eyde(2016) == [listed["nce"]]
    assert eyde(2021) == [listed["mature"]]


def test_what_is_new_is_the_announcements_of_that_year() -> None:
    then = list_at(CATALOGUE, HISTORY, 2014)
    assert then.news["gce-blue-maritime"].before == "nce"
    assert then.news["i4plastics"].before is None
    assert "eyde" not in then.news


def test_a_home_is_given_no_closer_than_the_source_does() -> None:
    clusters = list_at(CATALOGUE, HISTORY, 2021).catalogue.clusters_by_id
    assert clusters["arena-magica"].home_place == clusters["arena-magica"].county == "Østfold"
    assert clusters["arena-magica"].municipality is None
    assert clusters["innovativ-fjellturisme"].county is None
    assert clusters["innovativ-fjellturisme"].home_place == "Norge"
