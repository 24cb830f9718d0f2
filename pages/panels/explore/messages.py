"""What the server sends to the components of this feature, and what they report.

Each type here has a twin of the same name in ``web/messages.js``; a test compares names and types of all fields.
Payloads are addresses of files, relative to the server's root. A bit set is base 64, a bit a row of the payload, the
first one highest, or None for all rows (:func:`pages.panels.explore.selection.as_bits`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from geo.map.messages import LevelSymbol, NearPoint


class PanelData(TypedDict):
    """The choice: ``card`` is the HTML of the ``chosen`` cluster's card; ``map`` says whether a map is on the page.

    ``card_address`` is the address of any cluster's card, with ``{id}`` in it; None for a reader's own list.
    ``answered`` is the number of the last :class:`ChooseEvent` that the choice takes in.
    """

    payload: str
    chosen: str | None
    card: str | None
    card_address: str | None
    map: bool
    answered: int


class DrawerEndData(TypedDict):
    """What the button at the end of the filters says, which on a phone leads back to what they leave."""

    label: str


class Chip(TypedDict):
    """An active filter, and the id by which it is removed."""

    id: str
    label: str


class Excerpt(TypedDict):
    """A piece of a text; ``marked`` if it is what a search found."""

    text: str
    marked: bool


class Hit(TypedDict):
    """A cluster that a search found: its row in the payload, the field where it matches, in words, and an excerpt."""

    position: int
    where: str
    excerpt: list[Excerpt]


class WayOn(TypedDict):
    """What a reader can do from where they are: a change of ``changes.py`` with its ``value``, and its words."""

    event: str
    value: str
    label: str


class OrderChoice(TypedDict):
    """An order that the list can stand in, and its name."""

    id: str
    label: str


class SuggestionOption(TypedDict):
    """Something to choose while typing: ``value`` is the facet's value or the place, or a cluster's id."""

    value: str
    label: str
    detail: str


class SuggestionGroup(TypedDict):
    """Suggestions of one kind: ``kind`` is "cluster", "near" or a facet, ``label`` its name."""

    kind: str
    label: str
    options: list[SuggestionOption]


class FiltersData(TypedDict):
    """What the filters leave; ``whatever_level`` is the bit set of what all filters but the levels leave.

    ``counties`` are the names of those that are filtered by, ``levels`` the ids of those that are shown. ``search`` is
    the text searched for, ``hits`` its first hits by rank, ``suggestions`` what somebody who is typing it may mean, and
    ``ways_on`` what to do if nothing is left. ``near_text`` says what is close to the place ``near``, within
    ``close_km`` kilometres. ``order`` is one of ``orders``. ``year`` None is the list as it is. ``chosen`` is the
    cluster whose card was open when the reader changed the filters.
    """

    payload: str
    visible: str | None
    whatever_level: str | None
    status: str
    chips: list[Chip]
    basemap: str
    counties: list[str]
    levels: list[str]
    search: str
    hits: list[Hit]
    suggestions: list[SuggestionGroup]
    ways_on: list[WayOn]
    near: NearPoint | None
    near_text: str
    close_km: int
    order: str
    orders: list[OrderChoice]
    year: int | None
    chosen: str | None


class TableData(TypedDict):
    """What the table shows of its payload, a :class:`TableContent`: nearest first, if it is *near* a place."""

    payload: str
    visible: str | None
    near: NearPoint | None
    chosen: str | None
    caption: str


class TableRow(NamedTuple):
    """One cluster in the table. ``level`` is the rank in the content's levels; the home is in degrees, if known."""

    id: str
    name: str
    own_name: str | None
    level: int
    home: str
    county: str | None
    sector: str | None
    members: int | None
    since: int | None
    website: str | None
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True)
class TableContent:
    """All clusters as a table: a :class:`TableRow` a cluster, and the columns to show, in order, with headings."""

    language: str
    headings: Mapping[str, str]
    levels: list[LevelSymbol]
    columns: list[str]
    rows: list[list[str | float | None]]


class ShareField(TypedDict):
    """A text to copy: an address, a citation or HTML."""

    id: str
    label: str
    text: str


class ShareData(TypedDict):
    """What the dialog for sharing shows: texts to copy, a QR code as a data URI, the address that embedding shows.

    ``at`` is the position of the map that the addresses of the view hold; a dialog that knows another one reports it.
    """

    fields: list[ShareField]
    qr: str
    qr_label: str
    qr_caption: str
    preview: str
    at: str | None


class ChooseEvent(TypedDict):
    """The reader chose a cluster in the panel or on the map, or let go of it; ``number`` counts these events.

    The other events are plain texts: those of :mod:`pages.panels.explore.changes`, ``compare`` and the table's
    ``choose``, a cluster's id, and ``position``, that of the map or nothing.
    """

    cluster: str | None
    number: int
