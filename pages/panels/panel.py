"""The right panel: the results as a list, or the chosen cluster's card. Drawn in the browser by ``web/panel.js``.

What the filters leave comes to the panel by itself (``web/filters.js``), so that a filter sends no card and a choice
no filter. The panel also tells the map what to show and hears of clicks there, as small messages between the two, so
that neither markers nor map are sent again.
"""

import base64
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from data.filters import Facet, Filters, Mask
from pages.panels import assets, card, resources, session
from pages.panels.component import Component
from pages.panels.texts import Texts, level_name, sector_name

FILTERS_CHANGED = "filters_changed_in_panel"
_panel = Component(
    "panel",
    texts=(
        "loading", "map_slow", "map_failed", "tiles_failed", "list", "list_failed", "chips", "remove", "more",
        "nothing", "nothing_advice", "in_view", "in_view_count", "back", "hidden",
    ),
)  # fmt: skip
_filters = Component("filters", texts=())


def results(with_map: bool = True) -> None:
    """Draw the panel for the current view; on pages without the map it shows no list of its own."""
    t, data, view = session.t(), resources.dataset(), session.view()
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "")
    _panel.show(
        t,
        {
            "payload": payload(),
            "chosen": chosen.id if chosen else None,
            "card": card.html(t, data, chosen, view) if chosen else None,
            "map": with_map,
        },
        on={"choose": choose, "remove": _remove_filter, "compare": _compare},
    )


def tell_filters() -> None:
    """Tell the panel, and through it the map, what the filters and the base map are now."""
    t, data, view = session.t(), resources.dataset(), session.view()
    visible = data.index.mask(view.filters)
    _filters.show(
        t,
        {
            "payload": payload(),
            "visible": as_bits(visible),
            "whatever_level": as_bits(data.index.mask(replace(view.filters, levels=None))),
            "status": t("panel.status", n=int(visible.sum()), total=len(visible)),
            "chips": _chips(t, view.filters),
            "basemap": view.basemap,
        },
        on={},
    )


def payload() -> str:
    """The address of the clusters' markers and rows, relative to the server's root."""
    return assets.serve(resources.dataset().payload(session.t()), "application/json", "payload")


def as_bits(visible: Mask) -> str | None:
    """Write which clusters are visible as base 64: a bit a cluster, the first one highest; None for all."""
    return None if visible.all() else base64.b64encode(np.packbits(visible).tobytes()).decode()


def _chips(t: Texts, filters: Filters) -> list[dict[str, str]]:
    """The active filters, each with the id by which it is removed."""
    data = resources.dataset()
    chips = [{"id": "q", "label": t("panel.chip.text", text=filters.text)}] if filters.text else []
    if filters.levels is not None:
        off = [level_name(t, level) for level in data.catalogue.levels if level.id not in filters.levels]
        label = (
            t("panel.chip.levels_off", names=", ".join(off)) if filters.levels else t("panel.chip.no_level")
        )
        chips.append({"id": "level", "label": label})
    for facet, chosen in ((Facet.SECTOR, filters.sectors), (Facet.COUNTY, filters.counties)):
        for value in data.index.values[facet]:
            if value.id in chosen:
                label = sector_name(t, value.label) if facet is Facet.SECTOR else value.label
                chips.append({"id": f"{facet.value}:{value.id}", "label": label})
    return chips


def without(filters: Filters, chip: str) -> Filters:
    """*filters* without the one that *chip* stands for."""
    facet, _, value = chip.partition(":")
    if facet == "q":
        return replace(filters, text="")
    if facet == Facet.LEVEL:
        return replace(filters, levels=None)
    if facet not in set(Facet):
        return filters
    return filters.choosing(Facet(facet), (filters.chosen(Facet(facet)) or frozenset()) - {value})


def choose(asked: Any) -> None:
    """Choose the cluster that a script reported, as ``{"cluster": id or null}``; for callbacks."""
    cluster = asked.get("cluster") if isinstance(asked, dict) else None
    known = resources.dataset().catalogue.clusters_by_id
    session.change(lambda view: view.choose(cluster if cluster in known else None))


def _remove_filter(chip: Any) -> None:
    session.change(lambda view: view.filtered(without(view.filters, str(chip))))
    st.session_state[FILTERS_CHANGED] = True


def _compare(cluster: Any) -> None:
    if cluster in resources.dataset().catalogue.clusters_by_id:
        session.change(lambda view: view.toggle_compared(str(cluster)))
