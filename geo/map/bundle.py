"""The map's scripts as one file and its styles as another: its frame would load several one after the other.

Our scripts are functions that are given what they need; only ``main.js`` puts them together. They are joined as they
stand, within one function, so that nothing of them is global but ``window.clusterMap``, which cannot be changed.

ES modules would need more than one request or a bundler: the code that folium writes into the page calls Leaflet and
us at once, so the scripts must be there before it (modules come later); an import map, which could name modules within
one file, counts only before a document's first module; and in a file opened from disk modules cannot load each other.
"""

from functools import lru_cache
from pathlib import Path

from geo.map import leaflet

WEB = Path(__file__).parent / "web"
# All that a map needs wherever it stands. Constants must come before what uses them while loading: main.js is last.
PARTS = (
    "data.js",
    "leaflet_internals.js",
    "view.js",
    "symbols.js",
    "outlines.js",
    "labels.js",
    "controls.js",
    "base_maps.js",
    "groups.js",
    "group_list.js",
    "clusters.js",
    "years.js",
    "near.js",
    "pin.js",
    "pointer.js",
    "keyboard.js",
    "streamlit_page.js",
    "main.js",
)


@lru_cache
def scripts(link: str) -> bytes:
    """Leaflet, its groups, our scripts, and last *link*, which ties the map to what is around it.

    Raises:
        geo.map.leaflet.AssetError: a package that brings some of them is missing.
    """
    libraries = (file.read_text("utf-8") for file in _leaflets("leaflet.js", "leaflet.markercluster.js"))
    ours = "\n".join((WEB / name).read_text("utf-8") for name in (*PARTS, link))
    return "\n;\n".join((*libraries, f'(() => {{\n"use strict";\n{ours}\n}})();\n')).encode()


@lru_cache
def styles(*more: str) -> bytes:
    """The style sheets in the order of the scripts, and *more* of ours.

    Raises:
        geo.map.leaflet.AssetError: a package that brings some of them is missing.
    """
    ours = (WEB / name for name in ("map.css", *more))
    return b"\n".join(file.read_bytes() for file in (*_leaflets("leaflet.css", "MarkerCluster.css"), *ours))


def _leaflets(leaflet_file: str, groups_file: str) -> tuple[Path, Path]:
    return leaflet.folder(leaflet.LEAFLET) / leaflet_file, leaflet.folder(leaflet.MARKERCLUSTER) / groups_file
