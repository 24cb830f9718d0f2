"""Near a place: what a reader names as the place, and how far from it the clusters' homes are.

Distances here are along a sphere (haversine formula): a whole list is measured at once, for each letter that a reader
types. The sphere's radius is that of the curvature of the ellipsoid (WGS 84) in the middle of Norway. So distances in
Norway differ by at most 0.2 % from the geodesic ones, which :mod:`geo.nearest` computes for the few that a card names.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import ArrayLike, NDArray

from data.i18n import Texts
from data.search import Suggestion, SuggestionKind
from geo.places import Found, Gazetteer
from geo.places.errors import AmbiguousPlace

RADIUS_KM = 6391.9
"""Kilometres; the Gaussian radius of curvature at 65° N, the root of those along and across the meridian."""
CLOSE_KM = 50
"""Kilometres; what is at home within this distance counts as close to a place."""
RINGS_KM = (25, 50, 100)
"""Kilometres; the radii of the rings that the map draws around the place."""
RING_CORNERS = 180
MOST_PLACES = 5
SOUTH, NORTH, WEST, EAST = 53, 82, -10, 42
"""Degrees; a point outside of this box is no place to be near to in Norway."""
_POINT = re.compile(r"\s*(-?\d{1,2}(?:\.\d{1,20})?)\s*,\s*(-?\d{1,3}(?:\.\d{1,20})?)\s*")


@dataclass(frozen=True)
class NearPlace:
    """A place to be near to.

    ``text`` is what names it in an address: the words of a reader, or the point as "latitude,longitude".
    ``name`` is the place's own, that of the nearest known place for a point, and None for one at sea.
    Coordinates are degrees (WGS 84).
    """

    text: str
    name: str | None
    latitude: float
    longitude: float
    is_point: bool = False


def near_place(text: str) -> NearPlace | None:
    """The place that *text* means: a name that the offline geocoder knows, or "latitude,longitude" in degrees.

    None if no place, or more than one, has the name, and for a point far from Norway.
    """
    text = " ".join(text.split())
    if point := _POINT.fullmatch(text):
        return _at(float(point[1]), float(point[2]))
    if not text:
        return None
    try:
        found = Gazetteer().find(text)
    except AmbiguousPlace:
        return None
    return NearPlace(text, found.name, found.latitude, found.longitude) if found else None


def point_text(latitude: float, longitude: float) -> str:
    """A point in degrees as the text that :func:`near_place` reads, to about a kilometre."""
    return f"{latitude:.2f},{longitude:.2f}"


def place_name(t: Texts, place: NearPlace) -> str:
    """What a place to be near to is called."""
    if not place.is_point:
        return place.name or place.text
    return t("near.point", name=place.name) if place.name else t("near.point_at_sea")


def ring_around(latitude: float, longitude: float, kilometres: float) -> NDArray[np.float64]:
    """The points at a distance from a point along the sphere, clockwise from north: a latitude and a longitude a row.

    All are in degrees. ``map/web/near.js`` has the same for the page's map.
    """
    phi, angle = np.radians(latitude), kilometres / RADIUS_KM
    bearing = np.radians(np.arange(0, 360, 360 / RING_CORNERS))
    north = np.arcsin(np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(bearing))
    east = np.arctan2(
        np.sin(bearing) * np.sin(angle) * np.cos(phi), np.cos(angle) - np.sin(phi) * np.sin(north)
    )
    return np.column_stack([np.degrees(north), longitude + np.degrees(east)])


def distances_km(
    latitude: float, longitude: float, latitudes: ArrayLike, longitudes: ArrayLike
) -> NDArray[np.float64]:
    """The distance of each of many points from one, in kilometres; NaN where a coordinate is NaN.

    Args:
        latitude: of the one point, in degrees.
        longitude: the same.
        latitudes: of the others, in degrees.
        longitudes: as many.
    """
    phi, others = np.radians(latitude), np.radians(np.asarray(latitudes, dtype=np.float64))
    turned = np.radians(np.asarray(longitudes, dtype=np.float64) - longitude)
    half = np.sin((others - phi) / 2) ** 2 + np.cos(phi) * np.cos(others) * np.sin(turned / 2) ** 2
    return np.asarray(2 * RADIUS_KM * np.arcsin(np.sqrt(half)))


class HomePoints:
    """Where the clusters of a catalogue are at home, in its order, prepared for measuring from any point.

    Args:
        places: the place of each home; None where it was not found.
    """

    def __init__(self, places: Iterable[Found | None]) -> None:
        points = [(at.latitude, at.longitude) if at else (np.nan, np.nan) for at in places]
        self.degrees = np.array(points, dtype=np.float64).reshape(-1, 2)

    def distances_km(self, latitude: float, longitude: float) -> NDArray[np.float64]:
        """The distance of each home from a point in degrees, in kilometres; NaN where the home was not found."""
        return distances_km(latitude, longitude, self.degrees[:, 0], self.degrees[:, 1])


def suggest_places(text: str, named: Iterable[Suggestion] = ()) -> tuple[Suggestion, ...]:
    """Places to be near to for somebody who has typed *text*, at most :data:`MOST_PLACES`.

    Args:
        text: the beginning of a name.
        named: the places of the catalogue that fit. They come first with their counts, if the geocoder knows them.
    """
    homes = [(one, place) for one in named if (place := near_place(one.id))]
    points = {(place.latitude, place.longitude) for _, place in homes}
    others = (
        Suggestion(SuggestionKind.PLACE, place.label, place.label, 0)
        for place in Gazetteer().index.beginning(text, 2 * MOST_PLACES)
        if (place.latitude, place.longitude) not in points
    )
    return tuple(islice(chain((one for one, _ in homes), others), MOST_PLACES))


def _at(latitude: float, longitude: float) -> NearPlace | None:
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        return None
    nearest = Gazetteer().reverse((latitude, longitude), exactly_one=False, limit=1)
    name = nearest[0].raw["name"] if isinstance(nearest, list) else None
    return NearPlace(point_text(latitude, longitude), name, latitude, longitude, is_point=True)
