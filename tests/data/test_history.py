"""The programme over time: which steps count, which are without a year, and who has none."""

from data.history import Step, steps, without_steps, without_year
from data.load import load_catalogue
from data.model import Award, AwardKind, Cluster

CATALOGUE = load_catalogue()
CLUSTERS = CATALOGUE.clusters_by_id


def with_awards(*awards: Award, organisation: str = "act") -> Cluster:
    return CLUSTERS["act"].model_copy(update={"awards": awards, "organisation": organisation})


def test_a_clusters_steps_are_its_awards_in_their_order() -> None:
    assert steps(CATALOGUE, [CLUSTERS["act"]]) == (
        Step("act", "ACT", "arena", 2017, None),
        Step("act", "ACT", "arena-pro", 2020, None),
    )


def test_an_organisation_that_is_listed_twice_takes_each_step_once() -> None:
    eyde = [
        cluster for cluster in CATALOGUE.clusters if cluster.organisation == CLUSTERS["nce-eyde"].organisation
    ]
    assert len(eyde) == 2
    taken = steps(CATALOGUE, eyde)
    assert len(taken) == len({(step.level, step.year) for step in taken})
    assert {step.name for step in taken} == {eyde[0].listed_name}


def test_extensions_and_levels_of_other_programmes_are_no_steps() -> None:
    extension = Award(year=2018, level="arena", kind=AwardKind.EXTENSION)
    elsewhere = Award(year=2018, level=None, note="another programme")
    assert steps(CATALOGUE, [with_awards(extension, elsewhere)]) == ()


def test_steps_without_a_year_are_told_apart() -> None:
    known, unknown = Award(year=2018, level="arena"), Award(year=None, level="nce")
    taken = steps(CATALOGUE, [with_awards(known, unknown)])
    assert [step.level for step in without_year(taken)] == ["nce"]


def test_clusters_without_any_step_are_told_but_not_the_twins_of_those_with_one() -> None:
    given, twin = with_awards(Award(year=2018, level="arena")), with_awards()
    other = with_awards(organisation="other")
    assert without_steps(CATALOGUE, [given, twin, other]) == (other,)
