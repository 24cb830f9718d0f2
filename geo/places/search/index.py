"""Finds gazetteer rows by name and by nearness."""

from __future__ import annotations

import difflib
import heapq
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from itertools import takewhile
from pathlib import Path

from geo.places.place import Place, PlaceKind
from geo.places.search.names import Part, spelling, spelling_key
from geo.places.tables.reader import TABLES, read_former_numbers, read_places

EARTH_RADIUS_KM = 6371.0088
_SMALLEST_KNOWN = 500
"""Persons: GeoNames lists places from this size, so a place of unknown size counts as this large."""

_LEAST_LIKE = 0.74
"""How alike a suggested name must be, from 0 to 1, as :mod:`difflib` counts."""
_AS_LIKE = 0.09
"""Names that are this much less alike than the best one are not suggested beside it."""
_OTHER_INITIAL = 0.08
"""What another first letter takes from the likeness: people rarely mistype it."""
_SIZE_COUNTS = 0.03
"""What ten times the people add to the likeness."""
_MOST_LETTERS_MORE = 4
_SUGGESTED = (PlaceKind.TOWN, PlaceKind.LOCALITY, PlaceKind.REGION, PlaceKind.MUNICIPALITY)
"""The kinds of places to be near to."""


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
class Near:
    """A place and its distance in kilometres."""

    place: Place
    kilometres: float


class PlaceIndex:
    """The places by name and position; never changes once made."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = tuple(places)
        self._names: dict[str, list[tuple[Place, str]]] = defaultdict(list)
        self._residents: dict[str, int] = defaultdict(int)
        for place in self.places:
            self._add_names(place)
            if place.population:
                self._residents[next(iter(place.units))] += place.population

    @classmethod
    @cache
    def read(cls, folder: Path = TABLES) -> PlaceIndex:
        """The index of the tables in ``folder``, made once.

        Raises:
            DataError: a table cannot be read.
        """
        return cls(read_places(folder))

    def _add_names(self, place: Place) -> None:
        for text in (place.name, *place.other_names):
            if key := spelling_key(text):
                self._names[key].append((place, text))

    def named(self, part: Part) -> list[Hit]:
        """The places that bear the part's name in any spelling, each with its best likeness."""
        if part.key not in self._names:
            return []
        exact = spelling(part.name)
        hits: dict[str, Hit] = {}
        for place, text in self._names[part.key]:
            spelled = Spelled(2 * (spelling(text) != exact) + (text is not place.name))
            known = hits.get(place.id)
            if known is None or spelled < known.spelled:
                hits[place.id] = Hit(place, text, spelled)
        return list(hits.values())

    def with_code(self, code: str) -> list[Hit]:
        """The place with a postal code."""
        return [Hit(place, code, Spelled.AS_NAMED) for place in self._by_code.get(code, ())]

    def with_number(self, number: str) -> list[Hit]:
        """The place with a postal code, and after it the municipality with this number, which lies elsewhere."""
        found = self.with_code(number)
        municipality = self._by_id.get(f"municipality:{number}")
        if municipality is None or any(municipality.covers(hit.place) for hit in found):
            return found
        return [*found, Hit(municipality, number, Spelled.AS_NAMED)]

    @cached_property
    def _by_code(self) -> dict[str, list[Place]]:
        by_code: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            for code in codes_in(place.postal_codes):
                by_code[code].append(place)
        return by_code

    def by_id(self, id: str) -> Place:
        """The place with an id.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[id]

    def numbered(self, number: str) -> Place | None:
        """The municipality of today or of the past, or the county (two digits), that has or had this number.

        Leading zeros may be missing, as in a spreadsheet.
        """
        if len(number) <= 2:
            return self._by_id.get(f"county:{number.zfill(2)}")
        full = number.zfill(4)
        today = _former_numbers().get(full, full)
        ids = (f"municipality:{today}", f"former-municipality:{full}")
        return next((self._by_id[id] for id in ids if id in self._by_id), None)

    @cached_property
    def _by_id(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    @cached_property
    def regions(self) -> tuple[Place, ...]:
        """The districts and regions."""
        return tuple(place for place in self.places if place.kind is PlaceKind.REGION)

    @cached_property
    def municipalities(self) -> dict[frozenset[str], Place]:
        """Each municipality of today by its :attr:`Place.units`."""
        return {place.units: place for place in self.places if place.kind is PlaceKind.MUNICIPALITY}

    def size(self, place: Place) -> int:
        """Persons who live in the place; of an area, at least those in the settlements known."""
        known = place.population or 0
        if not place.kind.is_settlement and place.kind is not PlaceKind.FORMER_MUNICIPALITY:
            known = sum(self._residents.get(unit, 0) for unit in place.units)
        return max(known, _SMALLEST_KNOWN)

    def similar(self, part: Part, limit: int) -> list[Place]:
        """Places whose names are nearly the part's name, most alike first, the larger of those alike."""
        scores: dict[str, float] = {}
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(part.key)
        for key in self._names:
            if abs(len(key) - len(part.key)) > _MOST_LETTERS_MORE:
                continue
            matcher.set_seq1(key)
            if matcher.real_quick_ratio() >= _LEAST_LIKE and matcher.quick_ratio() >= _LEAST_LIKE:
                scores[key] = matcher.ratio() - (0 if key[0] == part.key[0] else _OTHER_INITIAL)
        best = max(scores.values(), default=0.0)
        likely = [key for key, score in scores.items() if score >= max(_LEAST_LIKE, best - _AS_LIKE)]
        places = {place.id: (scores[key], place) for key in likely for place, _ in self._names[key]}
        ranked = sorted(places.values(), key=lambda found: -found[0] - _SIZE_COUNTS * _magnitude(found[1]))
        return [place for _, place in ranked[:limit]]

    def beginning(self, text: str, limit: int) -> list[Place]:
        """Places of which a name begins with *text* in any spelling, those by their own name first, then the largest.

        A town stands for the municipality of its name. Post towns and areas of the past are left out, since their
        points say little.
        """
        key = spelling_key(text)
        if not key:
            return []
        keys = takewhile(lambda other: other.startswith(key), self._keys[bisect_left(self._keys, key) :])
        found = {place.id: place for other in keys for place, _ in self._names[other]}.values()
        towns = {place.name for place in found if place.kind.is_settlement}
        fitting = [
            place
            for place in found
            if place.kind in _SUGGESTED and (place.kind.is_settlement or place.name not in towns)
        ]
        by_other_name = {place.id: not spelling_key(place.name).startswith(key) for place in fitting}
        return sorted(fitting, key=lambda place: (by_other_name[place.id], -self.size(place)))[:limit]

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._names)

    def nearest(self, latitude: float, longitude: float, limit: int) -> list[Near]:
        """The settlements and municipality seats nearest to a point, nearest first."""
        return self._nearest(self._vectors, latitude, longitude, limit)

    def nearest_in(self, units: frozenset[str], latitude: float, longitude: float, limit: int) -> list[Near]:
        """The same among the places of one municipality."""
        return self._nearest(self._vectors_by_units.get(units, []), latitude, longitude, limit)

    @cached_property
    def _vectors_by_units(self) -> dict[frozenset[str], list[tuple[tuple[float, float, float], Place]]]:
        by_units = defaultdict(list)
        for vector, place in self._vectors:
            by_units[place.units].append((vector, place))
        return by_units

    @cached_property
    def _vectors(self) -> list[tuple[tuple[float, float, float], Place]]:
        kinds = (PlaceKind.TOWN, PlaceKind.LOCALITY, PlaceKind.MUNICIPALITY)
        return [
            (_vector(place.latitude, place.longitude), place) for place in self.places if place.kind in kinds
        ]

    def _nearest(
        self,
        vectors: list[tuple[tuple[float, float, float], Place]],
        latitude: float,
        longitude: float,
        limit: int,
    ) -> list[Near]:
        x, y, z = _vector(latitude, longitude)
        closest = heapq.nlargest(
            limit, vectors, key=lambda item: x * item[0][0] + y * item[0][1] + z * item[0][2]
        )
        return [
            Near(place, EARTH_RADIUS_KM * 2 * math.asin(min(1.0, math.dist((x, y, z), vector) / 2)))
            for vector, place in closest
        ]


def _magnitude(place: Place) -> float:
    """How many digits the number of people has; an area, which is larger than its town, comes after it."""
    return math.log10(place.population or _SMALLEST_KNOWN)


def codes_in(text: str) -> Iterator[str]:
    """The single codes of a text such as ``"5200-5203 5206"``."""
    for part in text.split():
        first, _, last = part.partition("-")
        yield from (f"{code:04}" for code in range(int(first), int(last or first) + 1))


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    """The point on the unit sphere; a larger dot product of two such vectors is a shorter great circle."""
    phi, lam = math.radians(latitude), math.radians(longitude)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


@cache
def _former_numbers() -> Mapping[str, str]:
    return read_former_numbers()
