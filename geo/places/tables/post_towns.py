"""Joins post towns and further names to the places that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from data.errors import DataError, Problem
from geo.places.place import Place, PlaceKind
from geo.places.search.names import spelling_key

_DISTRICT = re.compile(r" (?:i|på|På|in) .+$")
"""What Posten adds to a name that several post towns bear: "Førde i Hordaland"."""


@dataclass(frozen=True, slots=True)
class PostTown:
    """A post town in one municipality, with its postal codes.

    ``municipality`` is ``None`` on Svalbard and Jan Mayen. ``units`` are as in :class:`Place`.
    """

    name: str
    units: frozenset[str]
    municipality: Place | None
    codes: str
    source: str


FurtherName = tuple[str, str, str]
"""A further name, the name of its place, and the unit that this lies in."""


def with_further_names(
    places: Iterable[Place], names: Iterable[FurtherName]
) -> tuple[list[Place], list[FurtherName]]:
    """The places, some with further names, and the names whose place is not among them."""
    places = list(places)
    position = {(place.name, place.units): number for number, place in enumerate(places)}
    left: list[FurtherName] = []
    for further in names:
        name, of, unit = further
        number = position.get((of, frozenset([unit])))
        if number is None:
            left.append(further)
        else:
            place = places[number]
            places[number] = replace(place, other_names=(*place.other_names, name))
    return places, left


def with_post_towns(places: Iterable[Place], post_towns: Iterable[PostTown]) -> list[Place]:
    """The places with their postal codes, and a place for each post town that is none of them.

    A post town is the settlement of its name in its municipality, else the area of its name. A post town
    that is neither stands at the seat of its municipality.
    """
    places = list(places)
    position = _positions(places)
    for town in post_towns:
        bare = _DISTRICT.sub("", town.name)
        keys = dict.fromkeys(spelling_key(name) for name in (town.name, bare))
        number = next((position[town.units, key] for key in keys if (town.units, key) in position), None)
        names = list(dict.fromkeys((town.name, bare)))
        if number is None:
            places.append(_place(town, names[1:]))
        else:
            places[number] = _joined(places[number], names, town.codes)
    return places


def _positions(places: list[Place]) -> dict[tuple[frozenset[str], str], int]:
    """Where in the list a name in a unit stands: settlements before areas, names before other names."""
    position: dict[tuple[frozenset[str], str], int] = {}
    for number, name in _ranked_names(places):
        position.setdefault((places[number].units, spelling_key(name)), number)
    return position


def _ranked_names(places: list[Place]) -> Iterator[tuple[int, str]]:
    for settlement in (True, False):
        chosen = [(n, place) for n, place in enumerate(places) if place.kind.is_settlement is settlement]
        yield from ((number, place.name) for number, place in chosen)
        yield from ((number, name) for number, place in chosen for name in place.other_names)


def _joined(place: Place, names: list[str], codes: str) -> Place:
    known = {spelling_key(name) for name in (place.name, *place.other_names)}
    new = tuple(name for name in names if spelling_key(name) not in known)
    return replace(
        place, other_names=(*place.other_names, *new), postal_codes=f"{place.postal_codes} {codes}".strip()
    )


def _place(town: PostTown, other_names: list[str]) -> Place:
    seat = town.municipality
    if seat is None:
        reason = f"there is no {town.name} outside the municipalities"
        raise DataError([Problem("postal_codes.csv", None, "post_town", reason)])
    return Place(
        id=f"post-town:{town.codes[:4]}",
        name=town.name,
        kind=PlaceKind.POST_TOWN,
        municipality=seat.municipality,
        counties=seat.counties,
        latitude=seat.latitude,
        longitude=seat.longitude,
        source=town.source,
        other_names=tuple(other_names),
        units=town.units,
        postal_codes=town.codes,
    )
