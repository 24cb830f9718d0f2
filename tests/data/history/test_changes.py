"""What changed in a year: admissions, moves up, extensions and ends come out of the data, each with its source."""

from collections import Counter

import pytest

from data.history import ChangeKind, History, Organisation, changes_in, load_history
from data.history.changes import news_of
from data.load import load_catalogue
from data.model import Award, AwardKind, Level

HISTORY = load_history(load_catalogue())
LEVELS = (Level(id="low", name="Low"), Level(id="high", name="High"))


def kinds(year: int, *awards: Award, ended: int | None = None) -> list[tuple[str, str | None]]:
    """What happened to an organisation with these awards in *year*: the kind, and the level before."""
    one = Organisation(id="one", name="One", awards=awards, ended_year=ended)
    history = History(organisations=(one,), levels=LEVELS)
    return [(change.kind.value, change.before) for change in changes_in(history, year)]


def test_2021_is_the_november_announcement() -> None:
    """Two new Arena clusters, four moves to Arena Pro, four mature clusters and two hub nodes: twelve."""
    new = [one for one in changes_in(HISTORY, 2021) if one.kind in (ChangeKind.ADMITTED, ChangeKind.MOVED_UP)]
    assert Counter((one.kind.value, one.level) for one in new) == {
        ("admitted", "arena"): 2,
        ("admitted", "hub-node"): 2,
        ("moved-up", "arena-pro"): 4,
        ("moved-up", "mature"): 4,
    }
    assert all(one.award and one.award.source for one in new)


def test_a_first_award_is_an_admission_and_a_higher_one_a_move_up() -> None:
    awards = (Award(year=2010, level="low"), Award(year=2014, level="high"))
    assert [kinds(year, *awards) for year in (2009, 2010, 2011, 2014)] == [
        [], [("admitted", None)], [], [("moved-up", "low")],
    ]  # fmt: skip


def test_an_award_without_a_year_came_before_the_higher_one() -> None:
    assert kinds(2014, Award(level="low"), Award(year=2014, level="high")) == [("moved-up", "low")]


def test_extensions_and_ends_stand_in_their_year() -> None:
    awards = (Award(year=2010, level="low"), Award(year=2013, level="low", kind=AwardKind.EXTENSION))
    assert kinds(2013, *awards, ended=2015) == [("extended", None)]
    assert kinds(2015, *awards, ended=2015) == [("ended", None)]


@pytest.mark.parametrize("year", HISTORY.years)
def test_each_change_has_a_source(year: int) -> None:
    found = changes_in(HISTORY, year)
    assert found
    assert [(one.organisation.id, one.kind.value) for one in found if not one.source] == []


def test_a_new_name_stands_in_its_year() -> None:
    renamed = {
        one.organisation.id: (one.rename.before, one.rename.after)
        for one in changes_in(HISTORY, 2019)
        if one.rename
    }
    assert renamed == {
        "nce-energy-technology": ("Subsea Valley", "Energy Valley"),
        "woodworks": ("Arena Skog", "WoodWorks! Cluster"),
    }


def test_of_all_that_is_new_with_an_organisation_a_move_up_comes_before_a_new_name() -> None:
    news = {organisation: change.kind.value for organisation, change in news_of(HISTORY, 2019).items()}
    assert (news["woodworks"], news["nce-energy-technology"]) == ("moved-up", "renamed")
