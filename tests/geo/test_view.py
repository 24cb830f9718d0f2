"""The view and the URL: what is written can be read back, and no address can break the page."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.filters import Facet, FacetIndex, Filters
from data.load import load_catalogue
from geo.map.position import Position
from geo.map.tiles import BASEMAPS, OUTLINE
from geo.view import MAX_COMPARED, MAX_TEXT, Order, Query, View, leads_into_own_list

INDEX = FacetIndex(load_catalogue())
LANGS = ("en", "nb")
IDS = list(INDEX.catalogue.clusters_by_id)
PARAMETERS = (
    "year",
    "level",
    "sector",
    "county",
    "path",
    "q",
    "near",
    "order",
    "cluster",
    "compare",
    "basemap",
    "lang",
    "at",
    "utm_source",
)


def read(query: Query) -> View:
    return View.from_query(query, INDEX, LANGS)


def some(facet: Facet, least: int = 0) -> st.SearchStrategy[frozenset[str]]:
    return st.frozensets(st.sampled_from([value.id for value in INDEX.values[facet]]), min_size=least)


positions = st.builds(
    lambda zoom, latitude, longitude: Position(zoom / 4, latitude / 10_000, longitude / 10_000),
    st.integers(12, 56),
    st.integers(530_000, 730_000),
    st.integers(-60_000, 420_000),
)
views = st.builds(
    View,
    filters=st.builds(
        Filters,
        # Asking for every level is the same as asking for none in particular.
        levels=st.none()
        | some(Facet.LEVEL).filter(lambda levels: len(levels) < len(INDEX.values[Facet.LEVEL])),
        sectors=some(Facet.SECTOR),
        counties=some(Facet.COUNTY),
        paths=some(Facet.PATH),
        text=st.text(max_size=MAX_TEXT).map(lambda text: " ".join(text.split())),
    ),
    cluster=st.none() | st.sampled_from(IDS),
    compared=st.lists(st.sampled_from(IDS), unique=True, max_size=MAX_COMPARED).map(tuple),
    basemap=st.sampled_from(BASEMAPS),
    lang=st.none() | st.sampled_from(LANGS),
    near=st.none() | st.sampled_from(["Bergen", "Mo i Rana", "60.40,5.30"]),
    position=st.none() | positions,
)
views = st.builds(View.ordered, views, st.sampled_from(Order))


@given(views)
def test_a_view_written_to_the_url_reads_back_as_the_same_view(view: View) -> None:
    assert read(view.to_query(INDEX)) == view


@given(views)
def test_the_address_of_an_own_list_holds_numbers_alone_and_reads_back_but_for_the_search(view: View) -> None:
    query = view.to_query(INDEX, own=True)
    list_parameters = {
        name: query.get(name, []) for name in ("level", "sector", "county", "cluster", "compare")
    }
    written = [value for values in list_parameters.values() for value in values]
    assert all(re.fullmatch(r"(row|level|sector|county)-\d+|none", value) for value in written)
    assert not {"q", "near"} & query.keys()
    back = View.from_query(query, INDEX, LANGS, own=True)
    told = replace(view, filters=replace(view.filters, text=""), near=None)
    assert back == told.ordered(query.get("order", [""])[0])


@given(views)
def test_a_link_into_an_own_list_opens_nothing_of_the_programme(view: View) -> None:
    opened = read(view.to_query(INDEX, own=True))
    assert (opened.cluster, opened.compared, opened.filters.sectors, opened.filters.counties) == (
        None, (), frozenset(), frozenset(),
    )  # fmt: skip


@given(views, st.sampled_from(BASEMAPS))
def test_another_default_base_map_round_trips_too(view: View, default: str) -> None:
    query = view.to_query(INDEX, basemap=default)
    assert View.from_query(query, INDEX, LANGS, basemap=default) == view


@given(views)
def test_writing_is_stable_and_holds_only_known_parameters_in_order(view: View) -> None:
    query = view.to_query(INDEX)
    assert list(query) == [name for name in PARAMETERS if name in query]
    assert read(query).to_query(INDEX) == query
    assert all(query.values())


def test_the_default_view_has_an_empty_url() -> None:
    assert View().to_query(INDEX) == {}
    assert read({}) == View()


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ({"level": ["arena", "gce"]}, View(Filters(levels=frozenset({"arena", "gce"})))),
        ({"level": ["Arena Pro"]}, View(Filters(levels=frozenset({"arena-pro"})))),
        ({"level": ["none"]}, View(Filters(levels=frozenset()))),
        ({"level": ["none", "nce"]}, View(Filters(levels=frozenset({"nce"})))),
        ({"level": ["noder"]}, View()),
        ({"level": [""]}, View()),
        ({"level": []}, View()),
        ({"county": ["Vestland"]}, View(Filters(counties=frozenset({"vestland"})))),
        ({"county": ["Møre og Romsdal"]}, View(Filters(counties=frozenset({"more-og-romsdal"})))),
        ({"county": ["vestland", "vestland", "atlantis"]}, View(Filters(counties=frozenset({"vestland"})))),
        ({"sector": ["Cities, transport & security"]},
         View(Filters(sectors=frozenset({"cities-transport-security"})))),
        ({"q": ["first", "  second \t word "]}, View(Filters(text="second word"))),
        ({"q": ["x" * 500]}, View(Filters(text="x" * MAX_TEXT))),
        ({"near": ["  mo i  rana"]}, View(near="mo i rana")),
        ({"near": ["60.3951, 5.3"]}, View(near="60.40,5.30")),
        ({"near": ["Atlantis"]}, View()),
        ({"near": ["48.85,2.35"]}, View()),
        ({"order": ["name"]}, View(order=Order.NAME)),
        ({"order": ["level"]}, View()),
        ({"order": ["distance"]}, View()),
        ({"order": ["rank"], "q": ["hav"]}, View(Filters(text="hav"))),
        ({"order": ["level"], "q": ["hav"]}, View(Filters(text="hav"), order=Order.LEVEL)),
        ({"order": ["size"], "near": ["Bergen"]}, View(near="Bergen")),
        ({"cluster": ["sams"]}, View(cluster="sams")),
        ({"cluster": ["SAMS"]}, View()),
        ({"cluster": ["sams", "unknown"]}, View()),
        ({"compare": ["sams", "unknown", "act", "sams"]}, View(compared=("sams", "act"))),
        ({"compare": IDS}, View(compared=tuple(IDS[:MAX_COMPARED]))),
        ({"basemap": ["openstreetmap"]}, View(basemap="openstreetmap")),
        ({"basemap": ["https://evil.example/{z}"]}, View(basemap=OUTLINE)),
        ({"lang": ["nb"]}, View(lang="nb")),
        ({"lang": ["../../etc"]}, View()),
        ({"at": ["7.25/60.3913/5.3221"]}, View(position=Position(7.25, 60.3913, 5.3221))),
        ({"at": ["7.3/60.39131/-5"]}, View(position=Position(7.25, 60.3913, -5.0))),
        ({"at": ["2/60/5"]}, View()),
        ({"at": ["15/60/5"]}, View()),
        ({"at": ["7/48.85/2.35"]}, View()),
        ({"at": ["7/60/181"]}, View()),
        ({"at": ["7/60"]}, View()),
        ({"at": ["nan/60/5"]}, View()),
        ({"at": ["7/60/5/4"]}, View()),
        ({"at": ["7/60/5\n"]}, View()),
        ({"at": ["٧/60/5"]}, View()),
        ({"utm_source": ["x"], "Level": ["nce"]}, View()),
    ],
)  # fmt: skip
def test_a_query_gives_the_view_it_means_and_what_is_unknown_is_dropped(query: Query, view: View) -> None:
    assert read(query) == view


odd = st.text(max_size=300) | st.sampled_from(
    [*IDS[:3], "arena", "none", "Vestland", "openstreetmap", "nb", "\0", "\ud800", "%00", "🗺"]
)


@given(st.dictionaries(st.sampled_from(PARAMETERS) | st.text(max_size=5), st.lists(odd, max_size=6)))
def test_no_query_whatever_raises_and_what_it_gives_round_trips(query: Query) -> None:
    view = read(query)
    assert read(view.to_query(INDEX)) == view
    assert len(view.filters.text) <= MAX_TEXT
    assert len(view.compared) <= MAX_COMPARED


def test_choosing_and_filtering_leave_the_rest_of_the_view_alone() -> None:
    view = View(basemap="counties", compared=("act",))
    filters = Filters(text="ocean")
    assert view.choose("sams") == View(cluster="sams", basemap="counties", compared=("act",))
    assert view.choose("sams").choose(None) == view
    assert view.filtered(filters) == View(filters, basemap="counties", compared=("act",))


def test_the_usual_order_follows_what_is_asked_for() -> None:
    view = View()
    assert view.list_order is Order.LEVEL
    assert view.filtered(Filters(text="hav")).list_order is Order.RANK
    assert view.filtered(Filters(text="hav")).near_to("Bergen").list_order is Order.DISTANCE
    assert view.ordered("name").filtered(Filters(text="hav")).list_order is Order.NAME
    assert view.ordered("name").near_to("Bergen").list_order is Order.DISTANCE


def test_an_order_ends_with_what_it_orders_by() -> None:
    ranked = View(Filters(text="hav")).near_to("Bergen").ordered("rank")
    assert ranked.list_order is Order.RANK
    assert ranked.filtered(Filters()).list_order is Order.DISTANCE
    assert ranked.near_to("Atlantis") == View(Filters(text="hav"))
    assert View().near_to("Bergen").ordered("name").near_to(None) == View(order=Order.NAME)


def test_who_has_to_go_for_one_too_many_is_known_before() -> None:
    full = View(compared=tuple("abcdef"))
    assert len(full.compared) == MAX_COMPARED
    assert full.displaced_by("g") == "a"
    assert full.displaced_by("c") is None
    assert View(compared=tuple("abcde")).displaced_by("g") is None


def test_a_cluster_is_compared_until_it_is_toggled_again_and_the_oldest_makes_room() -> None:
    view = View()
    for cluster in "abcdefg":
        view = view.toggle_compared(cluster)
    assert view.compared == tuple("bcdefg")
    assert view.toggle_compared("c").compared == tuple("bdefg")


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ({"cluster": ["row-3"]}, True), ({"level": ["arena", "level-2"]}, True), ({"county": ["county-12"]}, True),
        ({"cluster": ["blue-legasea"]}, False), ({"level": ["arena"], "q": ["level-2"]}, False), ({}, False),
    ],
)  # fmt: skip
def test_a_link_into_an_own_list_is_known_by_its_numbers(query: dict[str, list[str]], own: bool) -> None:
    assert leads_into_own_list(query) is own
