"""Finds gazetteer rows by name and by nearness."""

from __future__ import annotations

import difflib
import heapq
import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from geo.places.place import Place, PlaceKind
from geo.places.search.names import Part, spelling, spelling_key
from geo.places.tables.reader import TABLES, read_places

EARTH_RADIUS_KM = 6371.0088
_SMALLEST_KNOWN = 500
"""Persons: GeoNames lists places from this size, so a place of unknown size counts as this large."""


class Spelled(IntEnum):
    """How a text was like the name it matched, best first."""

    AS_NAMED = 0
    AS_OTHER_NAME = 1
    LIKE_NAME = 2
    LIKE_OTHER_NAME = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that bears the name asked for."""

    place: Place
    matched: str
    spelled: Spelled


@dataclass(frozen=True, slots=True)
class _Name:
    place: Place
    text: str
    spelling: str
    is_other: bool


@dataclass(frozen=True, slots=True)
class Near:
    """A place and its distance in kilometres."""

    place: Place
    kilometres: float


class PlaceIndex:
    """The places by name and position; never changes once made."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._names: dict[str, list[_Name]] = defaultdict(list)
        self._residents: dict[tuple[str | None, str | None], int] = defaultdict(int)
        for place in self.places:
            self._add_names(place)
            if place.kind.is_settlement:
                self._residents[place.municipality, place.county] += place.population or 0
        self._vectors = [
            (_vector(place.latitude, place.longitude), place)
            for place in self.places
            if place.kind.is_settlement or place.kind is PlaceKind.MUNICIPALITY
        ]

    @classmethod
    @cache
    def read(cls, folder: Path = TABLES) -> PlaceIndex:
        """The index of the tables in ``folder``, made once.

        Raises:
            TableError: a table cannot be read.
        """
        return cls(read_places(folder))

    def _add_names(self, place: Place) -> None:
        for text in (place.name, *place.other_names):
            if key := spelling_key(text):
                self._names[key].append(_Name(place, text, spelling(text), is_other=text is not place.name))

    def named(self, part: Part) -> list[Hit]:
        """The places that bear the part's name in any spelling, each with its best likeness."""
        exact = spelling(part.name)
        hits: dict[str, Hit] = {}
        for name in self._names.get(part.key, ()):
            spelled = Spelled(2 * (name.spelling != exact) + name.is_other)
            known = hits.get(name.place.id)
            if known is None or spelled < known.spelled:
                hits[name.place.id] = Hit(name.place, name.text, spelled)
        return list(hits.values())

    def size(self, place: Place) -> int:
        """Persons who live in the place; of a municipality, at least those in the settlements known."""
        known = place.population
        if place.kind is PlaceKind.MUNICIPALITY:
            known = self._residents[place.municipality, place.county]
        return max(known or 0, _SMALLEST_KNOWN)

    def similar(self, part: Part, limit: int) -> list[Place]:
        """Places whose names are nearly the part's name, most alike first."""
        keys = difflib.get_close_matches(part.key, self._names, n=limit, cutoff=0.7)
        places = {name.place.id: name.place for key in keys for name in self._names[key]}
        return list(places.values())[:limit]

    def nearest(self, latitude: float, longitude: float, limit: int) -> list[Near]:
        """The settlements and municipality seats nearest to a point, nearest first."""
        x, y, z = _vector(latitude, longitude)
        closest = heapq.nlargest(
            limit, self._vectors, key=lambda item: x * item[0][0] + y * item[0][1] + z * item[0][2]
        )
        return [
            Near(place, EARTH_RADIUS_KM * 2 * math.asin(min(1.0, math.dist((x, y, z), vector) / 2)))
            for vector, place in closest
        ]


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The point on the unit sphere; a larger dot product of two such vectors is a shorter great circle."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)
