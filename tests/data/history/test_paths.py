"""Paths through the levels: steps in order, levels reached, and how long a step took."""

import pytest

from data.filters import Facet, FacetIndex, Filters
from data.history import Path, StepLength, paths_of, step_length
from data.load import load_catalogue
from data.model import Award, AwardKind, Cluster

CATALOGUE = load_catalogue()
LEVELS = ["low", "middle", "high"]


def cluster(*awards: Award, level: str = "low", organisation: str = "one") -> Cluster:
    return Cluster(
        id=organisation,
        organisation=organisation,
        listed_name="One",
        level=level,
        home_place="Oslo",
        awards=awards,
    )


LOW, MIDDLE, HIGH = (
    Award(year=year, level=level) for year, level in ((2010, "low"), (2014, "middle"), (2019, "high"))
)


def ids(*awards: Award, level: str = "low", until: int | None = None) -> list[str]:
    return [path.id for path in paths_of(cluster(*awards, level=level), LEVELS, until)]


def test_steps_go_from_each_level_given_to_the_next_one() -> None:
    assert ids(HIGH, LOW, MIDDLE, level="high") == [
        "low-to-middle", "middle-to-high", "reached-middle", "reached-high",
    ]  # fmt: skip
    assert ids(LOW, HIGH, level="high") == ["low-to-high", "reached-high"]


def test_the_listed_level_is_reached_though_no_award_tells_of_it() -> None:
    assert ids(LOW, level="high") == ["reached-high"]
    assert ids(LOW) == []


def test_a_list_without_awards_has_no_paths() -> None:
    assert ids(level="high") == []


def test_later_awards_are_left_out_and_those_without_a_year_count() -> None:
    assert ids(LOW, MIDDLE, until=2013) == []
    assert ids(Award(level="low"), MIDDLE, until=2014) == ["low-to-middle", "reached-middle"]


@pytest.mark.parametrize("kind", [AwardKind.EXTENSION, AwardKind.PREDECESSOR])
def test_extensions_and_predecessors_make_no_step(kind: AwardKind) -> None:
    assert ids(Award(year=2009, level="low", kind=kind), MIDDLE, level="middle") == ["reached-middle"]


def test_the_length_of_a_step_is_the_mean_of_the_organisations_with_both_years() -> None:
    clusters = [
        cluster(LOW, MIDDLE),
        cluster(LOW, MIDDLE),  # a second listing of the same organisation
        cluster(LOW, Award(year=2011, level="middle"), organisation="two"),
        cluster(Award(level="low"), MIDDLE, organisation="three"),
    ]
    assert step_length(clusters, Path("low", "middle")) == StepLength(2.5, 2)
    assert step_length(clusters, Path("middle", "high")) is None


def test_who_went_from_arena_to_arena_pro_and_on_to_nce() -> None:
    """The journalist's question, answered by the facet."""
    index = FacetIndex(CATALOGUE)

    def with_path(path: str) -> set[str]:
        return {one.organisation for one in index.select(Filters(paths=frozenset({path}))).clusters}

    assert len(with_path("arena-to-arena-pro")) == 12
    assert with_path("reached-gce") == {"gce-blue-maritime", "gce-ocean-technology"}
    assert with_path("arena-pro-to-nce") == set()
    assert "nce-ikuben" in with_path("arena-to-nce")
    assert len(with_path("reached-mature")) == 4


def test_a_year_counts_only_what_was_walked_by_then() -> None:
    then = FacetIndex(CATALOGUE, until=2018)
    walked = then.select(Filters()).counts(Facet.PATH)
    assert "arena-to-arena-pro" not in walked
    assert walked["nce-to-gce"] == 2
