"""Clusters as map markers: one compact payload that the browser turns into markers, list rows and legend."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from folium.elements import JSCSSMixin
from folium.map import Layer
from folium.template import Template

from data.model import Catalogue
from geo.map.symbols import symbol
from geo.places import Found

# The order of the values in one row of the payload; web/markers.js and web/panel.js read by these positions.
ROW = ("id", "name", "level", "place", "county", "sector", "latitude", "longitude")


def marker_payload(
    catalogue: Catalogue,
    found: Mapping[str, Found],
    level_names: Mapping[str, str],
    sector_names: Mapping[str, str],
) -> bytes:
    """Return the catalogue as JSON for the browser: levels with their symbols, and a row a cluster.

    Rows stand in the catalogue's order, which bit sets of visible clusters rely on. Latitude and longitude
    are degrees (WGS 84), or null where the home was not found.
    """
    rank = {level.id: number for number, level in enumerate(catalogue.levels)}
    rows = []
    for cluster in catalogue.clusters:
        place = found.get(cluster.id)
        rows.append(
            (
                cluster.id,
                cluster.listed_name,
                rank[cluster.level],
                cluster.home_place,
                cluster.county,
                sector_names.get(cluster.sector_group or "", cluster.sector_group),
                round(place.latitude, 5) if place else None,
                round(place.longitude, 5) if place else None,
            )
        )
    levels = [
        asdict(symbol(number)) | {"id": level.id, "name": level_names.get(level.id, level.name)}
        for number, level in enumerate(catalogue.levels)
    ]
    return json.dumps({"levels": levels, "rows": rows}, ensure_ascii=False, separators=(",", ":")).encode()


class ClusterMarkers(JSCSSMixin, Layer):
    """All markers of a catalogue as one layer, read from a link so that they never ride along with a rerun.

    Args:
        payload_url: where the browser finds :func:`marker_payload`.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "var {{ this.get_name() }} = ClusterMap.markers({{ this.config|tojson }});"
        "{{ this.get_name() }}.addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self, payload_url: str) -> None:
        super().__init__(name="clusters", control=False)
        self._name = "ClusterMarkers"
        self.config: dict[str, Any] = {"payload": payload_url}
