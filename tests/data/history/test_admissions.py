"""Admissions by year: the published counts come out of the data, and nothing is counted without a year."""

from collections import Counter

import pytest

from data.history import (
    HUB_NODE,
    History,
    Organisation,
    admitted_by,
    load_history,
    within_longest_support,
    without_known_year,
)
from data.history.admissions import given_awards
from data.load import load_catalogue
from data.model import Award, AwardKind, Confidence, Level

CATALOGUE = load_catalogue()
HISTORY = load_history(CATALOGUE)
# Intakes that public pages give: press releases of Innovation Norway and the ministries, each named in awards.csv.
PUBLISHED: dict[str, dict[int, int]] = {
    "nce": {2006: 6, 2007: 3, 2009: 3, 2014: 2, 2015: 3, 2016: 1, 2017: 2, 2018: 3},
    "gce": {2014: 2, 2015: 1},
    "arena-pro": {2019: 4, 2020: 4, 2021: 4},
    "arena": {
        2009: 5, 2010: 4, 2011: 6, 2012: 7, 2013: 5, 2014: 4, 2015: 3, 2016: 3, 2017: 5, 2018: 7, 2019: 7,
        2020: 5, 2021: 2,
    },
    HUB_NODE: {2021: 2},
}  # fmt: skip
LEVELS = (Level(id="low", name="Low", duration_years=3), Level(id="high", name="High"))
NCE_2018 = {
    "NCE Tourism - Fjord Norway", "NCE Smart Energy Markets", "NCE Media", "Maritime CleanTech",
    "NCE Seafood Innovation", "Norway Health Tech", "Eyde", "NCE Aquatech", "NCE iKuben", "NCE Energy Technology",
    "NCE Blue Legasea", "NCE Finance Innovation", "NCE HeidnerBiocluster",
}  # fmt: skip


def history(*awards: Award) -> History:
    """A history of one organisation with these awards."""
    return History(organisations=(Organisation(id="one", name="One", awards=awards),), levels=LEVELS)


def level_at(year: int, *awards: Award) -> str | None:
    standings = admitted_by(history(*awards), year)
    return standings[0].level if standings else None


def named(level: str) -> dict[int, int]:
    counts = announced(HISTORY)
    return {year: count for (year, of), count in sorted(counts.items()) if of == level}


def announced(known: History) -> Counter[tuple[int, str]]:
    """How many awards have a year of announcement, by year and level."""
    return Counter(
        (award.year, award.level)
        for organisation in known.organisations
        for award in given_awards(known, organisation)
        if award.year and award.level
    )


@pytest.mark.parametrize("level", ["nce", "gce", "arena-pro", HUB_NODE])
def test_every_admission_of_a_published_intake_is_known_by_name(level: str) -> None:
    assert named(level) == PUBLISHED[level]


def test_the_totals_are_those_of_the_programme() -> None:
    assert {level: sum(named(level).values()) for level in ("nce", "gce", "arena-pro")} == {
        "nce": 23,
        "gce": 3,
        "arena-pro": 12,
    }


def test_of_63_admissions_to_arena_from_2009_on_62_are_known_by_name() -> None:
    found = {year: count for year, count in named("arena").items() if year >= 2009}
    assert sum(PUBLISHED["arena"].values()) == 63
    assert found == PUBLISHED["arena"] | {2013: 4}
    assert sum(found.values()) == 62


def test_six_of_those_years_are_inferred() -> None:
    guessed = [
        organisation.id
        for organisation in HISTORY.organisations
        for award in organisation.awards
        if (award.level, award.kind, award.confidence) == ("arena", AwardKind.AWARD, Confidence.LOW)
    ]
    assert sorted(guessed) == [
        "midsec",
        "nce-energy-technology",
        "norway-health-tech",
        "proptechinnovation",
        "stiim",
        "windcluster-mid-norway",
    ]


def test_of_the_mature_clusters_the_four_of_2021_and_one_of_the_five_of_2020_are_known() -> None:
    assert named("mature") == {2020: 1, 2021: 4}


def test_what_is_new_in_2021_is_what_was_announced_that_year() -> None:
    new = Counter(one.level for one in admitted_by(HISTORY, 2021) if one.award.known_year == 2021)
    assert new == {"arena": 2, "arena-pro": 4, "mature": 4, HUB_NODE: 2}


def test_the_thirteen_nce_of_november_2018_follow_from_the_awards() -> None:
    # The count is from https://www.financeinnovation.no/norwegianinnovationclusters; no source lists the names.
    within = within_longest_support(HISTORY, "nce", 2018)
    assert {standing.organisation.name for standing in within} == NCE_2018
    assert len(within) == CATALOGUE.facts_by_id["count-2018-11-nce"].value == 13


def test_the_same_rule_gives_the_fourteen_nce_of_july_2015() -> None:
    # A minister's article: https://www.regjeringen.no/no/aktuelt/sammen-omstiller-vi-norge/id2427299/
    within = within_longest_support(HISTORY, "nce", 2015)
    assert len(within) == CATALOGUE.facts_by_id["count-2015-07-nce"].value == 14


def test_the_number_admitted_so_far_never_falls() -> None:
    counts = [len(admitted_by(HISTORY, year)) for year in range(2002, 2022)]
    assert counts == sorted(counts)
    assert counts[-1] + len(without_known_year(HISTORY)) == len(HISTORY.organisations)


def test_an_organisation_stands_at_the_highest_level_reached_by_then() -> None:
    awards = (Award(year=2010, level="low"), Award(year=2014, level="high"))
    assert [level_at(year, *awards) for year in (2009, 2010, 2013, 2014, 2021)] == [
        None,
        "low",
        "low",
        "high",
        "high",
    ]
    assert level_at(2021, *reversed(awards)) == "high"


def test_what_gave_a_standing_keeps_its_year() -> None:
    (standing,) = admitted_by(history(Award(year=2010, level="low")), 2012)
    assert standing.award.known_year == 2010


def test_an_award_counts_from_its_announcement_and_else_from_the_start() -> None:
    assert level_at(2009, Award(year=2009, start_year=2010, level="low")) == "low"
    assert level_at(2009, Award(start_year=2010, level="low")) is None
    assert level_at(2010, Award(start_year=2010, level="low")) == "low"


def test_an_award_without_a_year_counts_in_none_and_is_told_apart() -> None:
    undated = history(Award(level="low"))
    assert admitted_by(undated, 2021) == ()
    assert [one.id for one in without_known_year(undated)] == ["one"]
    assert without_known_year(history(Award(level="low"), Award(year=2010, level="high"))) == ()


@pytest.mark.parametrize(
    "award",
    [
        Award(year=2010, level="low", kind=AwardKind.EXTENSION),
        Award(year=2010, level="low", kind=AwardKind.PREDECESSOR),
        Award(year=2010, note="a level outside the scale"),
    ],
)
def test_an_extension_a_predecessors_award_and_another_scale_give_no_standing(award: Award) -> None:
    assert admitted_by(history(award), 2021) == ()
    assert without_known_year(history(award)) == ()
    assert announced(history(award)) == {}


def test_a_hub_node_stands_below_every_level() -> None:
    assert level_at(2021, Award(year=2015, level="low"), Award(year=2021, level=HUB_NODE)) == "low"


def test_longest_support_reaches_into_its_last_year_and_ends_with_a_move_up() -> None:
    given = Award(year=2010, level="low")
    within = [bool(within_longest_support(history(given), "low", year)) for year in (2009, 2010, 2013, 2014)]
    assert within == [False, True, True, False]
    moved = history(given, Award(year=2012, level="high"))
    assert within_longest_support(moved, "low", 2012) == ()
    assert len(within_longest_support(moved, "high", 2030)) == 1


def test_a_level_that_the_history_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        within_longest_support(HISTORY, "none", 2018)
