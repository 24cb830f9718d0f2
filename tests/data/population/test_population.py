"""The inhabitants of the counties: the fifteen of today, a known sum, and a word on what is wrong with a file."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from data.descriptor import DESCRIPTOR
from data.errors import DataError
from data.load import load_catalogue
from data.model import facet_id
from data.population import COUNTIES, FOLDER, load_population

POPULATION = load_population()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the figures, to be broken."""
    for file in (COUNTIES, DESCRIPTOR):
        shutil.copy(FOLDER / file, tmp_path / file)
    return tmp_path


def replace(folder: Path, old: str, new: str) -> None:
    text = (folder / COUNTIES).read_text(encoding="utf-8")
    assert old in text
    (folder / COUNTIES).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load_population(folder)
    return [str(problem) for problem in caught.value.problems]


def test_the_counties_add_up_to_what_statistics_norway_published_for_the_day() -> None:
    assert len(POPULATION.counties) == 15
    assert sum(POPULATION.inhabitants.values()) == 5_550_203
    assert POPULATION.date == date(2024, 1, 1)
    assert POPULATION.source.startswith("https://www.ssb.no/")


def test_every_county_with_a_cluster_has_its_inhabitants() -> None:
    counties = {facet_id(cluster.county) for cluster in load_catalogue().clusters}
    assert counties - POPULATION.inhabitants.keys() == set()
    assert POPULATION.inhabitants["more-og-romsdal"] == 270_624


def test_a_figure_that_is_none_is_named_with_its_row(copy: Path) -> None:
    replace(copy, "319850", "many")
    assert "counties.csv" in problems(copy)[0]
    assert "2" in problems(copy)[0]


def test_another_day_and_another_sum_are_refused(copy: Path) -> None:
    replace(copy, "Oslo,2024-01-01,717710", "Oslo,2023-01-01,717711")
    assert len(problems(copy)) == 2


def test_a_county_that_stands_twice_is_refused(copy: Path) -> None:
    replace(copy, "Akershus", "Agder")
    assert problems(copy) == [f"{COUNTIES}: holds 14 counties, expected 15"]
