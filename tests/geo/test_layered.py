"""The programme as a layer beside a reader's own list: both on one map, each with what it is."""

import pytest

from data.filters import Filters
from data.load import FOLDER
from geo.dataset import Dataset
from geo.layered import OWN_LEVEL, LayeredDataset
from geo.places import Chain
from tests.pages.own_list import own_list

PROGRAMME = Dataset.load(FOLDER, Chain())
OWN = own_list("Bedrift;Poststed\nA;Florø\nNCE Media;Tromsø\nBorte;Lund, Sverige\n", "Our members")
BOTH = LayeredDataset(OWN, PROGRAMME)


def test_both_lists_are_there_and_the_title_is_the_own_ones() -> None:
    catalogue = BOTH.catalogue
    assert (catalogue.title, len(catalogue.clusters)) == (
        "Our members",
        3 + len(PROGRAMME.catalogue.clusters),
    )
    assert len(catalogue.clusters_by_id) == len(catalogue.clusters)
    assert set(BOTH.located.unresolved) == set(OWN.located.unresolved)
    assert len(BOTH.located.found) == 2 + len(PROGRAMME.located.found)
    assert BOTH.own
    assert BOTH.years == range(0)


def test_the_programmes_levels_keep_their_symbols_and_the_list_is_a_level_by_its_title() -> None:
    *levels, own = BOTH.catalogue.levels
    assert tuple(levels) == PROGRAMME.catalogue.levels
    assert (own.id, own.name) == (OWN_LEVEL, "Our members")
    shown = BOTH.index.select(Filters(levels=frozenset({OWN_LEVEL}))).clusters
    assert [cluster.listed_name for cluster in shown] == ["A", "NCE Media", "Borte"]


def test_levels_of_the_own_list_follow_the_programmes() -> None:
    both = LayeredDataset(own_list("Navn;Sted;Kategori\nA;Oslo;Fisk\nB;Oslo;Arena\n"), PROGRAMME)
    names = [level.name for level in both.catalogue.levels]
    assert names[-1] == "Fisk"
    assert len(names) == len(PROGRAMME.catalogue.levels) + 1


def test_a_cluster_whose_id_a_row_has_gets_another() -> None:
    taken = "nce-media"
    assert {taken, f"{taken}-layer-1"} <= set(BOTH.catalogue.clusters_by_id)
    assert BOTH.located.found[taken].name == "Tromsø"
    assert BOTH.located.found[f"{taken}-layer-1"] == PROGRAMME.located.found[taken]


def test_each_has_the_clusters_of_the_other_list_near_it() -> None:
    florø = BOTH.catalogue.clusters[0].id
    near = [BOTH.catalogue.clusters_by_id[one.cluster] for one in BOTH.nearest(florø)]
    assert len(near) == 3
    assert not {cluster.id for cluster in near} & set(OWN.catalogue.clusters_by_id)
    distances = [one.kilometres for one in BOTH.nearest(florø)]
    assert distances == sorted(distances)
    assert {one.cluster for one in BOTH.nearest(near[0].id)} == set(OWN.located.found)
    assert BOTH.nearest(next(iter(OWN.located.unresolved))) == ()


def test_a_table_of_both_has_the_columns_of_the_own_list() -> None:
    assert BOTH.given == OWN.given
    assert "members" not in BOTH.given


@pytest.mark.parametrize("column", ["awards", "website", "members"])
def test_a_column_that_the_own_list_never_had_is_given_for_the_programme_alone(column: str) -> None:
    row, *_, cluster = BOTH.catalogue.clusters
    assert not BOTH.tells(row, [column])
    assert BOTH.tells(cluster, [column])
