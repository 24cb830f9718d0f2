"""Which clusters share a symbol: those of one place, and those whose symbols would cover each other.

The same clusters in the same frame always give the same groups: they stand where most of their clusters do.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

import numpy as np

from geo.map.picture.projection import Points

SINGLE_RADIUS = 13  # pixels
CHOSEN_RADIUS = 18  # pixels, with the ring around the chosen cluster's symbol (marks.svg)
MOST_SYMBOLS_IN_RING = 12  # as on the page's map (web/symbols.js)


class Member(NamedTuple):
    """A cluster that is drawn: its place in the catalogue's order, the rank of its level, the name of its town."""

    position: int
    rank: int
    town: str


@dataclass(frozen=True)
class Group:
    """One symbol and the clusters that it stands for, the first of its town first; x and y in pixels."""

    x: float
    y: float
    members: tuple[Member, ...]

    @property
    def town(self) -> str:
        """The town where the symbol stands."""
        return self.members[0].town

    @property
    def radius(self) -> float:
        """How far the symbol reaches from its middle, in pixels."""
        total = len(self.members)
        return (
            SINGLE_RADIUS
            if total == 1
            else 22
            if total < 10
            else 26
            if total < 100
            else 30
            if total < 1000
            else 34
        )

    def counts(self) -> dict[int, int]:
        """How many clusters it holds of each level that it has any of, by rank."""
        counts: dict[int, int] = defaultdict(int)
        for member in self.members:
            counts[member.rank] += 1
        return dict(sorted(counts.items()))


def group(members: Sequence[Member], pixels: Points) -> list[Group]:
    """Gather *members*, which stand at *pixels*, into groups whose symbols are clear of each other.

    Args:
        members: what is drawn.
        pixels: where, a row each.

    Returns:
        the groups, the largest first. There are at most as many as symbols fit into the picture, so that what is
        made of them takes a bounded time however many clusters there are.
    """
    return _merge_overlapping(_gather(_by_place(members, pixels), 2 * SINGLE_RADIUS))


def _by_place(members: Sequence[Member], pixels: Points) -> list[Group]:
    places: dict[tuple[float, float], list[Member]] = defaultdict(list)
    for member, (x, y) in zip(members, np.round(pixels, 1).tolist(), strict=True):
        places[x, y].append(member)
    return _largest_first(Group(x, y, tuple(here)) for (x, y), here in places.items())


def _gather(places: list[Group], distance: float) -> list[Group]:
    """Join each place to the first larger one nearer than *distance*; a grid of that size keeps the search short."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    centres: list[list[Group]] = []
    for place in places:
        column, row = int(place.x // distance), int(place.y // distance)
        around = (cells[column + dx, row + dy] for dx in (-1, 0, 1) for dy in (-1, 0, 1))
        near = min(
            (n for cell in around for n in cell if _apart(centres[n][0], place) < distance), default=None
        )
        if near is None:
            cells[column, row].append(len(centres))
            centres.append([place])
        else:
            centres[near].append(place)
    return _largest_first(_joined(parts) for parts in centres)


def _merge_overlapping(groups: list[Group]) -> list[Group]:
    """Join the smaller one of two symbols that overlap to the larger one, until none do."""
    kept: list[Group] = []
    waiting = list(groups)
    while waiting:
        one = waiting.pop(0)
        over = next((n for n, other in enumerate(kept) if _overlap(one, other)), None)
        if over is None:
            kept.append(one)
        else:
            # It may have grown over others that were clear of it before.
            waiting.insert(0, _joined([kept.pop(over), one]))
    return _largest_first(kept)


def _joined(parts: list[Group]) -> Group:
    first = parts[0]
    return Group(first.x, first.y, tuple(member for part in parts for member in part.members))


def _overlap(one: Group, other: Group) -> bool:
    return _apart(one, other) < one.radius + other.radius


def _apart(one: Group, other: Group) -> float:
    return hypot(one.x - other.x, one.y - other.y)


def _largest_first(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda one: (-len(one.members), one.members[0].position))
