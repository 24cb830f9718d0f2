"""The view: all that a reader can see and share, and how it stands in the URL.

An absent parameter means its default; an unknown value is dropped without a word, so that an old or mistyped
link still opens.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.filters import Facet, FacetIndex, Filters
from data.spelling import slug
from geo.map.tiles import BASEMAPS, OUTLINE

NO_LEVEL = "none"
MAX_TEXT = 200
MAX_COMPARED = 4
Query = dict[str, list[str]]


@dataclass(frozen=True)
class View:
    """What is asked for and what is chosen. ``lang`` None leaves the language to the reader's browser."""

    filters: Filters = field(default_factory=Filters)
    cluster: str | None = None
    compared: tuple[str, ...] = ()
    basemap: str = OUTLINE
    lang: str | None = None

    @classmethod
    def from_query(
        cls,
        query: Mapping[str, Sequence[str]],
        index: FacetIndex,
        langs: Iterable[str],
        basemap: str = OUTLINE,
    ) -> "View":
        """Read the parameters that make sense for *index*'s catalogue; *basemap* is the default one."""

        def last(name: str) -> str:
            return (query.get(name) or [""])[-1]

        def values(facet: Facet) -> frozenset[str]:
            """The known values asked for, by id or by label."""
            asked = {slug(value) for value in query.get(facet.value, ())}
            return frozenset(
                value.id for value in index.values[facet] if asked & {value.id, slug(value.label)}
            )

        known_clusters = index.catalogue.clusters_by_id
        compared = dict.fromkeys(i for i in query.get("compare", ()) if i in known_clusters)
        return cls(
            filters=Filters(
                levels=_levels(query.get(Facet.LEVEL.value, ()), values(Facet.LEVEL), index),
                sectors=values(Facet.SECTOR),
                counties=values(Facet.COUNTY),
                text=" ".join(last("q")[:MAX_TEXT].split()),
            ),
            cluster=last("cluster") if last("cluster") in known_clusters else None,
            compared=tuple(compared)[:MAX_COMPARED],
            basemap=last("basemap") if last("basemap") in BASEMAPS else basemap,
            lang=last("lang") if last("lang") in tuple(langs) else None,
        )

    def to_query(self, index: FacetIndex, basemap: str = OUTLINE) -> Query:
        """Return the parameters that differ from their defaults, in a fixed order."""
        filters = self.filters
        levels = [] if filters.levels is None else _in_order(index, Facet.LEVEL, filters.levels) or [NO_LEVEL]
        query = {
            Facet.LEVEL.value: levels,
            Facet.SECTOR.value: _in_order(index, Facet.SECTOR, filters.sectors),
            Facet.COUNTY.value: _in_order(index, Facet.COUNTY, filters.counties),
            "q": [filters.text] if filters.text else [],
            "cluster": [self.cluster] if self.cluster else [],
            "compare": list(self.compared),
            "basemap": [self.basemap] if self.basemap != basemap else [],
            "lang": [self.lang] if self.lang else [],
        }
        return {name: values for name, values in query.items() if values}

    def choose(self, cluster: str | None) -> "View":
        """The same view with *cluster* chosen, or none."""
        return replace(self, cluster=cluster)

    def filtered(self, filters: Filters) -> "View":
        """The same view with other filters."""
        return replace(self, filters=filters)

    def toggle_compared(self, cluster: str) -> "View":
        """The same view with *cluster* put among the compared ones, or taken out; the oldest makes room."""
        gone = cluster if cluster in self.compared else self.displaced_by(cluster)
        others = tuple(other for other in self.compared if other != gone)
        return replace(self, compared=others if gone == cluster else (*others, cluster))

    def displaced_by(self, cluster: str) -> str | None:
        """The compared cluster that *cluster* would displace: the oldest one if all places are taken, else None."""
        full = len(self.compared) == MAX_COMPARED and cluster not in self.compared
        return self.compared[0] if full else None


def _levels(asked: Sequence[str], known: frozenset[str], index: FacetIndex) -> frozenset[str] | None:
    if known:
        return known if len(known) < len(index.values[Facet.LEVEL]) else None
    return frozenset() if NO_LEVEL in asked else None


def _in_order(index: FacetIndex, facet: Facet, chosen: Iterable[str]) -> list[str]:
    wanted = set(chosen)
    return [value.id for value in index.values[facet] if value.id in wanted]
