import pytest
from geopy.distance import great_circle

from geo.places import Gazetteer
from geo.places.place import PlaceKind
from geo.places.search.index import PlaceIndex, Spelled
from geo.places.search.names import Part


@pytest.fixture(scope="module")
def index(gazetteer: Gazetteer) -> PlaceIndex:
    return gazetteer.index


SETTLEMENTS = [place for place in Gazetteer().index.places if place.kind.is_settlement]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Tromsø", Spelled.AS_NAMED),
        ("TROMSØ", Spelled.AS_NAMED),
        ("Tromso", Spelled.LIKE_NAME),
    ],
)
def test_a_hit_tells_how_the_name_was_spelled(index: PlaceIndex, text: str, spelled: Spelled) -> None:
    assert {hit.spelled for hit in index.named(Part(text)) if hit.place.name == "Tromsø"} == {spelled}


def test_another_name_is_told_apart_from_the_name(index: PlaceIndex) -> None:
    hits = [hit for hit in index.named(Part("Guovdageaidnu")) if hit.place.name == "Kautokeino"]
    assert {hit.spelled for hit in hits} == {Spelled.AS_OTHER_NAME}
    assert {hit.matched for hit in hits} == {"Guovdageaidnu"}


def test_a_place_is_hit_once_however_many_of_its_names_fit(index: PlaceIndex) -> None:
    for text in ("Ålesund", "Aalesund", "Tromsø", "Trondheim"):
        ids = [hit.place.id for hit in index.named(Part(text))]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", ["", "Atlantis", "…"])
def test_an_unknown_name_hits_nothing(index: PlaceIndex, text: str) -> None:
    assert index.named(Part(text)) == []


def test_a_municipality_is_at_least_as_large_as_its_towns_together(index: PlaceIndex) -> None:
    [municipality] = [
        hit.place for hit in index.named(Part("Lillestrøm")) if hit.place.kind is PlaceKind.MUNICIPALITY
    ]
    towns = [place for place in SETTLEMENTS if place.municipality == "Lillestrøm"]
    assert index.size(municipality) == sum(place.population or 0 for place in towns) > 10_000


def test_a_place_of_unknown_size_counts_as_a_small_one(index: PlaceIndex) -> None:
    unknown = next(place for place in SETTLEMENTS if place.population is None)
    assert index.size(unknown) == 500


@pytest.mark.parametrize(
    ("text", "name"), [("Trondhem", "Trondheim"), ("Stavangr", "Stavanger"), ("Lillehamer", "Lillehammer")]
)
def test_similar_names_begin_with_the_one_meant(index: PlaceIndex, text: str, name: str) -> None:
    similar = index.similar(Part(text), 3)
    assert similar[0].name == name
    assert len(similar) <= 3


def test_the_nearest_place_to_each_settlement_is_in_its_county(index: PlaceIndex) -> None:
    for place in SETTLEMENTS:
        [near] = index.nearest(place.latitude, place.longitude, 1)
        assert near.kilometres == pytest.approx(0, abs=1e-6), place.label
        assert near.place.counties == place.counties


@pytest.mark.parametrize("point", [(59.5, 9.0), (63.1, 10.9), (70.2, 25.0), (61.0, 5.2)])
def test_the_nearest_places_are_those_a_full_search_by_great_circle_finds(
    index: PlaceIndex, point: tuple[float, float]
) -> None:
    near = index.nearest(*point, 5)
    everywhere = [
        place
        for place in index.places
        if place.kind in (PlaceKind.TOWN, PlaceKind.LOCALITY, PlaceKind.MUNICIPALITY)
    ]
    distances = sorted(great_circle(point, (place.latitude, place.longitude)).km for place in everywhere)
    assert [one.kilometres for one in near] == pytest.approx(distances[:5], rel=1e-5)


def test_the_index_of_a_folder_is_made_once() -> None:
    assert PlaceIndex.read() is PlaceIndex.read()
