"""Count what filters leave of a catalogue: by level, county or sector, by two of them at once, and per inhabitant."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.filters import Facet, FacetValue, Selection

INHABITANTS = 100_000
"""Rates are per this many inhabitants."""
RATE_DECIMALS = 2
"""So many decimals of a rate are written."""


@dataclass(frozen=True)
class Group:
    """The clusters that share a value of a facet; ``value`` None are those whose value is not known."""

    value: FacetValue | None
    clusters: int


@dataclass(frozen=True)
class Pair:
    """The clusters that share a sector and a county."""

    sector: FacetValue
    county: FacetValue
    clusters: int


@dataclass(frozen=True)
class Rate:
    """A county's clusters per :data:`INHABITANTS`."""

    county: FacetValue
    clusters: int
    inhabitants: int

    @property
    def rate(self) -> float:
        """How many clusters there are per :data:`INHABITANTS`."""
        return self.clusters / self.inhabitants * INHABITANTS


def cross_table(selection: Selection, rows: Facet, columns: Facet) -> NDArray[np.int64]:
    """How many clusters have each value of *rows* together with each value of *columns*.

    Args:
        selection: what the filters leave.
        rows: the facet whose values are the rows; not paths, of which a cluster can have several.
        columns: likewise.

    Returns:
        a row a value, in the index's order, and a last one for those whose value is not known; columns likewise.
    """
    index, mask = selection.index, selection.mask
    high, wide = (len(index.values[facet]) + 1 for facet in (rows, columns))
    # An unknown value has the code -1, which this makes the last one.
    cells = (index.codes[rows][mask] % high) * wide + index.codes[columns][mask] % wide
    return np.bincount(cells, minlength=high * wide).reshape(high, wide)


def groups(selection: Selection, facet: Facet) -> tuple[Group, ...]:
    """The values of *facet* that any cluster has, the largest group first; what is not known stands last."""
    counts = cross_table(selection, facet, Facet.LEVEL).sum(axis=1).tolist()
    values = selection.index.values[facet]
    known = [Group(value, count) for value, count in zip(values, counts[:-1], strict=True) if count]
    unknown = [Group(None, counts[-1])] if counts[-1] else []
    return (*sorted(known, key=lambda group: -group.clusters), *unknown)


def pairs(selection: Selection) -> tuple[Pair, ...]:
    """The sectors and counties that any cluster has together, the most common pair first."""
    table = cross_table(selection, Facet.SECTOR, Facet.COUNTY)[:-1, :-1]
    sectors, counties = selection.index.values[Facet.SECTOR], selection.index.values[Facet.COUNTY]
    found = (
        Pair(sectors[row], counties[column], int(table[row, column]))
        for row, column in zip(*np.nonzero(table), strict=True)
    )
    return tuple(sorted(found, key=lambda pair: -pair.clusters))


def rates(selection: Selection, inhabitants: Mapping[str, int]) -> tuple[Rate, ...]:
    """The counties with clusters whose *inhabitants* are known, by id, the highest rate first."""
    found = (
        Rate(group.value, group.clusters, inhabitants[group.value.id])
        for group in groups(selection, Facet.COUNTY)
        if group.value and group.value.id in inhabitants
    )
    return tuple(sorted(found, key=lambda rate: -rate.rate))
