"""Files that the reader's browser asks this server for: Leaflet, our scripts and styles, the outlines.

Streamlit serves a folder under ``component/<module>.<name>/`` once a component is declared on it. Links carry a
digest of the file, so that a browser's cache never mixes two releases.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

import streamlit.components.v1 as components
from streamlit import runtime
from xstatic.pkg import leaflet, leaflet_markercluster

import geo.map
from geo.map.base_map import AssetLinks

_FOLDERS = {
    "leaflet": Path(leaflet.BASE_DIR),
    "markercluster": Path(leaflet_markercluster.BASE_DIR),
    "map": Path(geo.map.__file__).parent / "web",
    "panel": Path(__file__).parent / "web",
}
for _name, _folder in _FOLDERS.items():
    components.declare_component(_name, path=str(_folder))

# From a component's frame (component/<name>/index.html) up to the server's root.
_FRAME_TO_ROOT = "../../"


@lru_cache
def link(folder: str, file: str) -> str:
    """The address of a file, relative to the server's root."""
    digest = hashlib.sha256((_FOLDERS[folder] / file).read_bytes()).hexdigest()[:12]
    return f"component/{__name__}.{folder}/{file}?v={digest}"


@lru_cache
def map_links() -> AssetLinks:
    """The addresses of the map's files, relative to the map's frame."""

    def frame_link(folder: str, file: str) -> str:
        return _FRAME_TO_ROOT + link(folder, file)

    return AssetLinks(
        scripts=(
            frame_link("leaflet", "leaflet.js"),
            frame_link("markercluster", "leaflet.markercluster.js"),
            frame_link("map", "base_map.js"),
            frame_link("map", "markers.js"),
            frame_link("map", "link.js"),
        ),
        styles=(
            frame_link("leaflet", "leaflet.css"),
            frame_link("markercluster", "MarkerCluster.css"),
            frame_link("map", "map.css"),
        ),
        counties=frame_link("map", "counties.geojson"),
        neighbours=frame_link("map", "neighbours.geojson"),
    )


def serve(content: bytes, mimetype: str, name: str) -> str:
    """Serve *content* to this session's reader and return its address, relative to the server's root.

    The server forgets it when the session ends. The address is a digest, so equal content has one address.
    """
    address = runtime.get_instance().media_file_mgr.add(content, mimetype, coordinates=f"clustermap.{name}")
    return address.lstrip("/")
