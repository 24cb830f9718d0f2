"""The sentences on levels over time: every number in them is counted again here, one by one."""

from collections import Counter

import pytest

from data.findings import on_paths, on_steps, on_years
from data.history import Step, steps
from data.i18n import languages, texts
from data.load import load_catalogue
from data.story import MOST_NAMES

CATALOGUE = load_catalogue()
DATED = [step for step in steps(CATALOGUE, CATALOGUE.clusters) if step.year]
EN = texts("en")


def step(name: str, year: int, level: str = "arena") -> Step:
    return Step(name, name, level, year, None)


@pytest.mark.parametrize("language", languages())
def test_the_sentences_tell_what_the_catalogue_holds(language: str) -> None:
    t = texts(language)
    years = Counter(step.year or 0 for step in DATED)
    said = on_paths(t, DATED)
    assert said == t(
        "finding.paths.several_years",
        n=len({step.organisation for step in DATED}),
        levels=len(DATED),
        first=str(min(years)),
        last=str(max(years)),
    )
    (year, count), second = years.most_common(2)
    assert second[1] < count
    assert on_years(t, DATED) == t("finding.years.first", n=1, names=str(year), count=count)


def test_levels_of_one_year_and_of_one_organisation() -> None:
    assert on_paths(EN, [step("A", 2014)]) == "Levels given to 1 organisation in 2014: 1."
    both = [step("A", 2014), step("A", 2016, "nce")]
    assert on_paths(EN, both) == "Levels given to 1 organisation from 2014 to 2016: 2."


def test_years_that_share_the_first_place_are_named_in_order_and_many_are_counted() -> None:
    shared = [step("A", 2016), step("B", 2014), step("C", 2015), step("D", 2016), step("E", 2014)]
    assert on_years(EN, shared) == "Most levels were given in 2014 and 2016: 2 in each of these years."
    many = [step("A", 2010 + number) for number in range(MOST_NAMES + 1)]
    assert on_years(EN, many) == "No year stands out: 4 years share the highest count, 1."


def test_the_most_common_step_is_named_or_all_that_share_the_first_place() -> None:
    assert on_steps(EN, {"Arena → NCE": 3, "NCE → GCE": 1}) == "The most common step is Arena → NCE: 3."
    assert (
        on_steps(EN, {"Arena → NCE": 3, "NCE → GCE": 3})
        == "The most common steps are Arena → NCE and NCE → GCE: 3 each."
    )
    many = {str(number): 1 for number in range(MOST_NAMES + 1)}
    assert on_steps(EN, many) == "No step stands out: 4 steps share the highest count, 1."
