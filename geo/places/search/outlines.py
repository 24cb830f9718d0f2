"""Finds the municipality at a point from the simplified outlines in ``municipality_outlines.csv``."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from geo.places.tables.reader import TABLES, read_rows

COAST_KM = 8.0
"""Kilometres: a point this near to an outline counts as in it, because islets and coasts are simplified."""
_KM_PER_DEGREE = 111.2
Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Outline:
    """One municipality: its id in the gazetteer, the box around it in degrees, and its rings as text."""

    id: str
    west: float
    south: float
    east: float
    north: float
    text: str

    @cached_property
    def rings(self) -> list[Ring]:
        """The outer rings, each a list of (longitude, latitude) in degrees, WGS 84."""
        return [_ring(part) for part in self.text.split("|")]

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether the point lies inside one of the rings."""
        if not (self.west <= longitude <= self.east and self.south <= latitude <= self.north):
            return False
        return any(_is_inside(ring, latitude, longitude) for ring in self.rings)

    def is_near(self, latitude: float, longitude: float) -> bool:
        """Whether the box lies within :data:`COAST_KM` of the point."""
        margin = COAST_KM / _KM_PER_DEGREE
        aside = margin / math.cos(math.radians(latitude))
        return (
            self.west - aside <= longitude <= self.east + aside
            and self.south - margin <= latitude <= self.north + margin
        )

    def kilometres(self, latitude: float, longitude: float) -> float:
        """The distance of the point to the nearest border."""
        scale = math.cos(math.radians(latitude))
        return min(
            _to_segment(*(((x - longitude) * scale, y - latitude) for x, y in segment)) * _KM_PER_DEGREE
            for ring in self.rings
            for segment in _segments(ring)
        )


class Outlines:
    """The outlines of all municipalities."""

    def __init__(self, folder: Path) -> None:
        """Read the table; the rings themselves are read when a point is near.

        Raises:
            DataError: the table cannot be read.
        """
        columns = ("number", "west", "south", "east", "north", "outline", "source")
        self.all = [
            Outline(
                f"municipality:{row.text('number')}",
                row.degrees("west", 180),
                row.degrees("south", 90),
                row.degrees("east", 180),
                row.degrees("north", 90),
                row.text("outline"),
            )
            for row in read_rows(folder / "municipality_outlines.csv", columns)
        ]

    @classmethod
    @cache
    def read(cls, folder: Path = TABLES) -> Outlines:
        """The outlines of the table in ``folder``, read once."""
        return cls(folder)

    def at(self, latitude: float, longitude: float) -> str | None:
        """The id of the municipality at a point, or of the nearest within :data:`COAST_KM`."""
        for outline in self._by_degree.get((math.floor(latitude), math.floor(longitude)), ()):
            if outline.contains(latitude, longitude):
                return outline.id
        near = [outline for outline in self.all if outline.is_near(latitude, longitude)]
        distances = {outline.id: outline.kilometres(latitude, longitude) for outline in near}
        nearest = min(distances, key=lambda id: distances[id], default=None)
        return nearest if nearest and distances[nearest] <= COAST_KM else None

    @cached_property
    def _by_degree(self) -> dict[tuple[int, int], list[Outline]]:
        """The outlines whose box reaches into each whole degree of latitude and longitude."""
        cells = defaultdict(list)
        for outline in self.all:
            for latitude in range(math.floor(outline.south), math.floor(outline.north) + 1):
                for longitude in range(math.floor(outline.west), math.floor(outline.east) + 1):
                    cells[latitude, longitude].append(outline)
        return cells


def _ring(text: str) -> Ring:
    numbers = [float(number) for number in text.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _segments(ring: Ring) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    yield from zip(ring, [*ring[1:], ring[0]], strict=True)


def _is_inside(ring: Ring, latitude: float, longitude: float) -> bool:
    """Whether a ray from the point to the east crosses the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in _segments(ring):
        if (y1 > latitude) != (y2 > latitude):
            crossings += longitude < x1 + (latitude - y1) * (x2 - x1) / (y2 - y1)
    return crossings % 2 == 1


def _to_segment(start: tuple[float, float], end: tuple[float, float]) -> float:
    """The distance of the origin to a segment, in the unit of its ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0 if not length else max(0.0, min(1.0, -(start[0] * dx + start[1] * dy) / length))
    return math.hypot(start[0] + along * dx, start[1] + along * dy)
