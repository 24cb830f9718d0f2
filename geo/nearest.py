"""Which clusters are near a cluster, in kilometres along the ellipsoid (WGS 84)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from geopy.distance import geodesic

from geo.places import Found


@dataclass(frozen=True)
class Neighbour:
    """Another cluster and how far its home is, in kilometres between the two map points."""

    cluster: str
    kilometres: float


def nearest(cluster: str, found: Mapping[str, Found], count: int = 3) -> tuple[Neighbour, ...]:
    """The *count* clusters whose homes are nearest to *cluster*'s, nearest first; empty if its home is unknown."""
    if cluster not in found:
        return ()
    here = found[cluster]
    others = [other for other in found if other != cluster]
    latitudes = np.radians([found[other].latitude for other in others])
    longitudes = np.radians([found[other].longitude for other in others])
    # The flat-earth distance is enough to pick the few whose true distance is worth computing.
    squares = (latitudes - np.radians(here.latitude)) ** 2 + (
        (longitudes - np.radians(here.longitude)) * np.cos(np.radians(here.latitude))
    ) ** 2
    few = np.argsort(squares, kind="stable")[: count * 3]
    distances = (Neighbour(others[number], distance_km(here, found[others[number]])) for number in few)
    return tuple(sorted(distances, key=lambda neighbour: neighbour.kilometres)[:count])


def distance_km(one: Found, other: Found) -> float:
    """The geodesic distance between two map points, in kilometres."""
    return _geodesic_km(one.latitude, one.longitude, other.latitude, other.longitude)


@lru_cache(maxsize=10_000)
def _geodesic_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    return float(geodesic((latitude, longitude), (other_latitude, other_longitude)).kilometers)
