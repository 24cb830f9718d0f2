"""Files that the reader's browser asks this server for: Leaflet, our scripts and styles, the outlines.

Streamlit serves a folder under ``component/<module>.<name>/`` once a component is declared on it. The name ends in a
digest of the folder, so that a browser's cache never mixes two releases.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

import streamlit.components.v1 as components
from streamlit import runtime

from geo.map import bundle
from geo.map.base_map import AssetLinks

PANELS = Path(__file__).parent / "web"
MAP_LINK = "link.js"

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
    bundle.scripts(MAP_LINK)
    bundle.styles()


def link(folder: Path, file: str) -> str:
    """The address of a file in *folder*, which is served from now on, relative to the server's root."""
    return f"{_declared(folder)}/{file}"


def map_links(labels: str) -> AssetLinks:
    """The addresses of the map's files, relative to the map's frame; *labels* is relative to the root."""

    def from_frame(address: str) -> str:
        return FRAME_TO_ROOT + address

    return AssetLinks(
        scripts=(from_frame(serve(bundle.scripts(MAP_LINK), "text/javascript", "map_scripts")),),
        styles=(from_frame(serve(bundle.styles(), "text/css", "map_styles")),),
        counties=from_frame(link(bundle.WEB, "counties.geojson")),
        neighbours=from_frame(link(bundle.WEB, "neighbours.geojson")),
        labels=from_frame(labels),
    )


def serve(content: bytes, mimetype: str, name: str) -> str:
    """Serve *content* to this session's reader and return its address, relative to the server's root.

    The server forgets it when the session ends. The address is a digest, so equal content has one address.
    """
    address = runtime.get_instance().media_file_mgr.add(content, mimetype, coordinates=f"clustermap.{name}")
    return address.lstrip("/")
