"""The base map: Norway drawn from files that the dashboard serves itself, constant for every reader."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.map.messages import MapConfig, TownLabel
from geo.map.tiles import TILE_SERVICES
from geo.places.place import Place

# Mainland Norway with room for symbols at the coast: south-west and north-east corner, degrees (WGS 84).
NORWAY = ((57.6, 2.6), (71.4, 31.6))
# As far as a reader can pan: where the outlines of the neighbours are drawn in full detail.
FARTHEST = ((53.0, -6.0), (73.0, 42.0))
# Where all outlines end, around the same middle. The map does not zoom out so far that a frame would show it
# (web/view.js); Norway still fits into frames that are up to four times as wide as high, or as high as wide.
LAND = ((25.0, -47.0), (81.0, 83.0))
MIN_ZOOM, MAX_ZOOM = 3, 14
# A town's label shows from the zoom level at which the map has room for towns of its size.
LABEL_ZOOM_BY_POPULATION = ((30_000, 4), (15_000, 5), (7_000, 6), (3_500, 7), (1_500, 8), (500, 9))


@dataclass(frozen=True)
class AssetLinks:
    """Where the browser finds the map's files; scripts and styles in the order in which it must load them.

    ``labels`` holds :func:`town_labels` as JSON, a :class:`geo.map.messages.Table`.
    """

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    counties: str
    neighbours: str
    labels: str


def town_labels(towns: Iterable[Place]) -> list[TownLabel]:
    """The labels of the towns that are large enough for one, largest first."""
    labels = []
    for town in sorted(towns, key=lambda town: -(town.population or 0)):
        zoom = next((zoom for size, zoom in LABEL_ZOOM_BY_POPULATION if (town.population or 0) >= size), None)
        if zoom is not None:
            labels.append(TownLabel(town.name, round(town.latitude, 3), round(town.longitude, 3), zoom))
    return labels


class ClusterBaseMap(folium.Map):
    """A folium map without third-party requests: our links in place of folium's CDN links.

    Its text must be the same for all filters, choices and themes, since streamlit-folium mounts the map anew
    when the text changes. What changes goes to the browser as messages (see ``web/link.js``).

    Args:
        links: where the browser finds Leaflet, our scripts and the outlines.
        texts: words that the map shows or speaks, by key.
    """

    def __init__(self, links: AssetLinks, texts: Mapping[str, str]) -> None:
        super().__init__(
            location=(65.0, 16.0),
            zoom_start=4,
            tiles=None,
            zoom_control=False,
            zoom_snap=0.25,
            zoom_delta=1,
            wheel_px_per_zoom_level=90,
            attribution_control=False,
            max_bounds_viscosity=1,  # no pull beyond the bounds, where land ends
            track_resize=False,  # web/view.js follows the frame's size, which is no move of the reader's
        )
        # folium keeps zoom limits for tiles only; without tiles the map itself needs them.
        self.options |= {"minZoom": MIN_ZOOM, "maxZoom": MAX_ZOOM, "maxBounds": FARTHEST}
        self.default_js = [(f"script_{n}", link) for n, link in enumerate(links.scripts)]
        self.default_css = [(f"style_{n}", link) for n, link in enumerate(links.styles)]
        self.add_child(_Drawing(links, texts))


class _Drawing(MacroElement):
    """The call that draws the base map once the map exists (``web/main.js``)."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "clusterMap.draw({{ this._parent.get_name() }}, {{ this.config|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, links: AssetLinks, texts: Mapping[str, str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ClusterBaseMap"
        config = MapConfig(
            counties=links.counties,
            neighbours=links.neighbours,
            labels=links.labels,
            bounds=NORWAY,
            land=LAND,
            tiles=TILE_SERVICES,
            texts=dict(texts),
        )
        self.config = asdict(config)
