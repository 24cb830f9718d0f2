"""Where the names of places stand: beside their symbols, clear of symbols, of one another and of the frame.

Greedy point-feature labelling: in order of importance each name takes the first free of eight positions around its
symbol, beside it before above and below. A name without a free position is left out. The same names always get the
same places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from geo.map.picture.lettering import Lettering
from geo.map.picture.projection import Box

GAP = 4.0  # pixels between a symbol and its name


@dataclass(frozen=True)
class Anchor:
    """What asks for a name: the middle and reach of its symbol, and the room that the name takes, all in pixels."""

    x: float
    y: float
    radius: float
    width: float
    height: float


@dataclass(frozen=True)
class Label:
    """A name on the map: where its line begins in pixels, its letters, and whether it is brought out."""

    x: float
    y: float
    lettering: Lettering
    strong: bool


class Circle(NamedTuple):
    """The room of a symbol: its middle and its reach, in pixels."""

    x: float
    y: float
    radius: float


def place(anchors: Sequence[Anchor], symbols: Sequence[Circle], frame: Box) -> list[Box | None]:
    """Return the room for each anchor's name, the most important first, or None where there is none.

    Args:
        anchors: what asks for a name, the most important first.
        symbols: what names must not cover.
        frame: what names must stay within.
    """
    circles, names = np.array(symbols, dtype=float).reshape(-1, 3), np.empty((0, 4))
    placed: list[Box | None] = []
    for anchor in anchors:
        fitting = (box for box in _candidates(anchor) if _within(box, frame))
        free = next((box for box in fitting if not covers(box, circles) and not _meets(box, names)), None)
        placed.append(free)
        if free:
            names = np.vstack([names, free])
    return placed


def _candidates(anchor: Anchor) -> list[Box]:
    """The eight positions, the best one first."""
    x, y, w, h = anchor.x, anchor.y, anchor.width, anchor.height
    beside, diagonal = anchor.radius + GAP, 0.75 * anchor.radius
    corners = [
        (x + beside, y - h / 2),
        (x - beside - w, y - h / 2),
        (x - w / 2, y - beside - h),
        (x - w / 2, y + beside),
        (x + diagonal, y - diagonal - h),
        (x + diagonal, y + diagonal),
        (x - diagonal - w, y - diagonal - h),
        (x - diagonal - w, y + diagonal),
    ]
    return [Box(left, top, left + w, top + h) for left, top in corners]


def _within(box: Box, frame: Box) -> bool:
    return (
        box.left >= frame.left
        and box.top >= frame.top
        and box.right <= frame.right
        and box.bottom <= frame.bottom
    )


def _meets(box: Box, others: NDArray[np.float64]) -> bool:
    left, top, right, bottom = others.T
    return bool(((box.left < right) & (box.right > left) & (box.top < bottom) & (box.bottom > top)).any())


def covers(box: Box, circles: NDArray[np.float64]) -> bool:
    """Whether *box* covers any part of the *circles*: whether its point nearest to a middle lies within reach."""
    x, y, radius = circles.T
    nearest_x, nearest_y = np.clip(x, box.left, box.right), np.clip(y, box.top, box.bottom)
    return bool((np.hypot(x - nearest_x, y - nearest_y) < radius).any())
