"""The list of clusters in a page's first paint: in the order and the sections in which the app draws it.

``web/order.js`` and ``web/sections.js`` have the same for the app.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.near import CLOSE_KM, near_place
from geo.view import Order, View
from pages.panels.ui.facts import distance_text
from pages.panels.ui.symbols import symbol_html

MOST_ROWS = 200
"""Clusters that the list names; a larger catalogue comes with the app, and whole from ``/api``."""


class Row(NamedTuple):
    """A line of the list: a cluster's name, its place and sector, and the address of its page.

    It has its level's symbol where no heading names the level.
    """

    name: str
    second: str
    address: str
    symbol: Markup | None = None


class Group(NamedTuple):
    """A section of the list: its heading if it has one, the symbol of its level if it is one, and its lines."""

    heading: str | None
    symbol: Markup | None
    rows: list[Row]


def groups(t: Texts, data: Dataset, view: View, address: Callable[[str], str]) -> list[Group]:
    """The clusters that the filters of *view* leave, in its order; *address* gives the page of a cluster by its id."""
    place, order = near_place(view.near) if view.near else None, view.list_order
    distances = data.home_points.distances_km(place.latitude, place.longitude).tolist() if place else None
    lines = _Lines(t, data, order, distances, address)
    shown = data.shown_in(view)
    if order is Order.DISTANCE:
        return _by_distance(lines, shown)
    if order is Order.LEVEL:
        return _by_level(lines, shown)
    listed = _by_rank(t, data, view, shown) if order is Order.RANK else _by_key(t, shown, order)
    rows = [lines.row(one, with_symbol=True) for one in listed[:MOST_ROWS]]
    return [Group(None, None, rows)] if rows else []


@dataclass(frozen=True)
class _Lines:
    """What lines are made of; *distances* are those of all homes in kilometres, None without a place to be near to."""

    t: Texts
    data: Dataset
    order: Order
    distances: Sequence[float] | None
    address: Callable[[str], str]

    def row(self, cluster: Cluster, *, with_symbol: bool) -> Row:
        """The line of *cluster*: name, place with what the list is ordered by, sector."""
        t, kilometres = self.t, self.kilometres(cluster)
        far = None if math.isnan(kilometres) else distance_text(t, kilometres)
        place = ", ".join(part for part in (cluster.home_place, self._ordered_by(cluster), far) if part)
        sector = sector_name(t, cluster.sector_group) if cluster.sector_group else None
        second = " · ".join(part for part in (place, sector) if part)
        symbol = symbol_html(self.data.catalogue, cluster.level) if with_symbol else None
        return Row(cluster.listed_name, second, self.address(cluster.id), symbol)

    def kilometres(self, cluster: Cluster) -> float:
        """How far the home of *cluster* is; not a number where that is unknown or not asked for."""
        return (
            math.nan
            if self.distances is None
            else float(self.distances[self.data.index.position[cluster.id]])
        )

    def _ordered_by(self, cluster: Cluster) -> str | None:
        """What the list is ordered by, where it is not in sight anyway."""
        if self.order is Order.MEMBERS and cluster.members is not None:
            return self.t("panel.members", n=cluster.members)
        if self.order is Order.YEAR and cluster.admitted_year is not None:
            return self.t("panel.since", year=str(cluster.admitted_year))
        return None


def _by_level(lines: _Lines, shown: Sequence[Cluster]) -> list[Group]:
    t, catalogue = lines.t, lines.data.catalogue
    of_level: dict[str, list[Row]] = {level.id: [] for level in catalogue.levels}
    for one in shown[:MOST_ROWS]:
        of_level[one.level].append(lines.row(one, with_symbol=False))
    return [
        Group(level_name(t, level), symbol_html(catalogue, level.id), of_level[level.id])
        for level in catalogue.levels
        if of_level[level.id]
    ]


def _by_distance(lines: _Lines, shown: Sequence[Cluster]) -> list[Group]:
    found: dict[str, list[Row]] = {}
    for one in shown[:MOST_ROWS]:
        heading = _nearness(lines.t, lines.kilometres(one))
        found.setdefault(heading, []).append(lines.row(one, with_symbol=True))
    return [Group(heading, None, rows) for heading, rows in found.items()]


def _by_rank(t: Texts, data: Dataset, view: View, shown: Iterable[Cluster]) -> list[Cluster]:
    found = data.index.search.search(view.filters.text, t.language)
    rank = {position: number for number, position in enumerate(found.positions)}
    return sorted(shown, key=lambda one: rank.get(data.index.position[one.id], len(rank)))


def _by_key(t: Texts, shown: Iterable[Cluster], order: Order) -> list[Cluster]:
    """*shown* by name, by place, by members with the most first, or by year; what is unknown last."""
    if order is Order.NAME:
        return sorted(shown, key=lambda one: t.sort_key(one.listed_name))
    if order is Order.PLACE:
        return sorted(shown, key=lambda one: t.sort_key(one.home_place))
    if order is Order.MEMBERS:
        return sorted(shown, key=lambda one: math.inf if one.members is None else -one.members)
    return sorted(shown, key=lambda one: one.admitted_year or math.inf)


def _nearness(t: Texts, kilometres: float) -> str:
    if math.isnan(kilometres):
        return t("panel.unlocated")
    return t("panel.close", km=CLOSE_KM) if kilometres <= CLOSE_KM else t("panel.far")
