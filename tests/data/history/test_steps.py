"""The programme over time: which steps count, which are without a year, and who has none."""

from data.history import Step, awarded_above, steps, without_steps, without_year
from data.load import load_catalogue
from data.model import Award, AwardKind, Catalogue, Cluster, Confidence

CATALOGUE = load_catalogue()
CLUSTERS = CATALOGUE.clusters_by_id


def with_awards(*awards: Award, organisation: str = "act") -> Cluster:
    return CLUSTERS["act"].model_copy(update={"awards": awards, "organisation": organisation})


def test_a_clusters_steps_are_its_awards_in_their_order() -> None:
    assert steps(CATALOGUE, [CLUSTERS["act"]]) == (
        Step("act", "ACT", "arena", 2017, None, None, Confidence.HIGH),
        Step("act", "ACT", "arena-pro", 2020, None, None, Confidence.HIGH),
    )


def test_an_organisation_that_is_listed_twice_takes_each_step_once() -> None:
    eyde = [
        cluster for cluster in CATALOGUE.clusters if cluster.organisation == CLUSTERS["nce-eyde"].organisation
    ]
    assert len(eyde) == 2
    taken = steps(CATALOGUE, eyde)
    assert len(taken) == len({(step.level, step.year) for step in taken})
    assert {step.name for step in taken} == {eyde[0].listed_name}


def test_extensions_predecessors_and_levels_of_other_programmes_are_no_steps() -> None:
    extension = Award(year=2018, level="arena", kind=AwardKind.EXTENSION)
    elsewhere = Award(year=2018, level=None, note="another programme")
    predecessor = Award(year=2011, level="arena", kind=AwardKind.PREDECESSOR)
    assert steps(CATALOGUE, [with_awards(extension, elsewhere, predecessor)]) == ()


def test_steps_without_a_year_are_told_apart() -> None:
    known, unknown = Award(year=2018, level="arena"), Award(year=None, level="nce")
    taken = steps(CATALOGUE, [with_awards(known, unknown)])
    assert [step.level for step in without_year(taken)] == ["nce"]


def test_clusters_without_any_step_are_named_but_not_the_twins_of_those_with_one() -> None:
    given, twin = with_awards(Award(year=2018, level="arena")), with_awards()
    other = with_awards(organisation="other")
    assert without_steps(CATALOGUE, [given, twin, other]) == (other,)


def test_four_listed_as_arena_were_awarded_arena_pro_in_november_2021_for_projects_from_2022() -> None:
    above = {one.id: award for one in CATALOGUE.clusters if (award := awarded_above(CATALOGUE, one))}
    assert sorted(above) == [
        "norwegian-energy-solution",
        "norwegian-offshore-wind-cluster",
        "ocean-hyway-cluster",
        "stiim",
    ]
    told = {(award.level, award.year, award.month, award.start_year) for award in above.values()}
    assert told == {("arena-pro", 2021, 11, 2022)}
    assert {CLUSTERS[one].level for one in above} == {"arena"}


def test_an_organisation_that_is_also_listed_at_the_higher_level_is_not_awarded_above() -> None:
    assert awarded_above(CATALOGUE, CLUSTERS["eyde"]) is None


def test_an_extension_or_an_award_of_another_scale_is_not_above() -> None:
    extension = Award(year=2018, level="gce", kind=AwardKind.EXTENSION)
    alone = with_awards(extension, Award(year=2024, note="Explore"))
    assert awarded_above(Catalogue.model_copy(CATALOGUE, update={"clusters": (alone,)}), alone) is None
