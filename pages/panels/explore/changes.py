"""What readers change in the view by the search box, the list and the card: one small change for each event.

All of these events reach the server through the component of ``selection.py``, which stands in the left panel. So a
change runs the left panel, whose counts and boxes must follow it, and nothing else.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from data.filters import Facet, Filters
from geo.dataset import Dataset
from geo.view import MAX_TEXT, View
from pages.panels.state import session, shown

ALL = "all"
"""The chip that stands for all filters."""
NEAR = "near"
"""The chip, and the kind of suggestion, that stands for the place to be near to."""
YEAR = "year"
"""The chip that stands for the year at which the list is shown."""
Change = Callable[[View, Dataset, str], View]


def search(view: View, _data: Dataset, text: str) -> View:
    """Search for *text* with the other filters as they are."""
    return view.filtered(replace(view.filters, text=" ".join(text[:MAX_TEXT].split())))


def suggested(view: View, data: Dataset, choice: str) -> View:
    """Add the filter or the place of a suggestion (``sector:energy``, ``near:Bergen``) in place of the text typed."""
    return _with(view.filtered(replace(view.filters, text="")), data, choice)


def only(view: View, data: Dataset, choice: str) -> View:
    """Filter by the value *choice* (``county:oslo``), or look near to a place, and by nothing else."""
    return _with(view.filtered(Filters()), data, choice)


def near(view: View, _data: Dataset, place: str) -> View:
    """Look near to *place*, a name or a point, with the filters as they are."""
    return view.near_to(place)


def near_instead(view: View, _data: Dataset, place: str) -> View:
    """Look near to *place* in place of searching for it."""
    return view.filtered(replace(view.filters, text="")).near_to(place)


def order(view: View, _data: Dataset, asked: str) -> View:
    """Put the list in another order."""
    return view.ordered(asked)


def level(view: View, data: Dataset, switched: str) -> View:
    """Switch the level *switched* on or off."""
    levels = frozenset(value.id for value in data.index.values[Facet.LEVEL])
    shown_now = levels if view.filters.levels is None else view.filters.levels
    after = shown_now ^ ({switched} & levels)
    return view.filtered(replace(view.filters, levels=None if after == levels else after))


def remove(view: View, _data: Dataset, chip: str) -> View:
    """Drop the filter that *chip* stands for."""
    if chip == YEAR:
        return view.at_year(None)
    kept = view.near_to(None) if chip in (ALL, NEAR) else view
    return kept.filtered(without(kept.filters, chip))


def reveal(view: View, data: Dataset, cluster: str) -> View:
    """Drop the filters that hide *cluster*."""
    if cluster not in data.index.position:
        return view
    return view.filtered(data.index.select(view.filters).showing(cluster))


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (search, suggested, only, near, near_instead, order, level, remove, reveal)
}
"""The changes by the name of the event that a script reports."""


def handlers() -> dict[str, Callable[[Any], None]]:
    """What to do with each event, for a component."""
    return {event: partial(_apply, change) for event, change in CHANGES.items()}


def _apply(change: Change, value: Any) -> None:
    data = shown.dataset()
    session.change(lambda view: change(view, data, str(value)))


def without(filters: Filters, chip: str) -> Filters:
    """*filters* without the one that *chip* stands for, or without any for :data:`ALL`."""
    if chip == ALL:
        return Filters()
    facet, _, value = chip.partition(":")
    if facet == "q":
        return replace(filters, text="")
    if facet == Facet.LEVEL:
        return replace(filters, levels=None)
    if facet not in set(Facet):
        return filters
    return filters.choosing(Facet(facet), (filters.chosen(Facet(facet)) or frozenset()) - {value})


def _with(view: View, data: Dataset, choice: str) -> View:
    """The view with a further value of a facet asked for, or near to a place; a level stands alone."""
    kind, _, value = choice.partition(":")
    if kind == NEAR:
        return view.near_to(value)
    if kind not in set(Facet) or value not in {known.id for known in data.index.values[Facet(kind)]}:
        return view
    facet = Facet(kind)
    others = frozenset() if facet is Facet.LEVEL else view.filters.chosen(facet) or frozenset()
    return view.filtered(view.filters.choosing(facet, others | {value}))
