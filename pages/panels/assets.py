"""Files that the reader's browser asks this server for: Leaflet, our scripts and styles, the outlines.

Streamlit serves a folder under ``component/<module>.<name>/`` once a component is declared on it. The name ends in a
digest of the folder, so that a browser's cache never mixes two releases.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

import streamlit.components.v1 as components
from streamlit import runtime

import geo.map
from geo.map import leaflet
from geo.map.base_map import AssetLinks

MAP = Path(geo.map.__file__).parent / "web"
PANELS = Path(__file__).parent / "web"

# From a component's frame (component/<name>/index.html) up to the server's root.
FRAME_TO_ROOT = "../../"


@lru_cache
def _declared(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.name.encode() + file.read_bytes())
    name = f"files_{digest.hexdigest()[:12]}"
    components.declare_component(name, path=str(folder))
    return f"component/{__name__}.{name}"


def check() -> None:
    """Find the packages that bring files for the map.

    Raises:
        geo.map.leaflet.AssetError: one is missing.
    """
    map_links(labels="")


def link(folder: Path, file: str) -> str:
    """The address of a file in *folder*, which is served from now on, relative to the server's root."""
    return f"{_declared(folder)}/{file}"


def map_links(labels: str) -> AssetLinks:
    """The addresses of the map's files, relative to the map's frame; *labels* is relative to the root.

    Raises:
        geo.map.leaflet.AssetError: a package that brings some of them is missing.
    """

    def links(*files: tuple[Path, str]) -> tuple[str, ...]:
        return tuple(FRAME_TO_ROOT + link(folder, file) for folder, file in files)

    leaflet_files, markercluster_files = map(leaflet.folder, (leaflet.LEAFLET, leaflet.MARKERCLUSTER))
    return AssetLinks(
        scripts=links(
            (leaflet_files, "leaflet.js"),
            (markercluster_files, "leaflet.markercluster.js"),
            (MAP, "base_map.js"),
            (MAP, "markers.js"),
            (MAP, "keyboard.js"),
            (MAP, "link.js"),
        ),
        styles=links(
            (leaflet_files, "leaflet.css"), (markercluster_files, "MarkerCluster.css"), (MAP, "map.css")
        ),
        counties=FRAME_TO_ROOT + link(MAP, "counties.geojson"),
        neighbours=FRAME_TO_ROOT + link(MAP, "neighbours.geojson"),
        labels=FRAME_TO_ROOT + labels,
    )


def serve(content: bytes, mimetype: str, name: str) -> str:
    """Serve *content* to this session's reader and return its address, relative to the server's root.

    The server forgets it when the session ends. The address is a digest, so equal content has one address.
    """
    address = runtime.get_instance().media_file_mgr.add(content, mimetype, coordinates=f"clustermap.{name}")
    return address.lstrip("/")
