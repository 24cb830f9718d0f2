"""The right panel: the results as a list, or the chosen cluster's card. Drawn in the browser by ``web/panel.js``.

The panel also tells the map what to show, as small messages between the two, so that neither markers nor map are
sent again when a filter or the choice changes.
"""

import base64
import json
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from data.select import Facet, Filters
from pages.panels import assets, card, resources, session
from pages.panels.texts import Texts, level_name, sector_name

KEY = "panel"
FILTERS_CHANGED = "filters_changed_in_panel"
# The script is loaded by link, so that it is not sent along with every change.
_LOADER = """
export default async (component) => {
  const root = new URL("../../", document.querySelector('script[type="module"][src*="static/js/"]').src);
  const { draw } = await import(new URL(component.data.script, root));
  draw(component, root);
};
"""
PANEL_TEXTS = (
    "loading", "map_slow", "map_failed", "tiles_failed", "list", "list_failed", "chips", "remove", "more",
    "nothing", "nothing_advice", "in_view", "in_view_count", "back", "hidden",
)  # fmt: skip
_panel = st.components.v2.component("cluster_panel", js=_LOADER, isolate_styles=False)


def results() -> None:
    """Draw the panel for the current view."""
    t, data, view = session.t(), resources.dataset(), session.view()
    visible = data.index.mask(view.filters)
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "")
    _panel(
        key=KEY,
        data={
            "script": assets.link("panel", "panel.js"),
            "payload": assets.serve(resources.payload(data, t), "application/json", "payload"),
            "texts": assets.serve(_texts(t), "application/json", "panel_texts"),
            "visible": base64.b64encode(np.packbits(visible).tobytes()).decode(),
            "status": t("panel.status", n=int(visible.sum()), total=len(visible)),
            "chosen": chosen.id if chosen else None,
            "hidden": bool(chosen and not visible[data.index.position[chosen.id]]),
            "card": card.html(t, data, chosen) if chosen else None,
            "chips": _chips(t, view.filters),
            "basemap": view.basemap,
        },
        on_choose_change=_choose,
        on_remove_change=_remove_filter,
    )


def _texts(t: Texts) -> bytes:
    return json.dumps({key: t(f"panel.{key}") for key in PANEL_TEXTS}, ensure_ascii=False).encode()


def _chips(t: Texts, filters: Filters) -> list[dict[str, str]]:
    """The active filters, each with the id by which it is removed."""
    data = resources.dataset()
    chips = [{"id": "q", "label": t("panel.chip.text", text=filters.text)}] if filters.text else []
    if filters.levels is not None:
        off = [level_name(t, level) for level in data.catalogue.levels if level.id not in filters.levels]
        chips.append({"id": "level", "label": t("panel.chip.levels_off", names=", ".join(off))})
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
    if facet == Facet.SECTOR:
        return replace(filters, sectors=filters.sectors - {value})
    return replace(filters, counties=filters.counties - {value})


def _event(name: str) -> Any:
    return getattr(st.session_state[KEY], name)


def _choose() -> None:
    asked = _event("choose")
    cluster = asked.get("cluster") if isinstance(asked, dict) else None
    known = resources.dataset().catalogue.clusters_by_id
    session.change(lambda view: view.choose(cluster if cluster in known else None))


def _remove_filter() -> None:
    chip = str(_event("remove"))
    session.change(lambda view: view.filtered(without(view.filters, chip)))
    st.session_state[FILTERS_CHANGED] = True
