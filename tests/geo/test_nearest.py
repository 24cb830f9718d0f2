"""The nearest clusters, against a search through all of them."""

import pytest
from geopy.distance import geodesic
from hypothesis import given
from hypothesis import strategies as st

from data.load import load_catalogue
from geo.locate import locate
from geo.nearest import Neighbourhood, distance_km
from geo.places import Chain, Found, Precision

PROGRAMME = locate(load_catalogue(), Chain()).found
NEAR = Neighbourhood(PROGRAMME)


def at(latitude: float, longitude: float) -> Found:
    return Found(
        query="x",
        name="X",
        label="X",
        latitude=latitude,
        longitude=longitude,
        precision=Precision.TOWN,
        municipality=None,
        county=None,
        provider="test",
        matched="X",
        kind="town",
    )


def kilometres(one: Found, other: Found) -> float:
    return float(geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).km)


def test_each_clusters_nearest_are_those_of_a_full_search() -> None:
    assert [cluster for cluster in PROGRAMME if not nearest_are_right(cluster)] == []


def nearest_are_right(cluster: str) -> bool:
    """Whether the neighbours of *cluster* are other clusters, at their own distances, and none is nearer."""
    home, found = PROGRAMME[cluster], NEAR.nearest(cluster)
    told = [neighbour.kilometres for neighbour in found]
    own = [kilometres(home, PROGRAMME[neighbour.cluster]) for neighbour in found]
    least = sorted(kilometres(home, place) for other, place in PROGRAMME.items() if other != cluster)[:3]
    return (
        cluster not in {neighbour.cluster for neighbour in found}
        and told == pytest.approx(least, abs=1e-6)
        and told == pytest.approx(own)
    )


norway = st.builds(at, st.floats(57.9, 71.2), st.floats(4.5, 31.2))


@given(st.lists(norway, min_size=1, max_size=40), st.integers(1, 5))
def test_the_nearest_of_points_anywhere_in_norway_are_right_to_a_tenth(
    points: list[Found], count: int
) -> None:
    found = {f"c{number}": point for number, point in enumerate(points)}
    all_others = sorted(kilometres(found["c0"], found[other]) for other in found if other != "c0")
    distances = [neighbour.kilometres for neighbour in Neighbourhood(found).nearest("c0", count)]
    assert len(distances) == min(count, len(all_others))
    assert distances == sorted(distances)
    assert distances == pytest.approx(all_others[:count], rel=0.1, abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        (at(59.913, 10.752), at(60.392, 5.328), 305),
        (at(58.97, 5.733), at(69.649, 18.957), 1351),
        (at(60, 10), at(60, 10), 0),
        (at(60, 10), at(61, 10), 111.4),
    ],
)
def test_distances_are_kilometres_on_the_ellipsoid(one: Found, other: Found, kilometres: float) -> None:
    assert distance_km(one, other) == pytest.approx(kilometres, rel=0.01)
    assert distance_km(other, one) == pytest.approx(distance_km(one, other))


def test_clusters_of_the_same_town_are_nearest_at_no_distance() -> None:
    found = {"a": at(60, 5), "b": at(60, 5), "c": at(60, 5), "far": at(70, 20)}
    near = Neighbourhood(found).nearest("a", 2)
    assert [(n.cluster, n.kilometres) for n in near] == [("b", 0.0), ("c", 0.0)]


def test_of_many_in_the_same_town_the_first_of_the_catalogue_are_named() -> None:
    found = {f"c{number}": at(60, 5 + number % 2) for number in range(60)}
    assert [n.cluster for n in Neighbourhood(found).nearest("c0")] == ["c2", "c4", "c6"]


@pytest.mark.parametrize("found", [{}, {"b": at(60, 5)}])
def test_a_cluster_whose_home_is_unknown_has_no_neighbours(found: dict[str, Found]) -> None:
    assert Neighbourhood(found).nearest("a") == ()


def test_a_cluster_alone_has_no_neighbours() -> None:
    assert Neighbourhood({"a": at(60, 5)}).nearest("a") == ()


def test_an_answer_is_kept_for_its_cluster_and_its_count() -> None:
    near = Neighbourhood({"a": at(60, 5), "b": at(60.1, 5), "c": at(60.2, 5)})
    assert [n.cluster for n in near.nearest("a", 1)] == ["b"]
    assert [n.cluster for n in near.nearest("a", 2)] == ["b", "c"]
    assert [n.cluster for n in near.nearest("c", 2)] == ["b", "a"]
    assert near.nearest("a", 2) is near.nearest("a", 2)
