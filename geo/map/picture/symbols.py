"""The symbols of a picture as SVG: those of the levels, and the rings of groups, drawn as the page's map does.

The shapes are those of :mod:`geo.map.symbols`; the measures of rings are those of ``web/symbols.js``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from geo.map.picture.groups import MOST_SYMBOLS_IN_RING, SINGLE_RADIUS, Group
from geo.map.picture.lettering import Lettering, letter

SHAPE_BOX = 24  # the side of the box that each shape is drawn in
GROUP_BOX = 52  # the side of the box that a group is drawn in
RING_RADIUS = 18.5  # of the middles of symbols, in a group's box
ARC_RADIUS = 20.5
NUMBER_SIZE, NUMBER_WEIGHT = 15, 650


@dataclass(frozen=True)
class Mark:
    """The symbol of the level at ``rank``: its middle, and how much larger than its box of 24 it is."""

    rank: int
    x: float
    y: float
    scale: float


@dataclass(frozen=True)
class Arc:
    """A level's part of a large group's ring: where it begins and how long it is, along the circle."""

    rank: int
    start: float
    length: float


@dataclass(frozen=True)
class GroupSymbol:
    """A symbol on the map, in words as well: one cluster's, or a disc with a number and a ring of levels."""

    x: float
    y: float
    scale: float
    title: str
    chosen: bool
    mark: Mark | None
    ring: tuple[Mark, ...]
    arcs: tuple[Arc, ...]
    number: Lettering | None


def mark(rank: int, x: float, y: float, diameter: float) -> Mark:
    """The symbol of the level at *rank*, *diameter* pixels wide."""
    return Mark(rank, round(x, 1), round(y, 1), round(diameter / SHAPE_BOX, 3))


def group_symbol(group: Group, title: str, *, chosen: bool) -> GroupSymbol:
    """The symbol of *group*, which *title* tells in words, unless it is empty."""
    total, counts = len(group.members), group.counts()
    single = total == 1
    return GroupSymbol(
        x=round(group.x, 1),
        y=round(group.y, 1),
        scale=1 if single else round(group.radius / (GROUP_BOX / 2), 3),
        title=title,
        chosen=chosen,
        mark=mark(group.members[0].rank, 0, 0, 2 * SINGLE_RADIUS - 4) if single else None,
        ring=() if single or total > MOST_SYMBOLS_IN_RING else ring_of_symbols(counts),
        arcs=ring_in_proportion(counts) if total > MOST_SYMBOLS_IN_RING else (),
        number=None if single else letter(_short(total), NUMBER_SIZE, NUMBER_WEIGHT),
    )


def ring_of_symbols(counts: Mapping[int, int]) -> tuple[Mark, ...]:
    """A small group's symbols: one a cluster, around the middle from the top on."""
    ranks = [rank for rank, count in counts.items() for _ in range(count)]
    size = min(11.0, 88 / len(ranks))
    angles = (2 * pi * n / len(ranks) - pi / 2 for n in range(len(ranks)))
    return tuple(
        mark(rank, RING_RADIUS * cos(angle), RING_RADIUS * sin(angle), size)
        for rank, angle in zip(ranks, angles, strict=True)
    )


def ring_in_proportion(counts: Mapping[int, int]) -> tuple[Arc, ...]:
    """The parts of a large group's ring, as long as each level has clusters."""
    circumference, total = 2 * pi * ARC_RADIUS, sum(counts.values())
    arcs, before = [], 0
    for rank, count in counts.items():
        start, length = before / total * circumference, count / total * circumference
        arcs.append(Arc(rank, round(start, 2), round(length, 2)))
        before += count
    return tuple(arcs)


def _short(total: int) -> str:
    return str(total) if total < 10_000 else f"{round(total / 1000)}k"
