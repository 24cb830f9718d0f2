"""What the filters leave, as sent to the browser: a bit a cluster, the count, and the active filters as chips.

Drawn by ``web/filters.js``, which shows nothing itself and hands the message on to the right panel and to the map. So a
filter sends no card, and a choice no filter.
"""

import base64
from itertools import islice

import numpy as np

from data.filters import Facet, Filters, Mask, Selection
from data.i18n import Texts
from data.labels import filter_labels, status_text
from data.model import Cluster
from data.search import Hits, Match
from geo.dataset import Dataset
from geo.map.messages import NearPoint
from geo.near import CLOSE_KM, RINGS_KM, NearPlace, near_place, place_name
from geo.view import View
from pages.panels.explore import changes, suggestions
from pages.panels.explore.messages import Chip, Excerpt, FiltersData, Hit, WayOn
from pages.panels.ui.base_map import payload
from pages.panels.ui.component import Component

MOST_HITS = 100
"""Of a search, those that are shown with where they match; the others follow by level."""
_filters = Component("filters", texts=())


def send(t: Texts, data: Dataset, selected: Selection, view: View) -> None:
    """Tell the browser what the filters of *view* leave, and in which order; take in what readers change there."""
    place = near_place(view.near) if view.near else None
    message: FiltersData = {
        "payload": payload(t, data),
        "visible": as_bits(selected.mask),
        "whatever_level": as_bits(selected.mask_of_any_level),
        "status": status(t, data, selected),
        "chips": chips(t, data, view),
        "basemap": view.basemap,
        "counties": [one.label for one in data.index.values[Facet.COUNTY] if one.id in view.filters.counties],
        "levels": [
            one.id
            for one in data.index.values[Facet.LEVEL]
            if view.filters.levels is None or one.id in view.filters.levels
        ],
        "search": selected.filters.text,
        "hits": hits(t, selected),
        "suggestions": suggestions.groups(t, data, selected.filters.text),
        "ways_on": ways_on(t, data, selected),
        "near": near_point(t, place) if place else None,
        "near_text": near_text(t, data, selected, place) if place else "",
        "close_km": CLOSE_KM,
        "order": view.list_order.value,
        "orders": [{"id": order.value, "label": t(f"order.{order}")} for order in view.orders],
        "year": data.year,
        "chosen": view.cluster,
    }
    _filters.show(t, message, on=changes.handlers())


def status(t: Texts, data: Dataset, selected: Selection) -> str:
    """How many of how many are shown; of a reader's own list also how many of them the map lacks.

    Of a year of the programme the slider says so.
    """
    said = status_text(t, selected.count, selected.total, data.year)
    missing = sum(cluster.id not in data.located.found for cluster in selected.clusters) if data.own else 0
    return f"{said} · {t('picture.missing', n=missing)}" if missing else said


def as_bits(visible: Mask) -> str | None:
    """Write which clusters are visible as base 64: a bit a cluster, the first one highest; None for all."""
    return None if visible.all() else base64.b64encode(np.packbits(visible).tobytes()).decode()


def chips(t: Texts, data: Dataset, view: View) -> list[Chip]:
    """Year, place to be near to and active filters, each with the id by which ``changes.remove`` drops it."""
    place = near_place(view.near) if view.near else None
    near: list[Chip] = (
        [{"id": changes.NEAR, "label": t("panel.chip.near", name=place_name(t, place))}] if place else []
    )
    year: list[Chip] = (
        [{"id": changes.YEAR, "label": t("panel.chip.year", year=str(view.year))}] if view.year else []
    )
    return year + near + _filter_chips(t, data, view.filters)


def narrowing(t: Texts, data: Dataset, view: View) -> list[str]:
    """What a view is near to and filtered by, in words; its year stands in the title of the list."""
    return [one["label"] for one in chips(t, data, view.at_year(None))]


def _filter_chips(t: Texts, data: Dataset, filters: Filters) -> list[Chip]:
    return [{"id": one.id, "label": one.label} for one in filter_labels(t, data.index, filters)]


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
    if place := near_place(selected.filters.text):
        label = t("panel.way.near", name=place_name(t, place))
        ways.append({"event": changes.near_instead.__name__, "value": place.text, "label": label})
    for chip in _filter_chips(t, data, selected.filters):
        count = selected.index.select(changes.without(selected.filters, chip["id"])).count
        if count:
            label = t("panel.way.without", name=chip["label"], n=count)
            ways.append({"event": "remove", "value": chip["id"], "label": label})
    return ways


def near_text(t: Texts, data: Dataset, selected: Selection, place: NearPlace) -> str:
    """How many of the clusters that the filters leave are at home close to *place*, or which one is the nearest."""
    kilometres = np.where(
        selected.mask, data.home_points.distances_km(place.latitude, place.longitude), np.nan
    )
    name = place_name(t, place)
    close = int(np.sum(kilometres <= CLOSE_KM))
    if close:
        return t("near.close", n=close, name=name, km=CLOSE_KM)
    if np.isnan(kilometres).all():
        return ""
    nearest = int(np.nanargmin(kilometres))
    cluster = selected.index.catalogue.clusters[nearest].listed_name
    return t("near.none", name=name, km=CLOSE_KM, cluster=cluster, nearest=round(kilometres[nearest]))


def near_point(t: Texts, place: NearPlace) -> NearPoint:
    """A place to be near to, as the browser measures from it and marks it."""
    return {
        "label": place_name(t, place),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "rings": list(RINGS_KM),
    }


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
