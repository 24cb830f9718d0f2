"""Clusters share a symbol where their symbols would cover each other, and only there."""

from itertools import combinations
from math import hypot

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from geo.map.picture.groups import Member, group

POINTS = st.lists(st.tuples(st.floats(0, 600), st.floats(0, 600)), max_size=60)


def members(number: int) -> list[Member]:
    return [Member(n, n % 3, f"town {n}") for n in range(number)]


@given(POINTS)
def test_each_cluster_is_in_one_group_and_no_two_symbols_overlap(points: list[tuple[float, float]]) -> None:
    groups = group(members(len(points)), np.array(points).reshape(-1, 2))
    assert sorted(member.position for one in groups for member in one.members) == list(range(len(points)))
    for one, other in combinations(groups, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius


def test_a_group_stands_where_most_of_its_clusters_do() -> None:
    [one] = group(members(4), np.array([[10, 10], [30, 10], [30, 10], [30, 10]]))
    assert (one.x, one.y, one.town) == (30, 10, "town 1")
    assert one.counts() == {0: 2, 1: 1, 2: 1}


def test_places_far_apart_keep_their_own_symbols() -> None:
    assert len(group(members(2), np.array([[0, 0], [27, 0]]))) == 2
