"""Everything that reaches the map in the browser or leaves it: configuration, payload rows and messages.

Each type here, and ``TileService``, has a twin of the same name in ``web/messages.js``; a test compares names and types
of all fields. ``Symbol`` has none of its own: the twin of :class:`LevelSymbol` names its fields too.
Coordinates are degrees (WGS 84).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypedDict

from geo.map.symbols import Symbol
from geo.map.tiles import TileService


class Table(TypedDict):
    """Rows with their column names, so that a reader of them depends on names and never on positions."""

    columns: list[str]
    rows: list[list[str | float | None]]


def as_table(row_type: type[NamedTuple], rows: Iterable[tuple[Any, ...]]) -> Table:
    """Return *rows*, each of the *row_type*, with the names of its fields as columns."""
    return {"columns": list(row_type._fields), "rows": [list(row) for row in rows]}


# The files that the map reads.


class ClusterRow(NamedTuple):
    """One cluster in the payload. ``level`` is the rank in the payload's levels; a home not found has no point.

    ``members`` are persons or companies as the list counts them, ``since`` is the year of admission.
    ``news`` tells in words what is new with it in the year shown, if there is one and something is.
    """

    id: str
    name: str
    level: int
    place: str
    county: str | None
    sector: str | None
    latitude: float | None
    longitude: float | None
    members: int | None
    since: int | None
    news: str | None = None


class PeriodRow(NamedTuple):
    """A cluster with the level that it had from the year ``first`` to ``last``, both included; None: to this day.

    ``level`` is the rank in the payload's levels.
    """

    id: str
    name: str
    level: int
    place: str
    county: str | None
    latitude: float
    longitude: float
    first: int
    last: int | None


@dataclass(frozen=True)
class LevelSymbol(Symbol):
    """A level with its symbol."""

    id: str
    name: str


@dataclass(frozen=True)
class Payload:
    """The catalogue for the browser: levels in order of maturity, and a :class:`ClusterRow` a cluster."""

    levels: list[LevelSymbol]
    columns: list[str]
    rows: list[list[str | float | None]]


class TownLabel(NamedTuple):
    """A town's name, where it stands, and the first zoom level that shows it."""

    name: str
    latitude: float
    longitude: float
    zoom: int


# What folium's elements hand to the map's script.


@dataclass(frozen=True)
class MapConfig:
    """The base map: links to its files, the view to begin with, where the outlines end, and words by key.

    Both areas are given by their south-west and north-east corner.
    """

    counties: str
    close_counties: str | None
    neighbours: str
    labels: str
    bounds: tuple[tuple[float, float], tuple[float, float]]
    land: tuple[tuple[float, float], tuple[float, float]]
    tiles: tuple[TileService, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True)
class MarkersConfig:
    """The layer of markers: the link to its :class:`Payload`."""

    payload: str


@dataclass(frozen=True)
class PinConfig:
    """A pin to be put where something is: its name, and where it stands at first, in degrees; None: nowhere yet."""

    latitude: float | None
    longitude: float | None
    name: str


# What the map as one HTML file tells beside the map (``geo/map/standalone.py``).


@dataclass(frozen=True)
class CardLine:
    """A line of a card: a term, what is known, and the web address that it leads to."""

    term: str
    value: str
    link: str | None = None


@dataclass(frozen=True)
class FileCluster:
    """A cluster in the file: the rank of its level, its place in words, and the lines of its card below its name."""

    id: str
    name: str
    level: int
    place: str
    lines: list[CardLine]


@dataclass(frozen=True)
class FileContent:
    """All that the file tells: levels in order of maturity, clusters in the order of the payload, and words by key."""

    levels: list[LevelSymbol]
    clusters: list[FileCluster]
    texts: Mapping[str, str]


# Messages from the page's right panel to the map.


class HelloMessage(TypedDict):
    """A panel that has just come asks the map to introduce itself."""

    type: Literal["hello"]


class NearPoint(TypedDict):
    """The place that clusters are near to, its name in words, and the radii of the rings around it in kilometres."""

    label: str
    latitude: float
    longitude: float
    rings: list[int]


class StateMessage(TypedDict):
    """What the map is to show.

    ``visible`` is a bit set in base 64, a bit a row of the payload, the first one highest, or null for all rows.
    It tells of ``payload``, the address relative to the server's root; a map that shows another one waits for its own.
    ``year`` is the year that the payload is of, or null for the list as it is.
    ``counties`` are the names of those that are filtered by.
    ``acknowledged`` is the number of the last choice on the map that the panel has heard of: while it lags behind,
    ``chosen`` is older than what the reader sees.
    """

    type: Literal["state"]
    payload: str
    visible: str | None
    chosen: str | None
    basemap: str
    counties: list[str]
    near: NearPoint | None
    year: int | None
    acknowledged: int


class RevealMessage(TypedDict):
    """Bring a cluster into view."""

    type: Literal["reveal"]
    id: str


class YearMessage(TypedDict):
    """Show a year while the server's answer is on its way; null: show what the server said last.

    ``periods`` is the address of a table of :class:`PeriodRow`, as the map's frame must ask for it.
    """

    type: Literal["year"]
    year: int | None
    periods: str


class LightMessage(TypedDict):
    """Bring out the symbol of a cluster that the reader points at in the list, or none."""

    type: Literal["light"]
    id: str | None


class MoveMessage(TypedDict):
    """Show the part of the world around a position (:class:`geo.map.position.Position`), or with null all of Norway."""

    type: Literal["move"]
    at: str | None


# Messages from the map to the page.


class ReadyMessage(TypedDict):
    """The map is drawn; ``choice`` is the number of the reader's last choice on it."""

    type: Literal["ready"]
    choice: int


class ChosenMessage(TypedDict):
    """The reader chose a cluster on the map, or let go of it (null); ``choice`` numbers these messages from 1."""

    type: Literal["chosen"]
    cluster: str | None
    choice: int


class PressedMessage(TypedDict):
    """The reader presses a cluster's symbol and has not let go of it, so that its card is likely to be wanted next."""

    type: Literal["pressed"]
    cluster: str


class GroupMessage(TypedDict):
    """The reader opened a group of clusters, the ids of which are told as far as the map lists them; or closed it."""

    type: Literal["group"]
    name: str
    clusters: list[str]


class NearMessage(TypedDict):
    """The reader asks for what is near to a point of the map."""

    type: Literal["near"]
    latitude: float
    longitude: float


class ViewMessage(TypedDict):
    """The part of the world that the map shows now.

    ``at`` is its position (:class:`geo.map.position.Position`) once the reader has moved the map, until they ask for
    all of Norway again; else null.
    """

    type: Literal["view"]
    at: str | None
    south: float
    west: float
    north: float
    east: float


class TroubleMessage(TypedDict):
    """A file of the map did not come."""

    type: Literal["trouble"]


class TilesFailedMessage(TypedDict):
    """The service of the chosen base map does not answer."""

    type: Literal["tiles-failed"]
    basemap: str


class TilesCameMessage(TypedDict):
    """The service that did not answer does now."""

    type: Literal["tiles-came"]
