"""An offline geocoder for Norway with the interface of geopy's own services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location
from geopy.point import Point

from geo.places.base import PlaceGeocoder, check_limit, to_location
from geo.places.place import Found, Note, NoteCode, unit
from geo.places.search.abroad import country_of
from geo.places.search.index import Near, PlaceIndex
from geo.places.search.matching import PROVIDER, match
from geo.places.search.names import RegionText
from geo.places.search.outlines import Outlines
from geo.places.tables.reader import TABLES

FARTHEST_KM = 60
"""Kilometres; a point outside the municipalities that is farther than this from every place is at sea."""


class Gazetteer(PlaceGeocoder):
    """Any Norwegian town, municipality or county by the names people use, from tables that come along.

    It never uses the network. Making one is cheap: all share the index of their folder.
    """

    def __init__(self, tables: Path = TABLES) -> None:
        """Read the tables unless they have been read before.

        Args:
            tables: the folder of the CSV tables.

        Raises:
            DataError: a table cannot be read.
        """
        super().__init__()
        self._tables = tables
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
        """Return the place at a point: the nearest one in the municipality whose outline it lies in.

        Outside every municipality, as on Svalbard, it is the nearest place there.

        Args:
            query: a :class:`geopy.point.Point`, a (latitude, longitude) pair or a text of both, in degrees.
            exactly_one: ``False`` returns a list of the nearest places.
            limit: the length of that list, 5 if not given.
            timeout: taken for geopy's sake only.

        Returns:
            ``None`` if the point is not in Norway: it lies in no municipality and not within
            :data:`FARTHEST_KM` of a place outside them.

        Raises:
            ValueError: the query is no point on Earth.
        """
        check_limit(limit)
        point = Point(query)
        near = self._near(point.latitude, point.longitude, 1 if exactly_one else limit or 5)
        locations = [to_location(_found_near(point, place)) for place in near]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def at(self, latitude: float, longitude: float) -> Found | None:
        """The place at a point in degrees, as :meth:`reverse` finds it; ``None`` if the point is not in Norway."""
        near = self._near(latitude, longitude, 1)
        return _found_near(Point(latitude, longitude), near[0]) if near else None

    def _near(self, latitude: float, longitude: float, limit: int) -> list[Near]:
        municipality = Outlines.read(self._tables).at(latitude, longitude)
        if municipality is None:
            near = self.index.nearest(latitude, longitude, limit)
            return [found for found in near if found.place.territory and found.kilometres <= FARTHEST_KM]
        units = self.index.by_id(municipality).units
        return self.index.nearest_in(units, latitude, longitude, limit)

    def regions_around(self, municipality: str, county: str) -> tuple[str, ...]:
        """The names, other names included, of the districts and regions that a municipality lies in."""
        here = unit(municipality, county)
        regions = (region for region in self.index.regions if here in region.units)
        return tuple(name for region in regions for name in (region.name, *region.other_names))

    def suggest(self, text: str, limit: int = 5) -> list[str]:
        """Return labels of places with names like those in the text that are not known, most alike first.

        They are for a person to choose from; none is ever taken without asking.
        """
        region = RegionText.parse(text)
        parts = [part for part in region.parts if not self.index.named(part)]
        if country_of(text, self.index):
            return []
        labels = (place.label for part in parts for place in self.index.similar(part, limit))
        return list(dict.fromkeys(labels))[:limit]


def _found_near(point: Point, near: Near) -> Found:
    query = f"{point.latitude:.5f}, {point.longitude:.5f}"
    found = Found.from_place(near.place, query=query, matched=near.place.name, provider=PROVIDER)
    return found.with_notes(Note(NoteCode.NEAREST, f"{near.kilometres:.1f}"))
