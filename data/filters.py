"""Filter a catalogue and count its facets.

A *facet* is a property that readers filter by: level, sector, county. The count beside a facet value says how
many clusters the reader would see of it with all the *other* filters as they are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from data.history.paths import Path, paths_of
from data.model import Catalogue, Cluster, facet_id
from data.search import Hits, SearchIndex
from data.spelling import fold

Mask = NDArray[np.bool_]


class Facet(StrEnum):
    """The properties that readers filter by."""

    LEVEL = "level"
    SECTOR = "sector"
    COUNTY = "county"
    PATH = "path"


@dataclass(frozen=True)
class Filters:
    """What a reader asked for. ``levels`` None means every level; empty sectors, counties or paths mean all of them."""

    levels: frozenset[str] | None = None
    sectors: frozenset[str] = frozenset()
    counties: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    text: str = ""

    def chosen(self, facet: Facet) -> frozenset[str] | None:
        """The values asked for in *facet*; None asks for all."""
        if facet is Facet.LEVEL:
            return self.levels
        return {Facet.SECTOR: self.sectors, Facet.COUNTY: self.counties, Facet.PATH: self.paths}[
            facet
        ] or None

    def choosing(self, facet: Facet, values: frozenset[str]) -> "Filters":
        """The same filters with *values* asked for in *facet*; no value asks for all."""
        if facet is Facet.LEVEL:
            return replace(self, levels=values or None)
        if facet is Facet.PATH:
            return replace(self, paths=values)
        return replace(self, sectors=values) if facet is Facet.SECTOR else replace(self, counties=values)


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: its id in URLs and the label as the data spell it."""

    id: str
    label: str


@dataclass(frozen=True)
class PathValue(FacetValue):
    """A path as the value of a facet."""

    path: Path


class FacetIndex:
    """A catalogue prepared for filtering: built once, then asked many times.

    Args:
        catalogue: the levels and clusters to filter.
        regions: further names of where clusters are, by cluster id, for the search.
        facets_of: clusters whose sectors and counties can be filtered by too, though the catalogue may lack them; where
            one is asked for, another listing of its organisation stands in for it.
        until: the last year whose awards make a path; None for all.

    Attributes:
        catalogue: the same.
        values: the values of each facet: levels in order of maturity, paths in theirs, the others by label.
        codes: for each cluster, in the catalogue's order, the position of its value among *values*; -1: unknown.
            Of paths a cluster can have several, so they have no codes.
        paths: the paths that can be filtered by.
        position: the place of each cluster in the catalogue's order, by its id.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        regions: Mapping[str, Iterable[str]] | None = None,
        facets_of: Iterable[Cluster] = (),
        until: int | None = None,
    ) -> None:
        clusters, further = catalogue.clusters, tuple(facets_of)
        sectors = [cluster.sector_group for cluster in clusters]
        counties = [cluster.county for cluster in clusters]
        levels = [level.id for level in catalogue.levels]
        walked = [paths_of(cluster, levels, until) for cluster in clusters]
        every = {path for paths in walked for path in paths}
        every |= {path for cluster in further for path in paths_of(cluster, levels)}
        self.paths = tuple(sorted(every, key=lambda path: _path_order(path, levels)))
        self.catalogue = catalogue
        self.values: dict[Facet, tuple[FacetValue, ...]] = {
            Facet.LEVEL: tuple(FacetValue(level.id, level.name) for level in catalogue.levels),
            Facet.SECTOR: _distinct([*sectors, *(cluster.sector_group for cluster in further)]),
            Facet.COUNTY: _distinct([*counties, *(cluster.county for cluster in further)]),
            Facet.PATH: tuple(_path_value(path, catalogue) for path in self.paths),
        }
        self._walked = np.array(
            [[path in paths for paths in walked] for path in self.paths], dtype=np.bool_
        ).reshape(len(self.paths), len(clusters))
        self.codes: dict[Facet, NDArray[np.int64]] = {
            Facet.LEVEL: self._codes(Facet.LEVEL, (cluster.level for cluster in clusters)),
            Facet.SECTOR: self._codes(Facet.SECTOR, map(cache(facet_id), sectors)),
            Facet.COUNTY: self._codes(Facet.COUNTY, map(cache(facet_id), counties)),
        }
        self.position = {cluster.id: number for number, cluster in enumerate(clusters)}
        self._regions = regions or {}
        self._organisations = {cluster.id: cluster.organisation for cluster in further}

    @cached_property
    def search(self) -> SearchIndex:
        """The catalogue prepared for searching; made when somebody first searches."""
        return SearchIndex(self.catalogue, self._regions)

    def select(self, filters: Filters) -> "Selection":
        """Return what *filters* leave of the catalogue."""
        return Selection(self, filters)

    def known(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The clusters *ids*, each once. For one that the catalogue lacks, another listing of its organisation."""
        found = (one if one in self.position else self._stand_in(one) for one in ids)
        return tuple(dict.fromkeys(one for one in found if one))

    def _stand_in(self, cluster: str) -> str | None:
        listings = self.catalogue.clusters_by_organisation.get(self._organisations.get(cluster, ""), ())
        return listings[0].id if listings else None

    def mask(self, facet: Facet, ids: frozenset[str]) -> Mask:
        """Which clusters have one of the values *ids* of *facet*."""
        wanted = [code for code, value in enumerate(self.values[facet]) if value.id in ids]
        if facet is Facet.PATH:
            return np.asarray(self._walked[wanted].any(axis=0), dtype=np.bool_)
        return np.isin(self.codes[facet], wanted)

    def totals(self, facet: Facet, mask: Mask) -> list[int]:
        """How many of the clusters in *mask* have each value of *facet*."""
        if facet is Facet.PATH:
            return [int(total) for total in self._walked[:, mask].sum(axis=1)]
        codes = self.codes[facet][mask]
        return [int(total) for total in np.bincount(codes[codes >= 0], minlength=len(self.values[facet]))]

    def _codes(self, facet: Facet, ids: Iterable[str | None]) -> NDArray[np.int64]:
        position = {value.id: number for number, value in enumerate(self.values[facet])}
        return np.array([position.get(identifier or "", -1) for identifier in ids], dtype=np.int64)


class Selection:
    """What filters leave of a catalogue. Each part is computed when it is first asked for, and once.

    Args:
        index: the catalogue, prepared for filtering.
        filters: what a reader asked for.
    """

    def __init__(self, index: FacetIndex, filters: Filters) -> None:
        self.index = index
        self.filters = filters
        self._counts: dict[Facet, dict[str, int]] = {}

    @cached_property
    def mask(self) -> Mask:
        """For each cluster, in the catalogue's order, whether the filters leave it."""
        return self._mask_without(None)

    @cached_property
    def mask_of_any_level(self) -> Mask:
        """The same with every level asked for: what a reader sees who turns all levels on."""
        return self._mask_without(Facet.LEVEL)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters that the filters leave, in the catalogue's order."""
        clusters = self.index.catalogue.clusters
        return clusters if self.count == self.total else tuple(clusters[n] for n in np.flatnonzero(self.mask))

    @cached_property
    def count(self) -> int:
        """How many clusters the filters leave."""
        return int(self.mask.sum())

    @property
    def total(self) -> int:
        """How many clusters the catalogue has."""
        return len(self.index.catalogue.clusters)

    def counts(self, facet: Facet) -> Mapping[str, int]:
        """How many clusters a reader would see of each value of *facet* with the other filters as they are."""
        if facet not in self._counts:
            values = self.index.values[facet]
            totals = self.index.totals(facet, self._mask_without(facet))
            self._counts[facet] = {value.id: total for value, total in zip(values, totals, strict=True)}
        return self._counts[facet]

    def showing(self, cluster: str) -> Filters:
        """The filters without those that hide *cluster*; a filter by level goes on with the cluster's level added.

        Raises:
            KeyError: the catalogue has no such cluster.
        """
        position, filters = self.index.position[cluster], self.filters
        for facet, left in self._facet_masks.items():
            if not left[position]:
                level = self.index.catalogue.clusters[position].level
                more = (filters.levels or frozenset()) | {level} if facet is Facet.LEVEL else frozenset()
                filters = filters.choosing(facet, more)
        return filters if self._text_mask[position] else replace(filters, text="")

    def _mask_without(self, ignored: Facet | None) -> Mask:
        """What all filters leave together but the one on *ignored*."""
        mask = self._text_mask.copy()
        for facet, left in self._facet_masks.items():
            if facet is not ignored:
                mask &= left
        return mask

    @cached_property
    def _facet_masks(self) -> dict[Facet, Mask]:
        """What the filter on each facet leaves by itself; facets that are not filtered by are left out."""
        return {
            facet: self.index.mask(facet, chosen)
            for facet in Facet
            if (chosen := self.filters.chosen(facet)) is not None
        }

    @cached_property
    def hits(self) -> Hits:
        """The outcome of the search alone; the other filters do not change it."""
        return self.index.search.search(self.filters.text)

    @cached_property
    def _text_mask(self) -> Mask:
        """What the words of the search leave."""
        if self.filters.text:
            return self.hits.mask
        return np.ones(self.total, dtype=np.bool_)


def _path_order(path: Path, levels: list[str]) -> tuple[bool, int, int]:
    """Steps before levels reached, each in order of maturity."""
    return path.before is None, levels.index(path.before or path.level), levels.index(path.level)


def _path_value(path: Path, catalogue: Catalogue) -> PathValue:
    names = {level.id: level.name for level in catalogue.levels}
    label = f"{names[path.before]} → {names[path.level]}" if path.before else f"→ {names[path.level]}"
    return PathValue(path.id, label, path)


def _distinct(labels: Iterable[str | None]) -> tuple[FacetValue, ...]:
    first_spelling: dict[str, str] = {}
    for label in dict.fromkeys(labels):
        if label and (identifier := facet_id(label)):
            first_spelling.setdefault(identifier, label)
    values = (FacetValue(identifier, label) for identifier, label in first_spelling.items())
    return tuple(sorted(values, key=lambda value: fold(value.label)))
