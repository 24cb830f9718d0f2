"""What readers change by search box, list and card, each as a view before and after."""

import pytest

from data.filters import Filters
from geo.view import Order, View
from pages.panels.explore.changes import CHANGES
from pages.panels.state import shared

DATA = shared.programme()
NEAR_BERGEN = View(Filters(text="x", sectors=frozenset({"energy"})), near="Bergen")
ENERGY, OSLO = frozenset({"energy"}), frozenset({"oslo"})
ALL_BUT_GCE = frozenset({"arena", "arena-pro", "nce", "mature"})


def changed(view: View, event: str, value: str) -> View:
    return CHANGES[event](view, DATA, value)


@pytest.mark.parametrize(
    ("view", "event", "value", "after"),
    [
        (View(), "search", "  mo   i rana", View(Filters(text="mo i rana"))),
        (View(Filters(sectors=ENERGY)), "search", "x" * 500, View(Filters(sectors=ENERGY, text="x" * 200))),
        (View(Filters(text="ener")), "suggested", "sector:energy", View(Filters(sectors=ENERGY))),
        (View(Filters(text="osl", sectors=ENERGY)), "suggested", "county:oslo",
         View(Filters(sectors=ENERGY, counties=OSLO))),
        (View(Filters(levels=frozenset({"nce"}))), "suggested", "level:gce", View(Filters(levels=frozenset({"gce"})))),
        (View(Filters(text="berg", sectors=ENERGY)), "suggested", "near:Bergen",
         View(Filters(sectors=ENERGY), near="Bergen")),
        (View(Filters(text="x", counties=OSLO)), "only", "sector:energy", View(Filters(sectors=ENERGY))),
        (View(Filters(text="x", counties=OSLO)), "only", "near:Bergen", View(near="Bergen")),
        (View(), "suggested", "sector:gold", View()),
        (View(), "suggested", "nothing", View()),
        (View(Filters(text="hav")), "near", "60.391,5.32", View(Filters(text="hav"), near="60.39,5.32")),
        (View(near="Bergen"), "near", "Atlantis", View()),
        (View(Filters(text="hammerfest")), "near_instead", "hammerfest", View(near="hammerfest")),
        (View(), "order", "name", View(order=Order.NAME)),
        (View(order=Order.NAME), "order", "level", View()),
        (View(order=Order.NAME), "order", "colour", View()),
        (View(near="Bergen"), "level", "gce", View(Filters(levels=ALL_BUT_GCE), near="Bergen")),
        (View(Filters(levels=ALL_BUT_GCE)), "level", "gce", View()),
        (View(Filters(levels=frozenset({"gce"}))), "level", "gce", View(Filters(levels=frozenset()))),
        (View(), "level", "boss", View()),
        (NEAR_BERGEN, "remove", "q", View(Filters(sectors=ENERGY), near="Bergen")),
        (NEAR_BERGEN, "remove", "near", View(Filters(text="x", sectors=ENERGY))),
        (NEAR_BERGEN, "remove", "all", View()),
        (View(Filters(text="x", sectors=ENERGY)), "remove", "sector:energy", View(Filters(text="x"))),
        (View(Filters(text="zzz", sectors=ENERGY)), "reveal", "sams", View()),
        (View(Filters(text="zzz")), "reveal", "nobody", View(Filters(text="zzz"))),
    ],
)  # fmt: skip
def test_each_event_changes_what_it_says_and_nothing_else(
    view: View, event: str, value: str, after: View
) -> None:
    assert changed(view, event, value) == after
