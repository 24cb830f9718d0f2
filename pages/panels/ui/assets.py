"""Files that the reader's browser asks this server for: Leaflet, our scripts and styles, the outlines.

The address of a folder ends in a digest of its files, so that a browser's cache never mixes two releases.
"""

import hashlib
import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from geo.map import bundle
from geo.map.base_map import AssetLinks
from pages.panels.ui.served_files import store
from pages.panels.ui.streamlit_internals import COMPONENT_ROOT, option, serve_folder, session_id

WEB = Path(__file__).parent.parent / "web"
MAP_LINK = "link.js"


@lru_cache
def _declared(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.name.encode() + file.read_bytes())
    return serve_folder(folder, f"files_{digest.hexdigest()[:12]}")


def link(folder: Path, file: str) -> str:
    """The address of a file in *folder*, which is served from now on, relative to the server's root."""
    return f"{_declared(folder)}/{file}"


def from_frame(address: str) -> str:
    """The *address* of a file, given relative to the server's root, as the map's frame must ask for it."""
    return COMPONENT_ROOT + address


def from_page(address: str) -> str:
    """The *address* of a file, given relative to the server's root, as any page can ask for it."""
    base = str(option("server.baseUrlPath") or "").strip("/")
    return f"/{base}/{address}" if base else f"/{address}"


def map_scripts() -> str:
    """The address of the map's scripts, relative to the server's root."""
    return serve(bundle.scripts(MAP_LINK), "text/javascript", "map_scripts")


def map_styles() -> str:
    """The address of the map's style sheets, relative to the server's root."""
    return serve(bundle.styles(), "text/css", "map_styles")


def map_links(labels: str) -> AssetLinks:
    """The addresses of the map's files, relative to the map's frame; *labels* is relative to the root."""
    return AssetLinks(
        scripts=(from_frame(map_scripts()),),
        styles=(from_frame(map_styles()),),
        counties=from_frame(link(bundle.WEB, "counties.geojson")),
        close_counties=from_frame(link(bundle.WEB, "counties_close.geojson")),
        neighbours=from_frame(link(bundle.WEB, "neighbours.geojson")),
        labels=from_frame(labels),
    )


def serve(content: bytes, mimetype: str, name: str, secret: str | None = None) -> str:
    """Serve *content* and return its address, relative to the server's root.

    With a *secret*, as own lists have, the address cannot be told from the content and ends with the session; a
    newer content of the same *name* then takes its place.
    """
    if secret is None:
        return store.publish(content, mimetype)
    return store.lend(content, mimetype, name, session_id(), secret)


def serve_json(content: Any, name: str, secret: str | None = None) -> str:
    """Serve *content* as JSON, as :func:`serve` does; return its address. Dataclasses in it become objects."""
    data = json.dumps(content, default=asdict, ensure_ascii=False, separators=(",", ":")).encode()
    return serve(data, "application/json", name, secret)
