"""What the filters leave, as sent to the browser: a bit a cluster, the count, and the active filters as chips.

Drawn by ``web/filters.js``, which shows nothing itself and hands the message on to the right panel and to the map. So a
filter sends no card, and a choice no filter.
"""

import base64
from dataclasses import replace

import numpy as np

from data.filters import Facet, Filters, Mask, Selection
from data.i18n import Texts
from data.labels import level_name, sector_name
from geo.dataset import Dataset
from pages.panels.explore.messages import Chip, FiltersData
from pages.panels.ui import assets
from pages.panels.ui.component import Component

_filters = Component("filters", texts=())


def send(t: Texts, data: Dataset, selected: Selection, basemap: str) -> None:
    """Tell the browser what the filters and the base map are now."""
    message: FiltersData = {
        "payload": payload(t, data),
        "visible": as_bits(selected.mask),
        "whatever_level": as_bits(selected.mask_of_any_level),
        "status": t("panel.status", n=selected.count, total=selected.total),
        "chips": chips(t, data, selected.filters),
        "basemap": basemap,
    }
    _filters.show(t, message, on={})


def payload(t: Texts, data: Dataset) -> str:
    """The address of the clusters' markers and rows, relative to the server's root."""
    return assets.serve(data.payload(t), "application/json", "payload", data.secret)


def as_bits(visible: Mask) -> str | None:
    """Write which clusters are visible as base 64: a bit a cluster, the first one highest; None for all."""
    return None if visible.all() else base64.b64encode(np.packbits(visible).tobytes()).decode()


def chips(t: Texts, data: Dataset, filters: Filters) -> list[Chip]:
    """The active filters, each with the id by which :func:`without` removes it."""
    found: list[Chip] = []
    if filters.text:
        found.append({"id": "q", "label": t("panel.chip.text", text=filters.text)})
    if filters.levels is not None:
        off = [level_name(t, level) for level in data.catalogue.levels if level.id not in filters.levels]
        label = (
            t("panel.chip.levels_off", names=", ".join(off)) if filters.levels else t("panel.chip.no_level")
        )
        found.append({"id": "level", "label": label})
    for facet, chosen in ((Facet.SECTOR, filters.sectors), (Facet.COUNTY, filters.counties)):
        for value in data.index.values[facet]:
            if value.id in chosen:
                label = sector_name(t, value.label) if facet is Facet.SECTOR else value.label
                found.append({"id": f"{facet.value}:{value.id}", "label": label})
    return found


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
