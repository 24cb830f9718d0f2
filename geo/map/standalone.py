"""The map as one HTML file that opens from disk without a network: folium's page with every file inside it."""

import base64
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from branca.element import Element
from folium.template import Template
from jinja2 import Environment, FileSystemLoader

from geo.map import bundle
from geo.map.base_map import AssetLinks, ClusterBaseMap
from geo.map.bundle import WEB
from geo.map.markers import ClusterMarkers
from geo.map.messages import FileCluster, FileContent, LevelSymbol, TownLabel, as_table

# Unlike folium's own, these templates escape what they are given.
_TEMPLATES = Environment(loader=FileSystemLoader(WEB), autoescape=True)
# folium keeps readers of a phone from enlarging the page.
_FIXED_ZOOM = re.compile(r",\s*maximum-scale=1\.0, user-scalable=no")


@dataclass(frozen=True)
class PageTexts:
    """Words of the page around the map, as plain text; ``language`` is its code.

    ``about`` says what the file holds, ``status`` how many clusters are shown: ``{n}`` of ``{total}``,
    and ``more`` how many ``{n}`` the list leaves out.
    """

    title: str
    language: str
    about: str
    levels: str
    search: str
    list: str
    status: str
    nothing: str
    more: str
    back: str


def standalone_map(
    payload: bytes,
    clusters: list[FileCluster],
    levels: list[LevelSymbol],
    labels: Iterable[TownLabel],
    texts: Mapping[str, str],
    page: PageTexts,
) -> bytes:
    """Return the page as HTML.

    Args:
        payload: see :func:`geo.map.markers.marker_payload`.
        clusters: what the page beside the map tells, in the order of the payload.
        levels: the levels with their symbols, in the order of their ranks.
        labels: see :func:`geo.map.base_map.town_labels`.
        texts: words of the map.
        page: words of the page around it.
    """
    base = ClusterBaseMap(_links(labels), texts)
    ClusterMarkers(_data_link(payload, "application/json")).add_to(base)
    figure: Any = base.get_root()
    figure._template = _TEMPLATES.get_template("figure.html")
    figure.language, figure.title = page.language, page.title
    content = FileContent(levels, clusters, {"status": page.status, "more": page.more})
    around = _TEMPLATES.get_template("standalone.html").render(
        page=page, content=_json_for_html(asdict(content))
    )
    figure.html.add_child(_Verbatim(around), name="page")
    return _FIXED_ZOOM.sub("", figure.render(), count=1).encode()


class _Verbatim(Element):
    """HTML that stands as it is; folium's own elements run their text as a template, which data must never be."""

    _template = Template("{{ this.content }}")

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content


def _links(labels: Iterable[TownLabel]) -> AssetLinks:
    return AssetLinks(
        scripts=(_data_link(bundle.scripts("standalone.js"), "text/javascript"),),
        styles=(_data_link(bundle.styles("standalone.css"), "text/css"),),
        counties=_data_link((WEB / "counties.geojson").read_bytes(), "application/json"),
        neighbours=_data_link((WEB / "neighbours.geojson").read_bytes(), "application/json"),
        labels=_data_link(json.dumps(as_table(TownLabel, labels)).encode(), "application/json"),
    )


def _data_link(content: bytes, mimetype: str) -> str:
    return f"data:{mimetype};base64,{base64.b64encode(content).decode()}"


def _json_for_html(content: Any) -> str:
    """JSON that can stand in a script element whatever it holds."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
