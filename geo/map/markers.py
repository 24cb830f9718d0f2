"""Clusters as map markers: one compact payload that the browser turns into markers, list rows and legend."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from data.model import Catalogue, Cluster, Level
from geo.map.messages import ClusterRow, LevelSymbol, MarkersConfig, Payload, PeriodRow, Table, as_table
from geo.map.symbols import symbol
from geo.places import Found


def marker_payload(
    catalogue: Catalogue,
    found: Mapping[str, Found],
    level_names: Mapping[str, str],
    sector_names: Mapping[str, str],
    news: Mapping[str, str] | None = None,
) -> bytes:
    """Return the catalogue as JSON for the browser, a :class:`geo.map.messages.Payload`.

    Rows stand in the catalogue's order, which bit sets of visible clusters rely on. Latitude and longitude
    are degrees (WGS 84), or null where the home was not found. *news* tells, by cluster id, what is new with it in the
    year shown.
    """
    rank = {level.id: number for number, level in enumerate(catalogue.levels)}
    rows = [
        _row(cluster, rank[cluster.level], found.get(cluster.id), sector_names, (news or {}).get(cluster.id))
        for cluster in catalogue.clusters
    ]
    levels = level_symbols(catalogue.levels, level_names)
    payload = Payload(levels, **as_table(ClusterRow, rows))
    return json.dumps(vars(payload), default=asdict, ensure_ascii=False, separators=(",", ":")).encode()


def periods_table(
    catalogue: Catalogue, periods: Iterable[tuple[Cluster, int, int | None]], found: Mapping[str, Found]
) -> Table:
    """The clusters of all years for the browser, a :class:`geo.map.messages.PeriodRow` a cluster and level.

    *periods* holds each cluster at a level with its first and last year there. Those without a place are left out.
    """
    rank = {level.id: number for number, level in enumerate(catalogue.levels)}
    rows = (
        PeriodRow(
            id=cluster.id,
            name=cluster.listed_name,
            level=rank[cluster.level],
            place=cluster.home_place,
            county=cluster.county,
            latitude=round(place.latitude, 5),
            longitude=round(place.longitude, 5),
            first=first,
            last=last,
        )
        for cluster, first, last in periods
        if (place := found.get(cluster.id))
    )
    return as_table(PeriodRow, rows)


def level_symbols(levels: Iterable[Level], names: Mapping[str, str]) -> list[LevelSymbol]:
    """The symbols of *levels*, which stand in order of maturity, with their *names* by id where there are any."""
    return [
        LevelSymbol(**asdict(symbol(rank)), id=level.id, name=names.get(level.id, level.name))
        for rank, level in enumerate(levels)
    ]


def _row(
    cluster: Cluster, level: int, place: Found | None, sector_names: Mapping[str, str], news: str | None
) -> ClusterRow:
    return ClusterRow(
        id=cluster.id,
        name=cluster.listed_name,
        level=level,
        place=cluster.home_place,
        county=cluster.county,
        sector=sector_names.get(cluster.sector_group or "", cluster.sector_group),
        latitude=round(place.latitude, 5) if place else None,
        longitude=round(place.longitude, 5) if place else None,
        members=cluster.members,
        since=cluster.admitted_year,
        news=news,
    )


class ClusterMarkers(JSCSSMixin, Layer):
    """All markers of a catalogue as one layer, read from a link so that they never ride along with a rerun.

    Args:
        payload_url: where the browser finds :func:`marker_payload`.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = clusterMap.markers({{ this.config|tojson }});"
        "{{ this.get_name() }}.addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, payload_url: str) -> None:
        super().__init__(name="clusters", control=False)
        self._name = "ClusterMarkers"
        self.config = asdict(MarkersConfig(payload_url))
