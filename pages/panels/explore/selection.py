"""What the filters leave, as sent to the browser: a bit a cluster, the count, and the active filters as chips.

Drawn by ``web/filters.js``, which shows nothing itself and hands the message on to the right panel and to the map. So a
filter sends no card, and a choice no filter.
"""

import base64
from dataclasses import replace
from itertools import islice

import numpy as np

from data.filters import Facet, Filters, Mask, Selection
from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster
from data.search import Hits, Match
from geo.dataset import Dataset
from pages.panels.explore.messages import Chip, Excerpt, FiltersData, Hit, WayOn
from pages.panels.ui import assets
from pages.panels.ui.component import Component
from pages.panels.ui.texts import status_text

ALL = "all"
"""The chip that stands for all filters."""
YEAR = "year"
"""The chip of the year that the list stands at, which is no filter."""
MOST_HITS = 100
"""Of a search, those that are shown with where they match; the others follow by level."""
_filters = Component("filters", texts=())


def send(t: Texts, data: Dataset, selected: Selection, basemap: str) -> None:
    """Tell the browser what the filters and the base map are now."""
    message: FiltersData = {
        "payload": payload(t, data),
        "visible": as_bits(selected.mask),
        "whatever_level": as_bits(selected.mask_of_any_level),
        "status": status_text(t, data, selected.count),
        "chips": [*year_chip(t, data), *chips(t, data, selected.filters)],
        "basemap": basemap,
        "search": selected.filters.text,
        "hits": hits(t, selected),
        "ways_on": ways_on(t, data, selected),
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


def year_chip(t: Texts, data: Dataset) -> list[Chip]:
    """The year that the list stands at, as something to let go of, if there is one."""
    return [{"id": YEAR, "label": t("panel.chip.year", year=str(data.year))}] if data.year else []


def hits(t: Texts, selected: Selection) -> list[Hit]:
    """The first clusters that the search found and the other filters leave, by rank, each with where it matches."""
    if not selected.filters.text:
        return []
    found = selected.index.search.search(selected.filters.text, t.language)
    shown = islice((position for position in found.positions if selected.mask[position]), MOST_HITS)
    return [_hit(t, selected.index.catalogue.clusters[position], position, found) for position in shown]


def ways_on(t: Texts, data: Dataset, selected: Selection) -> list[WayOn]:
    """What to do if the filters leave nothing: searches near to the one made, or one filter less, with their counts."""
    if selected.count:
        return []
    corrections = selected.index.search.correct(selected.filters.text) if not selected.hits.count else []
    ways: list[WayOn] = [
        {"event": "search", "value": one.text, "label": t("panel.way.search", text=one.text, n=one.count)}
        for one in corrections
    ]
    for chip in chips(t, data, selected.filters):
        count = selected.index.select(without(selected.filters, chip["id"])).count
        if count:
            label = t("panel.way.without", name=chip["label"], n=count)
            ways.append({"event": "remove", "value": chip["id"], "label": label})
    return ways


def _hit(t: Texts, cluster: Cluster, position: int, found: Hits) -> Hit:
    """Where a cluster matches best beside its listed name, which is in sight anyway."""
    matches = (one for one in found.matches(position) if one.excerpt != cluster.listed_name)
    match = next(matches, None)
    where = t(f"search.where.{match.field}") if match else ""
    return {"position": position, "where": where, "excerpt": _pieces(match) if match else []}


def _pieces(match: Match) -> list[Excerpt]:
    """The excerpt of *match*, cut where marked text begins and ends."""
    pieces: list[Excerpt] = []
    end = 0
    for start, stop in match.spans:
        pieces.append({"text": match.excerpt[end:start], "marked": False})
        pieces.append({"text": match.excerpt[start:stop], "marked": True})
        end = stop
    pieces.append({"text": match.excerpt[end:], "marked": False})
    return [piece for piece in pieces if piece["text"]]


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
