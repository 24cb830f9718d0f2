"""The map's scripts as one file and its styles as another: its frame would load several one after the other."""

from functools import lru_cache
from pathlib import Path

from geo.map import leaflet

WEB = Path(__file__).parent / "web"


@lru_cache
def scripts(link: str) -> bytes:
    """Leaflet, its groups, our scripts, and last *link*, which ties the map to what is around it.

    Raises:
        geo.map.leaflet.AssetError: a package that brings some of them is missing.
    """
    ours = (WEB / name for name in ("base_map.js", "markers.js", "keyboard.js", link))
    return b"\n;\n".join(
        file.read_bytes() for file in (*_leaflets("leaflet.js", "leaflet.markercluster.js"), *ours)
    )


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
