"""Which clusters are near a cluster, in kilometres along the ellipsoid (WGS 84)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from geopy.distance import geodesic
from numpy.typing import NDArray

from geo.places import Found

# The ellipsoid of WGS 84: equatorial radius in kilometres, and flattening.
_RADIUS, _FLATTENING = 6378.137, 1 / 298.257223563


@dataclass(frozen=True)
class Neighbour:
    """Another cluster and how far its home is, in kilometres between the two map points."""

    cluster: str
    kilometres: float


class Neighbourhood:
    """The located clusters of one catalogue; it keeps what it was asked, for nobody else."""

    def __init__(self, found: Mapping[str, Found]) -> None:
        """Take the map points by cluster id."""
        self._found = found
        self._clusters = tuple(found)
        self._latitudes = np.radians([place.latitude for place in found.values()])
        self._longitudes = np.radians([place.longitude for place in found.values()])
        self._known: dict[tuple[str, int], tuple[Neighbour, ...]] = {}

    def nearest(self, cluster: str, count: int = 3) -> tuple[Neighbour, ...]:
        """The *count* clusters nearest to *cluster*'s home, nearest first; empty if its home is unknown."""
        if cluster not in self._found:
            return ()
        if (cluster, count) not in self._known:
            self._known[cluster, count] = self._measured(cluster, count)
        return self._known[cluster, count]

    def _measured(self, cluster: str, count: int) -> tuple[Neighbour, ...]:
        here = self._found[cluster]
        # The flat-earth distance is enough to pick the few whose true distance is worth computing.
        squares = (self._latitudes - np.radians(here.latitude)) ** 2 + (
            (self._longitudes - np.radians(here.longitude)) * np.cos(np.radians(here.latitude))
        ) ** 2
        few = np.argsort(squares, kind="stable")[: count * 3 + 1]
        others = (other for number in few if (other := self._clusters[number]) != cluster)
        distances = (Neighbour(other, distance_km(here, self._found[other])) for other in others)
        return tuple(sorted(distances, key=lambda neighbour: neighbour.kilometres)[:count])


def distances_km(
    latitude: float, longitude: float, latitudes: NDArray[np.float64], longitudes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The distances from one point to many, in kilometres; all coordinates are degrees (WGS 84).

    Lambert's formula for long lines on the ellipsoid: within 0.1 km of the geodesic in Norway and many times faster
    for thousands of points. A coordinate that is not a number gives a distance that is not one.

    Source: W. D. Lambert, "The distance between two widely separated points on the surface of the earth", Journal of
    the Washington Academy of Sciences 32 (1942).
    """
    here = np.arctan((1 - _FLATTENING) * np.tan(np.radians(latitude)))
    there = np.arctan((1 - _FLATTENING) * np.tan(np.radians(latitudes)))
    half = np.radians(longitudes - longitude) / 2
    chord = np.sin((there - here) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(half) ** 2
    angle = 2 * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    middle, difference = (here + there) / 2, (there - here) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        first = (angle - np.sin(angle)) * (np.sin(middle) * np.cos(difference) / np.cos(angle / 2)) ** 2
        second = (angle + np.sin(angle)) * (np.cos(middle) * np.sin(difference) / np.sin(angle / 2)) ** 2
    second = np.where(angle == 0, 0.0, second)
    distances: NDArray[np.float64] = _RADIUS * (angle - _FLATTENING / 2 * (first + second))
    return distances


def distance_km(one: Found, other: Found) -> float:
    """The geodesic distance between two map points, in kilometres."""
    return float(geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).kilometers)
