"""Filter a catalogue and count its facets.

A *facet* is a property that readers filter by: level, sector, county. The count beside a facet value says how
many clusters the reader would see of it with all the *other* filters as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from data.model import Catalogue, Cluster, facet_id
from data.spelling import fold

Mask = NDArray[np.bool_]


class Facet(StrEnum):
    """The properties that readers filter by."""

    LEVEL = "level"
    SECTOR = "sector"
    COUNTY = "county"


@dataclass(frozen=True)
class Filters:
    """What a reader asked for. ``levels`` None means every level; empty sectors or counties mean all of them."""

    levels: frozenset[str] | None = None
    sectors: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()
    text: str = ""

    def chosen(self, facet: Facet) -> frozenset[str] | None:
        """The values asked for in *facet*; None asks for all."""
        if facet is Facet.LEVEL:
            return self.levels
        return (self.sectors if facet is Facet.SECTOR else self.counties) or None

    def choosing(self, facet: Facet, values: frozenset[str]) -> "Filters":
        """The same filters with *values* asked for in *facet*; no value asks for all."""
        if facet is Facet.LEVEL:
            return replace(self, levels=values or None)
        return replace(self, sectors=values) if facet is Facet.SECTOR else replace(self, counties=values)


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: its id in URLs and the label as the data spell it."""

    id: str
    label: str


@dataclass(frozen=True, eq=False)
class FacetIndex:
    """A catalogue prepared for filtering: built once, then asked many times.

    ``values`` lists each facet's values (levels in order of maturity, the others by label) and ``codes``
    holds, for each cluster in the catalogue's order, the position of its value or -1 where it is unknown;
    ``position`` gives a cluster's place in that order by its id.
    """

    catalogue: Catalogue
    values: dict[Facet, tuple[FacetValue, ...]] = field(init=False)
    codes: dict[Facet, NDArray[np.int64]] = field(init=False)
    haystacks: tuple[str, ...] = field(init=False)
    position: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        clusters = self.catalogue.clusters
        labels: dict[Facet, list[str | None]] = {
            Facet.SECTOR: [cluster.sector_group for cluster in clusters],
            Facet.COUNTY: [cluster.county for cluster in clusters],
        }
        values = {Facet.LEVEL: tuple(FacetValue(lv.id, lv.name) for lv in self.catalogue.levels)}
        ids: dict[Facet, list[str | None]] = {Facet.LEVEL: [cluster.level for cluster in clusters]}
        for facet, column in labels.items():
            values[facet] = _distinct(column)
            ids[facet] = [facet_id(label) for label in column]
        codes = {}
        for facet, column_ids in ids.items():
            position = {value.id: number for number, value in enumerate(values[facet])}
            codes[facet] = np.array([position.get(i, -1) if i else -1 for i in column_ids], dtype=np.int64)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "codes", codes)
        object.__setattr__(self, "position", {cluster.id: n for n, cluster in enumerate(clusters)})
        object.__setattr__(self, "haystacks", tuple(_haystack(cluster) for cluster in clusters))

    def mask(self, filters: Filters, ignoring: Facet | None = None) -> Mask:
        """Say for each cluster whether *filters* let it through, leaving out the filter on *ignoring*."""
        mask = self._text_mask(filters.text)
        for facet in Facet:
            chosen = filters.chosen(facet)
            if facet is not ignoring and chosen is not None:
                wanted = [number for number, value in enumerate(self.values[facet]) if value.id in chosen]
                mask &= np.isin(self.codes[facet], wanted)
        return mask

    def counts(self, filters: Filters, facet: Facet) -> dict[str, int]:
        """How many clusters each value of *facet* would show under the other filters."""
        codes = self.codes[facet][self.mask(filters, ignoring=facet)]
        totals = np.bincount(codes[codes >= 0], minlength=len(self.values[facet]))
        return {value.id: int(total) for value, total in zip(self.values[facet], totals, strict=True)}

    def matching(self, filters: Filters) -> tuple[Cluster, ...]:
        """The clusters that *filters* let through, in the catalogue's order."""
        clusters = self.catalogue.clusters
        return tuple(clusters[number] for number in np.flatnonzero(self.mask(filters)))

    def _text_mask(self, text: str) -> Mask:
        words = fold(text).split()
        if not words:
            return np.ones(len(self.haystacks), dtype=np.bool_)
        hits = (all(word in haystack for word in words) for haystack in self.haystacks)
        return np.fromiter(hits, dtype=np.bool_, count=len(self.haystacks))


def _distinct(labels: Iterable[str | None]) -> tuple[FacetValue, ...]:
    first_spelling: dict[str, str] = {}
    for label in labels:
        if label and (identifier := facet_id(label)):
            first_spelling.setdefault(identifier, label)
    values = (FacetValue(identifier, label) for identifier, label in first_spelling.items())
    return tuple(sorted(values, key=lambda value: fold(value.label)))


def _haystack(cluster: Cluster) -> str:
    """The folded text that a search looks through."""
    texts = (
        *cluster.names,
        cluster.home_region,
        cluster.sector_group,
        cluster.sector,
        cluster.summary,
        cluster.host,
        *(value for _, value in cluster.extra),
    )
    return fold(" \n ".join(text for text in texts if text))
