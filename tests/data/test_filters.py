"""Filtering and facet counts: each facet, the text search, and counts against a recount by hand."""

from collections.abc import Set as AbstractSet
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.filters import Facet, FacetIndex, Filters
from data.history import paths_of
from data.load import load_catalogue
from data.model import Catalogue, Cluster, Level, facet_id
from data.search import Hits, SearchIndex
from data.spelling import fold

INDEX = FacetIndex(load_catalogue())
SEARCH = SearchIndex(INDEX.catalogue)
VALUES = {facet: [value.id for value in INDEX.values[facet]] for facet in Facet}
WORDS = ["", "ocean", "OSLO", "trondelag", "cluster  hydrogen", "æ", "no such thing", "a e", "\n"]


def found(**filters: object) -> list[str]:
    return [cluster.id for cluster in INDEX.select(Filters(**filters)).clusters]  # type: ignore[arg-type]


def test_without_filters_everything_is_shown_in_the_order_of_the_list() -> None:
    assert found() == [cluster.id for cluster in INDEX.catalogue.clusters]


def test_levels_stand_in_order_of_maturity_and_other_values_by_label() -> None:
    assert VALUES[Facet.LEVEL] == ["arena", "arena-pro", "nce", "gce", "mature"]
    for facet in (Facet.SECTOR, Facet.COUNTY):
        labels = [fold(value.label) for value in INDEX.values[facet]]
        assert labels == sorted(labels)
    assert {value.label for value in INDEX.values[Facet.COUNTY]} == {
        cluster.county for cluster in INDEX.catalogue.clusters
    }


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"levels": frozenset({"gce"})}, ["gce-blue-maritime", "gce-ocean-technology"]),
        ({"levels": frozenset()}, []),
        ({"counties": frozenset({"agder"})}, ["eyde", "nce-eyde"]),
        ({"counties": frozenset({"agder"}), "levels": frozenset({"mature"})}, ["nce-eyde"]),
        ({"counties": frozenset({"innlandet", "telemark"})},
         ["industrial-green-tech", "norwegian-wood-cluster", "heidner-biocluster"]),
        ({"sectors": frozenset({"culture-media"})}, ["arrangementsbyen-oslo", "nf-ta", "nce-media"]),
        ({"sectors": frozenset({"culture-media"}), "counties": frozenset({"oslo"}), "text": "textile"},
         ["nf-ta"]),
        ({"levels": frozenset({"noder"})}, []),
        ({"levels": frozenset({"gce", "noder"})}, ["gce-blue-maritime", "gce-ocean-technology"]),
        ({"counties": frozenset({"atlantis"})}, []),
        ({"sectors": frozenset({"Culture & media"})}, []),
    ],
)  # fmt: skip
def test_a_facet_lets_through_its_values_and_facets_narrow_each_other(
    filters: dict[str, object], expected: list[str]
) -> None:
    assert found(**filters) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAMS", ["sams"]),
        ("sustainable autonomous mobility", ["sams"]),
        ("mobility  autonomous", ["sams"]),
        ("floro", ["ocean-hyway-cluster"]),
        ("Florø Kinn", ["ocean-hyway-cluster"]),
        ("ØKSNES", ["cod-cluster"]),
        ("oksnes torsk", ["cod-cluster"]),
        ("Powered by Telemark", ["industrial-green-tech"]),
        ("energy transition norway", ["norwegian-energy-solution"]),
        ("smart city", ["arrangementsbyen-oslo", "sams", "nordic-edge"]),
        ("obos", ["construction-city"]),
        ("nf&ta", ["nf-ta"]),
        ("zzz", []),
        ("sams zzz", []),
    ],
)
def test_the_search_wants_every_word_in_any_of_the_texts_whatever_its_accents(
    text: str, expected: list[str]
) -> None:
    assert found(text=text) == expected


def test_a_search_for_any_name_a_cluster_bears_or_bore_finds_it() -> None:
    for cluster in INDEX.catalogue.clusters:
        for name in cluster.names:
            assert cluster.id in found(text=name.upper()), name


def test_a_search_for_nothing_but_space_shows_all() -> None:
    assert len(found(text=" \t ")) == 43


def lets_through(cluster: Cluster, filters: Filters, ignoring: Facet | None = None) -> bool:
    """The rule of the filters, written anew for one cluster."""
    asked = {Facet.LEVEL: filters.levels, Facet.SECTOR: filters.sectors or None,
             Facet.COUNTY: filters.counties or None, Facet.PATH: filters.paths or None}  # fmt: skip
    fits_text = cluster.id in hits(filters.text)
    return fits_text and all(
        wanted is None or facet is ignoring or wanted & values_of(cluster, facet)
        for facet, wanted in asked.items()
    )


@cache
def hits(text: str) -> set[str]:
    """The ids of the clusters that a search finds."""
    found = SEARCH.search(text).mask
    return {cluster.id for cluster, is_hit in zip(INDEX.catalogue.clusters, found, strict=True) if is_hit}


PATHS = {
    cluster.id: {path.id for path in paths_of(cluster, VALUES[Facet.LEVEL])}
    for cluster in INDEX.catalogue.clusters
}


def values_of(cluster: Cluster, facet: Facet) -> AbstractSet[str | None]:
    """The values of a cluster: one of each facet, but any number of paths."""
    if facet is Facet.PATH:
        return PATHS[cluster.id]
    column = {Facet.LEVEL: "level", Facet.SECTOR: "sector_group", Facet.COUNTY: "county"}[facet]
    return {facet_id(getattr(cluster, column))}


def some(facet: Facet) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([*VALUES[facet], "unknown"]), max_size=4)


filters = st.builds(
    Filters,
    levels=st.none() | some(Facet.LEVEL),
    sectors=some(Facet.SECTOR),
    counties=some(Facet.COUNTY),
    paths=some(Facet.PATH),
    text=st.sampled_from(WORDS),
)


@given(filters)
def test_a_selection_is_what_a_check_one_by_one_lets_through(filters: Filters) -> None:
    clusters, selected = INDEX.catalogue.clusters, INDEX.select(filters)
    assert selected.mask.tolist() == [lets_through(cluster, filters) for cluster in clusters]
    assert selected.mask_of_any_level.tolist() == [
        lets_through(cluster, filters, ignoring=Facet.LEVEL) for cluster in clusters
    ]
    assert selected.clusters == tuple(c for c in clusters if lets_through(c, filters))
    assert (selected.count, selected.total) == (len(selected.clusters), 43)


@given(filters, st.sampled_from(list(Facet)))
def test_a_count_is_what_choosing_that_value_alone_would_show(filters: Filters, facet: Facet) -> None:
    rest = [c for c in INDEX.catalogue.clusters if lets_through(c, filters, ignoring=facet)]
    assert INDEX.select(filters).counts(facet) == {
        value: sum(value in values_of(cluster, facet) for cluster in rest) for value in VALUES[facet]
    }


def test_a_selection_searches_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []
    search = SearchIndex.search

    def count(index: SearchIndex, text: str, language: str = "en") -> Hits:
        searches.append(text)
        return search(index, text, language)

    monkeypatch.setattr(SearchIndex, "search", count)
    selected = INDEX.select(
        Filters(text="ocean", levels=frozenset({"nce"}), counties=frozenset({"vestland"}))
    )
    for _ in range(2):
        assert selected.count == len(selected.clusters) == selected.mask.sum()
        assert [sum(selected.counts(facet).values()) for facet in Facet]
    assert searches == ["ocean"]
    assert selected.mask_of_any_level.sum() == sum(selected.counts(Facet.LEVEL).values())


def unknowns() -> FacetIndex:
    """A list whose second cluster has neither sector nor county, and whose third has odd labels."""
    fields = {"organisation": "x", "level": "only", "home_place": "Oslo"}
    clusters = (
        Cluster(id="a", listed_name="A", sector_group="Energy", county="Oslo", **fields),
        Cluster(id="b", listed_name="B", **fields),
        Cluster(
            id="c", listed_name="C", sector_group="ENERGY!", county="–", extra=(("Chair", "Åse"),), **fields
        ),
    )
    return FacetIndex(
        Catalogue(id="x", title="X", levels=(Level(id="only", name="Only"),), clusters=clusters)
    )


def test_what_is_unknown_counts_for_no_value_and_hides_when_one_is_asked_for() -> None:
    index = unknowns()
    assert [(value.id, value.label) for value in index.values[Facet.SECTOR]] == [("energy", "Energy")]
    assert index.select(Filters()).counts(Facet.SECTOR) == {"energy": 2}
    assert index.select(Filters()).counts(Facet.COUNTY) == {"oslo": 1}
    assert index.select(Filters(counties=frozenset({"oslo"}))).mask.tolist() == [True, False, False]


def test_further_columns_are_searched_too() -> None:
    assert unknowns().select(Filters(text="ase")).mask.tolist() == [False, False, True]


def test_an_empty_list_has_nothing_to_show_and_breaks_nothing() -> None:
    index = FacetIndex(Catalogue(id="x", title="X", levels=(), clusters=()))
    assert index.select(Filters(text="x")).clusters == ()
    assert index.select(Filters()).counts(Facet.LEVEL) == {}
    assert index.select(Filters()).mask.dtype == np.bool_


def test_levels_have_id_and_label_and_clusters_their_position() -> None:
    catalogue = INDEX.catalogue
    assert [(value.id, value.label) for value in INDEX.values[Facet.LEVEL]] == [
        (level.id, level.name) for level in catalogue.levels
    ]
    assert [INDEX.position[cluster.id] for cluster in catalogue.clusters] == list(range(43))


def test_another_listing_of_its_organisation_stands_in_for_one_that_is_not_in_the_list() -> None:
    whole = load_catalogue()
    without = whole.model_copy(update={"clusters": tuple(c for c in whole.clusters if c.id != "eyde")})
    index = FacetIndex(without, facets_of=whole.clusters)
    assert index.known(["eyde", "act", "nobody", "nce-eyde", "act"]) == ("nce-eyde", "act")
    assert INDEX.known(["eyde", "nce-eyde"]) == ("eyde", "nce-eyde")


@pytest.mark.parametrize("facet", list(Facet))
def test_choosing_in_one_facet_leaves_the_others_and_nothing_chosen_means_all(facet: Facet) -> None:
    before = Filters(
        levels=frozenset({"a"}), sectors=frozenset({"b"}), counties=frozenset({"c"}),
        paths=frozenset({"d"}), text="word",
    )  # fmt: skip
    after = before.choosing(facet, frozenset({"x"}))
    assert after.chosen(facet) == frozenset({"x"})
    assert after.text == "word"
    assert all(after.chosen(other) == before.chosen(other) for other in Facet if other is not facet)
    assert not before.choosing(facet, frozenset()).chosen(facet)


@given(
    st.builds(
        Filters,
        levels=st.none() | st.frozensets(st.sampled_from(VALUES[Facet.LEVEL])),
        sectors=st.frozensets(st.sampled_from(VALUES[Facet.SECTOR])),
        counties=st.frozensets(st.sampled_from(VALUES[Facet.COUNTY])),
        paths=st.frozensets(st.sampled_from(VALUES[Facet.PATH])),
        text=st.sampled_from(WORDS),
    ),
    st.sampled_from(INDEX.catalogue.clusters),
)
def test_a_hidden_cluster_is_shown_by_dropping_only_the_filters_that_hide_it(
    filters: Filters, cluster: Cluster
) -> None:
    shown = INDEX.select(filters).showing(cluster.id)
    assert cluster in INDEX.select(shown).clusters
    if cluster in INDEX.select(filters).clusters:
        assert shown == filters
    assert shown.sectors in (filters.sectors, frozenset())
    assert shown.counties in (filters.counties, frozenset())
    assert shown.text in (filters.text, "")
    if filters.levels is not None:
        assert shown.levels in (filters.levels, filters.levels | {cluster.level})
