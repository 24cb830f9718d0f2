"""Where the rows of a list are, as the command reports it.

What finds the places is handed in, since data knows no geocoder.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from data.model import Catalogue, Confidence


@dataclass(frozen=True)
class MapPlace:
    """A place on the map; degrees in WGS 84. ``precision`` is how closely the point shows it, such as "town"."""

    label: str
    latitude: float
    longitude: float
    precision: str
    confidence: Confidence
    county: str | None


@dataclass(frozen=True)
class Placed:
    """The place of a row's home; or None, the end of the text ``place.reason.…`` that says why, and what it can be."""

    place: MapPlace | None
    asked: str
    reason: str | None = None
    candidates: tuple[str, ...] = ()


PlaceRows = Callable[[Catalogue], Mapping[str, Placed]]
"""Finds the home of each cluster of a catalogue, by cluster id."""
