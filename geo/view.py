"""The view: all that a reader can see and share, and how it stands in the URL.

An absent parameter means its default; an unknown value is dropped without a word, so that an old or mistyped
link still opens.

Addresses reach other people: in histories, in logs of proxies, in messages. So of a list that a reader brought they
hold numbers alone (``cluster=row-12``, ``level=level-2``), no search and no place to be near to, which could be a word
of the list: no word of it can be read from them, and such a link opens nothing of the programme.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from data.filters import Facet, FacetIndex, Filters
from data.spelling import slug
from geo.map.position import Position
from geo.map.tiles import BASEMAPS, OUTLINE
from geo.near import near_place

NO_LEVEL = "none"
MAX_TEXT = 200
"""Characters of a search or place that an address may hold; the rest is cut."""
MAX_COMPARED = 6
"""So many clusters are compared at most."""
ROW = "row"
"""What names a row of an own list in an address, with its number: ``row-12``."""
POSITION = "at"
"""The parameter that holds the position of the map."""
Query = dict[str, list[str]]


class Order(StrEnum):
    """The orders that the list of clusters can stand in."""

    RANK = "rank"
    LEVEL = "level"
    NAME = "name"
    PLACE = "place"
    DISTANCE = "distance"
    MEMBERS = "members"
    YEAR = "year"


@dataclass(frozen=True)
class _Parameters:
    """The parameters of an address, read by what *index* knows; *own* if its catalogue is a list of a reader's own."""

    query: Mapping[str, Sequence[str]]
    index: FacetIndex
    own: bool

    def last(self, name: str) -> str:
        """The parameter's last value, or an empty text."""
        return (self.query.get(name) or [""])[-1]

    def filters(self) -> Filters:
        """The filters that are asked for; an own list is never searched by an address."""
        return Filters(
            levels=_levels(self.query.get(Facet.LEVEL.value, ()), self.values(Facet.LEVEL), self.index),
            sectors=self.values(Facet.SECTOR),
            counties=self.values(Facet.COUNTY),
            paths=self.values(Facet.PATH),
            text="" if self.own else " ".join(self.last("q")[:MAX_TEXT].split()),
        )

    def values(self, facet: Facet) -> frozenset[str]:
        """The known values asked for: by number in an own list, else by id or by label."""
        asked = {slug(value) for value in self.query.get(facet.value, ())}
        return frozenset(
            value.id
            for number, value in enumerate(self.index.values[facet], start=1)
            if asked & ({_numbered(facet.value, number)} if self.own else {value.id, slug(value.label)})
        )

    def clusters(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The ids of the known clusters that are asked for: by number of the row in an own list."""
        if not self.own:
            return self.index.known(asked)
        rows = {_numbered(ROW, n + 1): one for one, n in self.index.position.items()} if asked else {}
        return tuple(dict.fromkeys(rows[row] for row in asked if row in rows))


@dataclass(frozen=True)
class View:
    """What is asked for and what is chosen.

    ``near`` names a place as :func:`geo.near.near_place` reads it, and filters nothing. ``order`` None is the usual
    one. ``lang`` None leaves the language to the reader's browser. ``year`` None shows the list as it is; a year shows
    who had been admitted by then (:meth:`geo.dataset.Dataset.at`). ``position`` None is all of Norway, or whatever
    else of the view calls for.
    """

    filters: Filters = field(default_factory=Filters)
    cluster: str | None = None
    compared: tuple[str, ...] = ()
    basemap: str = OUTLINE
    lang: str | None = None
    near: str | None = None
    order: Order | None = None
    year: int | None = None
    position: Position | None = None

    @classmethod
    def from_query(
        cls,
        query: Mapping[str, Sequence[str]],
        index: FacetIndex,
        langs: Iterable[str],
        basemap: str = OUTLINE,
        *,
        own: bool = False,
        year: int | None = None,
    ) -> "View":
        """Read the parameters that make sense for *index*'s catalogue.

        Args:
            query: the parameters.
            index: of the catalogue that is shown.
            langs: the languages that there are texts in.
            basemap: the default one.
            own: whether the catalogue is a list that a reader brought.
            year: that of the catalogue, which the query asks for by :func:`asked_year`.
        """
        asked = _Parameters(query, index, own)
        near = None if own else near_place(asked.last("near")[:MAX_TEXT])
        basemap_asked, lang = asked.last("basemap"), asked.last("lang")
        view = cls(
            filters=asked.filters(),
            cluster=next(iter(asked.clusters(query.get("cluster", ())[-1:])), None),
            compared=asked.clusters(query.get("compare", ()))[:MAX_COMPARED],
            basemap=basemap_asked if basemap_asked in BASEMAPS else basemap,
            lang=lang if lang in tuple(langs) else None,
            near=near.text if near else None,
            year=year,
            position=Position.read(asked.last(POSITION)),
        )
        return view.ordered(asked.last("order"))

    def to_query(self, index: FacetIndex, basemap: str = OUTLINE, *, own: bool = False) -> Query:
        """Return the parameters that differ from their defaults, in a fixed order; *own* as for reading."""

        def values(facet: Facet, chosen: Iterable[str]) -> list[str]:
            wanted = set(chosen)
            return [
                _numbered(facet.value, number) if own else value.id
                for number, value in enumerate(index.values[facet], start=1)
                if value.id in wanted
            ]

        def clusters(ids: Iterable[str]) -> list[str]:
            return [_numbered(ROW, index.position[i] + 1) for i in ids] if own else list(ids)

        filters = self.filters
        levels = [] if filters.levels is None else values(Facet.LEVEL, filters.levels) or [NO_LEVEL]
        query = {
            "year": [str(self.year)] if self.year else [],
            Facet.LEVEL.value: levels,
            Facet.SECTOR.value: values(Facet.SECTOR, filters.sectors),
            Facet.COUNTY.value: values(Facet.COUNTY, filters.counties),
            Facet.PATH.value: values(Facet.PATH, filters.paths),
            "q": [filters.text] if filters.text and not own else [],
            "near": [self.near] if self.near and not own else [],
            "order": [self.list_order.value] if self.list_order is not self.usual_order else [],
            "cluster": clusters([self.cluster] if self.cluster else []),
            "compare": clusters(self.compared),
            "basemap": [self.basemap] if self.basemap != basemap else [],
            "lang": [self.lang] if self.lang else [],
            POSITION: [str(self.position)] if self.position else [],
        }
        return {name: found for name, found in query.items() if found}

    def choose(self, cluster: str | None) -> "View":
        """The same view with *cluster* chosen, or none."""
        return replace(self, cluster=cluster)

    def filtered(self, filters: Filters) -> "View":
        """The same view with other filters."""
        return replace(self, filters=filters)

    def at_year(self, year: int | None) -> "View":
        """The same view of the list at *year*, or with None as it is."""
        return replace(self, year=year)

    def near_to(self, text: str | None) -> "View":
        """The same view near to the place *text*, in the order of distance; None or an unknown place ends it."""
        place = near_place(text[:MAX_TEXT]) if text else None
        if place:
            return replace(self, near=place.text, order=None)
        return replace(self, near=None).ordered(self.order or "")

    def ordered(self, order: str) -> "View":
        """The same view with the list in *order*, in the usual one if there is no such order now."""
        asked = next((one for one in self.orders if one == order), None)
        return replace(self, order=None if asked is self.usual_order else asked)

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders that the list can stand in now: by rank while there is a search, by distance while near."""
        absent = ({Order.RANK} if not self.filters.text else set()) | (
            {Order.DISTANCE} if not self.near else set()
        )
        return tuple(order for order in Order if order not in absent)

    @property
    def usual_order(self) -> Order:
        """By distance while near to a place, else a search by rank, else by level."""
        if self.near:
            return Order.DISTANCE
        return Order.RANK if self.filters.text else Order.LEVEL

    @property
    def list_order(self) -> Order:
        """The order that the list stands in."""
        return self.order if self.order in self.orders else self.usual_order

    @property
    def nearest_to(self) -> str | None:
        """The place from which the list goes on to what is farther away; None if it stands in another order."""
        return self.near if self.list_order is Order.DISTANCE else None

    def toggle_compared(self, cluster: str) -> "View":
        """The same view with *cluster* put among the compared ones, or taken out; the oldest makes room."""
        gone = cluster if cluster in self.compared else self.displaced_by(cluster)
        others = tuple(other for other in self.compared if other != gone)
        return replace(self, compared=others if gone == cluster else (*others, cluster))

    def displaced_by(self, cluster: str) -> str | None:
        """The compared cluster that *cluster* would displace: the oldest one if all places are taken, else None."""
        full = len(self.compared) == MAX_COMPARED and cluster not in self.compared
        return self.compared[0] if full else None


def leads_into_own_list(query: Mapping[str, Sequence[str]]) -> bool:
    """Whether the parameters name rows, levels or filters by number alone, as those of a reader's own list do."""
    numbered = {name: name for name in (Facet.LEVEL.value, Facet.SECTOR.value, Facet.COUNTY.value)}
    kinds = numbered | {"cluster": ROW, "compare": ROW}
    return any(
        re.fullmatch(rf"{kind}-\d+", value) for name, kind in kinds.items() for value in query.get(name, ())
    )


def asked_year(query: Mapping[str, Sequence[str]], years: Container[int]) -> int | None:
    """The year that *query* asks for, if it is one of *years*."""
    text = (query.get("year") or [""])[-1]
    year = int(text) if re.fullmatch(r"[0-9]{4}", text) else None
    return year if year in years else None


def _levels(asked: Sequence[str], known: frozenset[str], index: FacetIndex) -> frozenset[str] | None:
    if known:
        return known if len(known) < len(index.values[Facet.LEVEL]) else None
    return frozenset() if NO_LEVEL in asked else None


def _numbered(kind: str, number: int) -> str:
    return f"{kind}-{number}"
