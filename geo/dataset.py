"""A catalogue with the places of its clusters and the indexes that answer a reader's questions about it.

What an address shows begins with its year: ``data = programme.shown_by(query)``, then ``View.from_query(query,
data.index, ..., year=data.year)``. Map, list, table, counts, exports, pictures and programs all do so.
"""

import secrets
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np

from data.errors import DataError, Problem
from data.filters import FacetIndex
from data.history import (
    Change,
    History,
    Organisation,
    cluster_periods,
    former_clusters,
    former_with_town,
    history_of,
    list_at,
)
from data.i18n import Texts
from data.intake import load_file
from data.labels import level_name, news_text, sector_name
from data.load import load_catalogue
from data.model import Catalogue, Cluster
from geo.locate import Located, locate, with_counties
from geo.map.markers import marker_payload, periods_table
from geo.map.messages import Table
from geo.near import HomePoints, near_place
from geo.nearest import Neighbour, Neighbourhood
from geo.places import Chain
from geo.similar import Similarity
from geo.view import View, asked_year

NOWHERE = Located({}, {})
NO_NEWS: Mapping[str, Change] = MappingProxyType({})


class Dataset:
    """A catalogue, where its clusters are, and its indexes; nothing of it changes once it is made.

    Args:
        catalogue: the clusters, levels and facts.
        located: the place of each cluster's home.
        own: whether it is a list that a reader brought.
        history: the awards of everybody, of the programme also those of clusters that are listed no more; None where
            only the list is known.
        former: the places of those clusters.
        facets_of: clusters whose sectors and counties can be filtered by, though the catalogue may lack them.
        year: the year at whose end the list stood so; None for the list as it is.
        news: the clusters that were admitted or moved up in that year, by id.
        whole: the list as it is, of which this is one year; None for that list itself.

    Attributes:
        secret: of an own list, what makes the addresses of its files impossible to guess; None for others.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        located: Located,
        *,
        own: bool = False,
        history: History | None = None,
        former: Located = NOWHERE,
        facets_of: Sequence[Cluster] = (),
        year: int | None = None,
        news: Mapping[str, Change] = NO_NEWS,
        whole: "Dataset | None" = None,
    ) -> None:
        self.catalogue = catalogue
        self.located = located
        self.own = own
        self.year = year
        self.news = news
        self._whole = whole  # no reference to itself, so that a list is freed as soon as nobody looks at it
        self.secret = secrets.token_urlsafe() if own else None
        self.index = FacetIndex(catalogue, located.regions, facets_of, year)
        self.neighbourhood = Neighbourhood(located.found)
        self._history = history
        self._former = former
        self._payloads: dict[str, bytes] = {}
        self._years: dict[int, Dataset] = {}
        self._making_year = threading.Lock()

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
        history = history_of(catalogue)
        former = locate(catalogue.model_copy(update={"clusters": former_with_town(history)}), geocoder)
        return cls(with_counties(catalogue, located), located, history=history, former=former)

    @property
    def whole(self) -> "Dataset":
        """The list as it is, of which this is one year, or this itself."""
        return self._whole or self

    @cached_property
    def history(self) -> History:
        """The awards behind the list, and of the programme also the clusters that are listed no more."""
        return self._history or history_of(self.catalogue)

    @cached_property
    def years(self) -> range:
        """The years that the list can be shown at; none if no award has a year."""
        # Most lists that readers bring have no awards, and the history of a long one takes a while to make.
        has_awards = any(cluster.awards for cluster in self.catalogue.clusters)
        return self.history.years if has_awards else range(0)

    def at(self, year: int | None) -> "Dataset":
        """The dataset as it stood at the end of *year*: who had been admitted so far, at the level reached by then.

        It is made once a year. None, and a year that the list cannot be shown at, give the list as it is.
        """
        if self.year:
            return self.whole.at(year)
        if year is None or year not in self.years:
            return self
        with self._making_year:
            if year not in self._years:
                self._years[year] = self._made_at(year)
            return self._years[year]

    def shown_by(self, query: Mapping[str, Sequence[str]]) -> "Dataset":
        """The dataset at the year that the parameters *query* of an address ask for."""
        return self.at(asked_year(query, self.years))

    @cached_property
    def similarity(self) -> Similarity:
        """The clusters prepared for finding similar ones; made when somebody first reads a card."""
        return Similarity(self.index, self.home_points)

    @cached_property
    def home_points(self) -> HomePoints:
        """Where the clusters are at home, in the catalogue's order, prepared for measuring."""
        return HomePoints(self.located.found.get(cluster.id) for cluster in self.catalogue.clusters)

    def shown_in(self, view: View) -> tuple[Cluster, ...]:
        """The clusters that the filters of *view* leave: in the order of distance if the view's list is, which leaves
        unknown homes for the end, else in the catalogue's.
        """
        selected = self.index.select(view.filters)
        place = near_place(view.nearest_to) if view.nearest_to else None
        if place is None:
            return selected.clusters
        kilometres = self.home_points.distances_km(place.latitude, place.longitude)[selected.mask]
        return tuple(selected.clusters[number] for number in np.argsort(kilometres, kind="stable"))

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

    def tells(self, cluster: Cluster, columns: Iterable[str]) -> bool:
        """Whether the list that *cluster* is from has any of *columns*; the programme has all."""
        return not self.own or bool(self.given.intersection(columns))

    def nearest(self, cluster: str) -> tuple[Neighbour, ...]:
        """The clusters that are nearest to a cluster's home, nearest first."""
        return self.neighbourhood.nearest(cluster)

    def payload(self, t: Texts) -> bytes:
        """The markers and list rows for the browser as JSON, in the language of *t*; made once a language."""
        if t.language not in self._payloads:
            levels = {level.id: level_name(t, level) for level in self.catalogue.levels}
            groups = {cluster.sector_group or "" for cluster in self.catalogue.clusters}
            sectors = {group: sector_name(t, group) for group in groups}
            self._payloads[t.language] = marker_payload(
                self.catalogue, self.located.found, levels, sectors, self.news_texts(t)
            )
        return self._payloads[t.language]

    @cached_property
    def periods(self) -> Table:
        """The clusters of all years for the browser; made when somebody first sees that there are years."""
        whole = self.whole
        if whole is not self:
            return whole.periods
        places = {**self._former.found, **self.located.found}
        return periods_table(self.catalogue, cluster_periods(self.catalogue, self.history), places)

    def organisation(self, cluster: Cluster) -> Organisation | None:
        """What the history knows of the organisation behind a cluster."""
        return self.history.organisations_by_id.get(cluster.organisation)

    def news_texts(self, t: Texts) -> dict[str, str]:
        """What is new with clusters in the year shown, in a few words, by id."""
        year = self.year or 0
        return {cluster: news_text(t, self.catalogue, change, year) for cluster, change in self.news.items()}

    def _made_at(self, year: int) -> "Dataset":
        then = list_at(self.catalogue, self.history, year)
        places = {**self.located.found, **self._former.found}
        regions = {**self.located.regions, **self._former.regions}
        shown = then.catalogue.clusters_by_id
        return Dataset(
            then.catalogue,
            Located(
                found={cluster: places[cluster] for cluster in shown if cluster in places},
                unresolved=self.located.unresolved,
                regions={cluster: regions[cluster] for cluster in shown if cluster in regions},
            ),
            own=self.own,
            history=self.history,
            facets_of=(*self.catalogue.clusters, *former_clusters(self.history)),
            year=year,
            news=then.news,
            whole=self,
        )
