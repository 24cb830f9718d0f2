"""The map as one HTML file that opens from disk without a network: folium's page with every file inside it."""

import base64
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from branca.element import Element
from jinja2 import Environment, FileSystemLoader
from xstatic.pkg import leaflet, leaflet_markercluster

from geo.map.base_map import AssetLinks, ClusterBaseMap
from geo.map.markers import ClusterMarkers

WEB = Path(__file__).parent / "web"
_LEAFLET = Path(leaflet.BASE_DIR)
_MARKERCLUSTER = Path(leaflet_markercluster.BASE_DIR)


def standalone_map(
    payload: bytes,
    cards: Mapping[str, list[tuple[str, str]]],
    labels: list[tuple[str, float, float, int]],
    texts: Mapping[str, str],
) -> bytes:
    """Return the page as HTML.

    Args:
        payload: see :func:`geo.map.markers.marker_payload`.
        cards: terms and values that a click on a cluster shows, by cluster id.
        labels: see :func:`geo.map.base_map.town_labels`.
        texts: words of the map, with ``title``, ``language`` and ``footer`` for the page.
    """
    base = ClusterBaseMap(_links(), labels, texts)
    ClusterMarkers(_data_link(payload, "application/json")).add_to(base)
    figure: Any = base.get_root()
    page = Environment(loader=FileSystemLoader(WEB), autoescape=True).get_template("standalone.html")
    figure.header.add_child(Element(f"<title>{_escaped(texts['title'])}</title>"), name="title")
    figure.html.add_child(Element(page.render(texts=texts, cards=_json_for_html(cards))), name="details")
    return str(figure.render()).replace("<html>", f'<html lang="{texts["language"]}">', 1).encode()


def _links() -> AssetLinks:
    def script(path: Path) -> str:
        return _data_link(path.read_bytes(), "text/javascript")

    def style(path: Path) -> str:
        return _data_link(path.read_bytes(), "text/css")

    return AssetLinks(
        scripts=(
            script(_LEAFLET / "leaflet.js"),
            script(_MARKERCLUSTER / "leaflet.markercluster.js"),
            script(WEB / "base_map.js"),
            script(WEB / "markers.js"),
            script(WEB / "standalone.js"),
        ),
        styles=(
            style(_LEAFLET / "leaflet.css"),
            style(_MARKERCLUSTER / "MarkerCluster.css"),
            style(WEB / "map.css"),
            style(WEB / "standalone.css"),
        ),
        counties=_data_link((WEB / "counties.geojson").read_bytes(), "application/json"),
        neighbours=_data_link((WEB / "neighbours.geojson").read_bytes(), "application/json"),
    )


def _data_link(content: bytes, mimetype: str) -> str:
    return f"data:{mimetype};base64,{base64.b64encode(content).decode()}"


def _json_for_html(content: Any) -> str:
    """JSON that can stand in a script element whatever it holds."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")
