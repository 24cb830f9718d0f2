"""Counts of what filters leave: the same as counting the clusters one by one."""

from collections import Counter

import pytest

from data.figures import cross_table, groups, pairs, rates
from data.filters import Facet, FacetIndex, Filters
from data.load import load_catalogue
from data.model import Cluster
from data.population import population

CATALOGUE = load_catalogue()
INDEX = FacetIndex(CATALOGUE)
CHOICES = (
    Filters(),
    Filters(levels=frozenset({"arena"})),
    Filters(text="hav"),
    Filters(text="nothing-has-this"),
)


def one_by_one(filters: Filters) -> list[Cluster]:
    return list(INDEX.select(filters).clusters)


@pytest.mark.parametrize("filters", CHOICES)
def test_groups_count_the_clusters_of_each_value_the_largest_first(filters: Filters) -> None:
    found = groups(INDEX.select(filters), Facet.COUNTY)
    counted = Counter(cluster.county for cluster in one_by_one(filters))
    assert {group.value.label: group.clusters for group in found if group.value} == counted
    assert [group.clusters for group in found] == sorted(counted.values(), reverse=True)


@pytest.mark.parametrize("filters", CHOICES)
def test_a_cross_table_counts_two_facets_at_once(filters: Filters) -> None:
    table = cross_table(INDEX.select(filters), Facet.SECTOR, Facet.LEVEL)
    counted = Counter((cluster.sector_group, cluster.level) for cluster in one_by_one(filters))
    for row, sector in enumerate(INDEX.values[Facet.SECTOR]):
        for column, level in enumerate(INDEX.values[Facet.LEVEL]):
            assert table[row, column] == counted[sector.label, level.id]
    assert table.sum() == counted.total()


def test_what_is_not_known_is_a_group_of_its_own_and_stands_last() -> None:
    first, *others = CATALOGUE.clusters
    unknown = first.model_copy(update={"county": None, "sector_group": None})
    index = FacetIndex(CATALOGUE.model_copy(update={"clusters": (unknown, *others)}))
    selection = index.select(Filters())
    last = groups(selection, Facet.COUNTY)[-1]
    assert (last.value, last.clusters) == (None, 1)
    assert cross_table(selection, Facet.SECTOR, Facet.COUNTY)[-1, -1] == 1
    assert sum(pair.clusters for pair in pairs(selection)) == len(others)


def test_rates_are_clusters_per_100_000_of_the_countys_inhabitants() -> None:
    found = rates(INDEX.select(Filters()), population().inhabitants)
    nordland = next(rate for rate in found if rate.county.id == "nordland")
    assert (nordland.clusters, nordland.inhabitants) == (4, 243_081)
    assert nordland.rate == pytest.approx(1.64554, abs=1e-5)
    assert [rate.rate for rate in found] == sorted((rate.rate for rate in found), reverse=True)
    assert found[0] == nordland


def test_a_county_without_known_inhabitants_has_no_rate() -> None:
    assert [rate.county.id for rate in rates(INDEX.select(Filters()), {"oslo": 1})] == ["oslo"]
