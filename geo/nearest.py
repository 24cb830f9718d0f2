"""Which clusters are near a cluster, in kilometres along the ellipsoid (WGS 84)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from geopy.distance import geodesic

from geo.places import Found


@dataclass(frozen=True)
class Neighbour:
    """Another cluster and how far its home is, in kilometres between the two map points."""

    cluster: str
    kilometres: float


class Neighbourhood:
    """The located clusters of one catalogue. Each instance caches its own answers."""

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


def distance_km(one: Found, other: Found) -> float:
    """The geodesic distance between two map points, in kilometres."""
    return float(geodesic((one.latitude, one.longitude), (other.latitude, other.longitude)).kilometers)
