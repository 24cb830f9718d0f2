"""The right panel: the results as a list, or the chosen cluster's card. Drawn in the browser by ``web/panel.js``.

The panel also tells the map what to show and hears of clicks there, as small messages between the two, so that neither
markers nor map are sent again.
"""

from dataclasses import replace
from typing import Any

from data.i18n import Texts
from geo.dataset import Dataset
from geo.view import MAX_COMPARED, View
from pages.panels.explore import cards, tray
from pages.panels.explore.messages import PanelData
from pages.panels.state import session, shown
from pages.panels.state.widgets import Slot
from pages.panels.ui.base_map import payload
from pages.panels.ui.component import Component

_panel = Component(
    "panel",
    texts=(
        "loading", "map_slow", "map_failed", "tiles_failed", "list", "list_failed", "chips", "remove", "more",
        "nothing", "nothing_advice", "nothing_in_view", "ways_on", "reset", "in_view", "in_view_count", "back",
        "card_coming", "hidden", "show_anyway", "more_hits", "order", "close", "far", "unlocated",
        "near_note", "km", "same_place", "members", "since",
        "levels", "show_list", "show_map",
    ),
)  # fmt: skip
_answered: Slot[int] = Slot("answered_choice")


def contents(t: Texts, data: Dataset, view: View, *, with_map: bool = True) -> PanelData:
    """What the panel shows for *view*; on pages without the map it has no list of its own."""
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "")
    embedded = session.is_embedded()
    return {
        "payload": payload(t, data),
        "chosen": chosen.id if chosen else None,
        "card": cards.html(t, data, chosen, view, embedded=embedded) if chosen else None,
        "card_address": cards.address(t, data, view, embedded=embedded),
        "map": with_map,
        "answered": _answered.get() or 0,
    }


def draw(t: Texts, data: Dataset, view: View, shown_now: PanelData) -> None:
    """Draw the tray and the panel with its :func:`contents`.

    Those are best made before anything is drawn: what Streamlit sends in one go, the browser draws in one go.
    """
    tray.draw(t, data, view)
    _panel.show(t, shown_now, on={"choose": _take_choice, "compare": _compare, "compare_all": _compare_all})


def _take_choice(asked: Any) -> None:
    """Take in a choice in the panel or on the map: a ``messages.ChooseEvent``."""
    if isinstance(asked, dict) and isinstance(asked.get("number"), int):
        _answered.set(asked["number"])
        session.choose(asked.get("cluster"))


def _compare(cluster: Any) -> None:
    if cluster in shown.dataset().catalogue.clusters_by_id:
        session.change(lambda view: view.toggle_compared(str(cluster)))


def _compare_all(clusters: Any) -> None:
    """Compare these clusters (ids with commas between them) in place of all others."""
    known = shown.dataset().catalogue.clusters_by_id
    asked = dict.fromkeys(one for one in str(clusters).split(",") if one in known)
    session.change(lambda view: replace(view, compared=tuple(asked)[:MAX_COMPARED]))
