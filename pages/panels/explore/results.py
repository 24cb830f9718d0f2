"""The right panel: the results as a list, or the chosen cluster's card. Drawn in the browser by ``web/panel.js``.

The panel also tells the map what to show and hears of clicks there, as small messages between the two, so that neither
markers nor map are sent again.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from data.i18n import Texts
from geo.dataset import Dataset
from geo.view import MAX_TEXT, View
from pages.panels.explore import card, selection
from pages.panels.explore.messages import PanelData
from pages.panels.state import session, shown
from pages.panels.state.widgets import Slot
from pages.panels.ui.component import Component

_panel = Component(
    "panel",
    texts=(
        "loading", "map_slow", "map_failed", "tiles_failed", "list", "list_failed", "chips", "remove", "more",
        "nothing", "nothing_advice", "nothing_in_view", "ways_on", "reset", "in_view", "in_view_count", "back",
        "hidden", "hits", "more_hits",
    ),
)  # fmt: skip
_filters_changed: Slot[bool] = Slot("filters_changed_in_panel")


def draw(t: Texts, data: Dataset, view: View, *, with_map: bool = True) -> None:
    """Draw the panel for *view*; on pages without the map it shows no list of its own."""
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "")
    shown_now: PanelData = {
        "payload": selection.payload(t, data),
        "chosen": chosen.id if chosen else None,
        "card": card.html(t, data, chosen, view) if chosen else None,
        "map": with_map,
    }
    _panel.show(
        t, shown_now, on={"choose": choose, "remove": _remove_filter, "search": _search, "compare": _compare}
    )


def rerun_if_filters_changed() -> None:
    """Run the whole page again if the panel has changed a filter, whose widget stands elsewhere."""
    if _filters_changed.pop():
        st.rerun()


def choose(asked: Any) -> None:
    """Choose the cluster that a script reported (``messages.ChooseEvent``); for callbacks."""
    cluster = asked.get("cluster") if isinstance(asked, dict) else None
    known = shown.dataset().catalogue.clusters_by_id
    session.change(lambda view: view.choose(cluster if cluster in known else None))


def _remove_filter(chip: Any) -> None:
    if chip == selection.YEAR:
        session.change_year(None)
    session.change_filters(lambda filters: selection.without(filters, str(chip)))
    _filters_changed.set(True)


def _search(text: Any) -> None:
    session.change_filters(lambda filters: replace(filters, text=str(text)[:MAX_TEXT]))
    _filters_changed.set(True)


def _compare(cluster: Any) -> None:
    if cluster in shown.dataset().catalogue.clusters_by_id:
        session.change(lambda view: view.toggle_compared(str(cluster)))
