"""A catalogue with the places of its clusters and the indexes that answer a reader's questions about it."""

import secrets
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from data.errors import DataError, Problem
from data.filters import FacetIndex
from data.i18n import Texts
from data.intake import load_file
from data.labels import level_name, sector_name
from data.load import load_catalogue
from data.model import Catalogue, Cluster
from geo.locate import Located, locate, with_counties
from geo.map.markers import marker_payload
from geo.near import HomePoints
from geo.nearest import Neighbourhood
from geo.places import Chain
from geo.similar import Similarity


class Dataset:
    """A catalogue, where its clusters are, and its indexes; nothing of it changes once it is made.

    Args:
        catalogue: the clusters, levels and facts.
        located: the place of each cluster's home.
        own: whether it is a list that a reader brought.

    Attributes:
        secret: of an own list, what makes the addresses of its files impossible to guess; None for others.
    """

    def __init__(self, catalogue: Catalogue, located: Located, *, own: bool = False) -> None:
        self.catalogue = catalogue
        self.located = located
        self.own = own
        self.secret = secrets.token_urlsafe() if own else None
        self.index = FacetIndex(catalogue, located.regions)
        self.neighbourhood = Neighbourhood(located.found)
        self._payloads: dict[str, bytes] = {}

    @classmethod
    def load(cls, path: Path, geocoder: Chain) -> "Dataset":
        """Read the catalogue at *path*, a folder in the format of ``data/`` or a single list, and geocode it.

        Raises:
            data.errors.DataError: a file breaks a rule; the message names file, row and column. Or it holds a list of
                which no row has a place on the map.
        """
        catalogue = load_catalogue(path) if path.is_dir() else load_file(path)
        located = locate(catalogue, geocoder)
        if not located.found:
            raise DataError([Problem(path.name, None, None, "no row has a place on the map")])
        return cls(with_counties(catalogue, located), located)

    @cached_property
    def similarity(self) -> Similarity:
        """The clusters prepared for finding similar ones; made when somebody first reads a card."""
        return Similarity(self.index, self.home_points)

    @cached_property
    def home_points(self) -> HomePoints:
        """Where the clusters are at home, in the catalogue's order, prepared for measuring."""
        return HomePoints(self.located.found.get(cluster.id) for cluster in self.catalogue.clusters)

    @cached_property
    def homes(self) -> Mapping[str, int]:
        """How many clusters have each home region."""
        return Counter(cluster.home_region for cluster in self.catalogue.clusters)

    @cached_property
    def given(self) -> frozenset[str]:
        """The columns that hold a value for any cluster; a reader's own list need not have had the others."""
        return frozenset(
            name
            for name in Cluster.model_fields
            if any(getattr(cluster, name) for cluster in self.catalogue.clusters)
        )

    def payload(self, t: Texts) -> bytes:
        """The markers and list rows for the browser as JSON, in the language of *t*; made once a language."""
        if t.language not in self._payloads:
            levels = {level.id: level_name(t, level) for level in self.catalogue.levels}
            groups = {cluster.sector_group or "" for cluster in self.catalogue.clusters}
            sectors = {group: sector_name(t, group) for group in groups}
            self._payloads[t.language] = marker_payload(self.catalogue, self.located.found, levels, sectors)
        return self._payloads[t.language]
