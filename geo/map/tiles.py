"""The base maps a reader can choose: the outline drawn here, and tile services that the reader's browser asks.

Nothing is asked of a tile service before the reader, or the operator by a setting, chooses it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class TileService:
    """A raster tile service in web Mercator (EPSG:3857). ``url`` has Leaflet's {z}, {x}, {y} placeholders.

    ``attribution`` is the notice that its licence asks for, ``attribution_url`` where it leads; ``source`` documents
    the terms of use.
    """

    id: str
    url: str
    attribution: str
    attribution_url: str
    max_zoom: int
    source: str


OUTLINE = "outline"
COUNTY_COUNTS = "counties"

_KARTVERKET = "https://cache.kartverket.no/v1/wmts/1.0.0/{layer}/default/webmercator/{{z}}/{{y}}/{{x}}.png"
_KARTVERKET_TERMS = "https://www.kartverket.no/en/api-and-data/terms-of-use"

TILE_SERVICES = (
    TileService(
        id="kartverket-grey",
        url=_KARTVERKET.format(layer="topograatone"),
        attribution="© Kartverket (CC BY 4.0)",
        attribution_url="https://www.kartverket.no/",
        max_zoom=18,
        source=_KARTVERKET_TERMS,
    ),
    TileService(
        id="kartverket-topo",
        url=_KARTVERKET.format(layer="topo"),
        attribution="© Kartverket (CC BY 4.0)",
        attribution_url="https://www.kartverket.no/",
        max_zoom=18,
        source=_KARTVERKET_TERMS,
    ),
    TileService(
        id="openstreetmap",
        url="https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        attribution="© OpenStreetMap contributors (ODbL)",
        attribution_url="https://www.openstreetmap.org/copyright",
        max_zoom=19,
        source="https://operations.osmfoundation.org/policies/tiles/",
    ),
)

BASEMAPS = (OUTLINE, COUNTY_COUNTS, *(service.id for service in TILE_SERVICES))
