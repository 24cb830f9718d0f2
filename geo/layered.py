"""A reader's own list with another one as a layer on its map, such as the programme beside somebody's members."""

from collections.abc import Iterable, Mapping
from itertools import count

from data.intake.levels import WHOLE_LIST
from data.model import Catalogue, Cluster, Level
from geo.dataset import Dataset
from geo.locate import Located
from geo.nearest import Neighbour, Neighbourhood

OWN_LEVEL = "own-list"
"""The level of all rows of an own list that has none: on its own it is the whole list, beside another it is not."""


class LayeredDataset(Dataset):
    """The *own* list and, behind it, the clusters of the *layer*. Title and years are those of the own list.

    The layer's levels come first, so that they keep their symbols. A cluster of the layer gets another id where a row
    of the own list has its.
    """

    def __init__(self, own: Dataset, layer: Dataset) -> None:
        ids = _free_ids(layer.catalogue.clusters, own.catalogue.clusters_by_id)
        found = {ids[cluster]: place for cluster, place in layer.located.found.items()}
        regions = {ids[cluster]: names for cluster, names in layer.located.regions.items()}
        located = Located(
            {**own.located.found, **found}, own.located.unresolved, {**own.located.regions, **regions}
        )
        super().__init__(_joined(own.catalogue, layer.catalogue, ids), located, own=True)
        self._list, self._layer, self._layer_found = own, layer, found
        self._of_layer = frozenset(ids.values())

    @property
    def years(self) -> range:
        """The years that the own list can be shown at."""
        return self._list.years

    @property
    def given(self) -> frozenset[str]:
        """The columns of the own list: a table of both has no others, which would stand empty in its rows."""
        return self._list.given

    def tells(self, cluster: Cluster, columns: Iterable[str]) -> bool:
        """Whether the list that *cluster* is from has any of *columns*; the programme has all."""
        return (self._layer if cluster.id in self._of_layer else self._list).tells(cluster, columns)

    def nearest(self, cluster: str) -> tuple[Neighbour, ...]:
        """The clusters of the other list that are nearest to a cluster's home, nearest first."""
        others = self._list.located.found if cluster in self._of_layer else self._layer_found
        home = self.located.found.get(cluster)
        return Neighbourhood({**others, cluster: home}).nearest(cluster) if home else ()


def _free_ids(clusters: Iterable[Cluster], taken: Mapping[str, Cluster]) -> dict[str, str]:
    """An id for each of *clusters* that is none of those *taken*, by its own id."""

    def names(identifier: str) -> Iterable[str]:
        yield identifier
        yield from (f"{identifier}-layer-{number}" for number in count(1))

    return {cluster.id: next(name for name in names(cluster.id) if name not in taken) for cluster in clusters}


def _joined(own: Catalogue, layer: Catalogue, ids: Mapping[str, str]) -> Catalogue:
    rows, own_levels = own.clusters, own.levels
    if own_levels == (WHOLE_LIST,):
        own_levels = (Level(id=OWN_LEVEL, name=own.title),)
        rows = tuple(row.model_copy(update={"level": OWN_LEVEL}) for row in rows)
    clusters = (cluster.model_copy(update={"id": ids[cluster.id]}) for cluster in layer.clusters)
    levels = {level.id: level for level in (*layer.levels, *own_levels)}
    return own.model_copy(update={"levels": tuple(levels.values()), "clusters": (*rows, *clusters)})
