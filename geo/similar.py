"""Which clusters are like a cluster, and in what: sector, level, home, age, size."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from data.filters import Facet, FacetIndex
from geo.near import CLOSE_KM, HomePoints

YEARS_APART = 2
"""Admitted to the programme within so many years of each other counts as a similar age."""
TIMES_AS_LARGE = 1.5
"""Up to so many times as many members counts as a similar size."""
LEAST_ALIKE = 2
"""In so many respects two clusters must be alike."""


class Likeness(StrEnum):
    """A respect in which two clusters are alike. What is unknown of one of them is like nothing."""

    SECTOR = "sector"
    LEVEL = "level"
    NEAR = "near"
    AGE = "age"
    SIZE = "size"


WEIGHTS: Mapping[Likeness, int] = {
    Likeness.SECTOR: 4,
    Likeness.LEVEL: 2,
    Likeness.NEAR: 2,
    Likeness.AGE: 1,
    Likeness.SIZE: 1,
}
"""How much each respect counts: what a cluster works on counts more than all that it is beside."""


@dataclass(frozen=True)
class Similar:
    """Another cluster, by its id, and in what it is alike."""

    cluster: str
    reasons: tuple[Likeness, ...]


class Similarity:
    """The clusters of one catalogue, prepared for comparing each with all others.

    Args:
        index: the catalogue, prepared for filtering.
        homes: where its clusters are at home.
    """

    def __init__(self, index: FacetIndex, homes: HomePoints) -> None:
        clusters = index.catalogue.clusters
        self._index = index
        self._homes = homes
        self._years = _numbers(cluster.admitted_year for cluster in clusters)
        self._members = _numbers(cluster.members or None for cluster in clusters)
        self._organisations = np.array([cluster.organisation for cluster in clusters], dtype=np.str_)

    def most_similar(self, cluster: str, count: int = 3) -> tuple[Similar, ...]:
        """The *count* clusters that are most like *cluster*, the nearer of equals first; another listing of the same
        organisation is none of them.

        Raises:
            KeyError: the catalogue has no such cluster.
        """
        here = self._index.position[cluster]
        distances = self._homes.distances_km(*self._homes.degrees[here])
        alike = self._alike(here, distances)
        weights = np.sum([WEIGHTS[respect] * alike[respect] for respect in Likeness], axis=0)
        respects = np.sum([alike[respect] for respect in Likeness], axis=0)
        others = self._organisations != self._organisations[here]
        order = np.lexsort((np.nan_to_num(distances, nan=np.inf), -weights))
        fitting = order[(others & (respects >= LEAST_ALIKE))[order]][:count]
        return tuple(
            Similar(
                self._index.catalogue.clusters[n].id,
                tuple(respect for respect in Likeness if alike[respect][n]),
            )
            for n in fitting
        )

    def _alike(self, here: int, distances: NDArray[np.float64]) -> dict[Likeness, NDArray[np.bool_]]:
        """In which respects each cluster is like the one at the position *here*; *distances* are those from it."""
        sectors, levels = self._index.codes[Facet.SECTOR], self._index.codes[Facet.LEVEL]
        times = self._members / self._members[here]
        return {
            Likeness.SECTOR: (sectors == sectors[here]) & (sectors >= 0),
            Likeness.LEVEL: levels == levels[here],
            Likeness.NEAR: distances <= CLOSE_KM,
            Likeness.AGE: np.abs(self._years - self._years[here]) <= YEARS_APART,
            Likeness.SIZE: (times <= TIMES_AS_LARGE) & (times >= 1 / TIMES_AS_LARGE),
        }


def _numbers(values: Iterable[float | None]) -> NDArray[np.float64]:
    """The *values* as numbers, NaN for what is unknown."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)
