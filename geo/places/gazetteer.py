"""An offline geocoder for Norway with the interface of geopy's own services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location
from geopy.point import Point

from geo.places.base import PlaceGeocoder, check_limit, to_location
from geo.places.place import Found, Note, NoteCode
from geo.places.search.index import Near, PlaceIndex
from geo.places.search.matching import PROVIDER, match
from geo.places.search.names import RegionText
from geo.places.tables.reader import TABLES

FARTHEST_KM = 60
"""Kilometres; a point farther than this from every known place is not in Norway, or at sea."""


class Gazetteer(PlaceGeocoder):
    """Any Norwegian town, municipality or county by the names people use, from tables that come along.

    It never uses the network. Making one is cheap: all share the index of their folder.
    """

    def __init__(self, tables: Path = TABLES) -> None:
        """Read the tables unless they have been read before.

        Args:
            tables: the folder of the CSV tables.

        Raises:
            TableError: a table cannot be read.
        """
        super().__init__()
        self.index = PlaceIndex.read(tables)

    def find(self, text: str) -> Found | None:
        """Return the place that a text means, or ``None`` if none is known.

        Raises:
            AmbiguousPlace: several places fit, or the parts of the text contradict each other.
            GeocoderQueryError: the query is not a text.
        """
        if not isinstance(text, str):
            raise GeocoderQueryError(f"a place is asked for by a text, not by {type(text).__name__}")
        return match(text, self.index)

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the known place nearest to a point; it does not know borders, only distances.

        Args:
            query: a :class:`geopy.point.Point`, a (latitude, longitude) pair or a text of both, in degrees.
            exactly_one: ``False`` returns a list of the nearest places.
            limit: the length of that list, 5 if not given.
            timeout: taken for geopy's sake only.

        Returns:
            ``None`` if no place lies within :data:`FARTHEST_KM`.

        Raises:
            ValueError: the query is no point on Earth.
        """
        check_limit(limit)
        point = Point(query)
        nearest = self.index.nearest(point.latitude, point.longitude, 1 if exactly_one else limit or 5)
        within = (near for near in nearest if near.kilometres <= FARTHEST_KM)
        locations = [to_location(_found_near(point, near)) for near in within]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def suggest(self, text: str, limit: int = 5) -> list[str]:
        """Return labels of places with names like those in the text that are not known, most alike first.

        They are for a person to choose from; none is ever taken without asking.
        """
        region = RegionText.parse(text)
        parts = () if region.abroad else [part for part in region.parts if not self.index.named(part)]
        labels = (place.label for part in parts for place in self.index.similar(part, limit))
        return list(dict.fromkeys(labels))[:limit]


def _found_near(point: Point, near: Near) -> Found:
    query = f"{point.latitude:.5f}, {point.longitude:.5f}"
    found = Found.from_place(near.place, query=query, matched=near.place.name, provider=PROVIDER)
    return found.with_notes(Note(NoteCode.NEAREST, f"{near.kilometres:.1f}"))
