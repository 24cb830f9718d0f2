"""The base map: constant, without requests to others, and with its texts safe."""

import json
import re

import folium
import pytest
from streamlit_folium import _get_header, _get_map_string, generate_js_hash

from data.load import load_catalogue
from geo.map.base_map import (
    FARTHEST,
    LABEL_ZOOM_BY_POPULATION,
    NORWAY,
    AssetLinks,
    ClusterBaseMap,
    town_labels,
)
from geo.map.tiles import BASEMAPS, OUTLINE, TILE_SERVICES
from geo.places import Gazetteer
from geo.places.place import PlaceKind

LINKS = AssetLinks(
    scripts=("../leaflet.js?v=1", "../base_map.js?v=2"),
    styles=("../leaflet.css?v=3",),
    counties="../counties.geojson?v=4",
    neighbours="../neighbours.geojson?v=5",
    labels="../labels.json?v=6",
)
TOWNS = [place for place in Gazetteer().index.places if place.kind is PlaceKind.TOWN]
TEXTS = {"name": "Map of clusters", "credit": "Outlines: Kartverket"}


def base_map(texts: dict[str, str] = TEXTS) -> ClusterBaseMap:
    return ClusterBaseMap(LINKS, texts)


def page(drawn: ClusterBaseMap) -> str:
    return str(drawn.get_root().render())


def script(drawn: ClusterBaseMap) -> str:
    """The map as streamlit-folium sends it to the browser."""
    page(drawn)
    return str(_get_map_string(drawn))


def config(text: str) -> dict[str, object]:
    start = text.index("{", text.index("clusterMap.draw("))
    decoded: dict[str, object] = json.JSONDecoder().raw_decode(text[start:])[0]
    return decoded


def hosts(text: str) -> set[str]:
    return set(re.findall(r"(?:https?:)?//([\w.-]+\.[a-z]{2,})", text))


def test_two_maps_have_the_same_text_and_identity() -> None:
    one, other = script(base_map()), script(base_map())
    assert re.sub("[0-9a-f]{32}", "", one) == re.sub("[0-9a-f]{32}", "", other)
    assert generate_js_hash(one, "map") == generate_js_hash(other, "map")


def test_another_text_is_another_map() -> None:
    other = base_map({"name": "Kart over klynger"})
    assert generate_js_hash(script(base_map())) != generate_js_hash(script(other))


def test_the_page_links_to_our_own_files_alone_in_the_order_given() -> None:
    drawn = base_map()
    head = page(drawn)
    assert re.findall(r'<script src="(.*?)"', head) == list(LINKS.scripts)
    assert re.findall(r'<link rel="stylesheet" href="(.*?)"', head) == list(LINKS.styles)
    assert hosts(_get_header(drawn)) == set()


def test_the_only_outside_hosts_are_those_of_the_tile_services_a_reader_can_choose() -> None:
    allowed = set().union(*(hosts(" ".join((s.url, s.attribution_url, s.source))) for s in TILE_SERVICES))
    assert hosts(page(base_map())) - {"www.w3.org"} == allowed
    assert "L.tileLayer" not in page(base_map())


def test_a_plain_folium_map_would_have_failed_that() -> None:
    assert "cdn.jsdelivr.net" in hosts(str(folium.Map().get_root().render()))


def test_the_map_knows_its_ground_and_nothing_of_clusters_or_filters() -> None:
    text = script(base_map())
    assert set(config(text)) == {"counties", "neighbours", "bounds", "land", "labels", "tiles", "texts"}
    names = [c.listed_name for c in load_catalogue().clusters if c.listed_name not in {"ACT", "Eyde"}]
    assert not [name for name in names if name in text]


def test_it_is_small_enough_to_ride_along_with_every_run() -> None:
    assert len(script(base_map())) < 4_000


@pytest.mark.parametrize("text", ["</script><b>", "`${alert(1)}`", "\"'\\", "\u2028Ø 🗺"])
def test_words_enter_the_script_as_json(text: str) -> None:
    drawn = script(base_map({"name": text}))
    assert "</script" not in drawn
    assert config(drawn)["texts"] == {"name": text}


def test_zoom_and_bounds_are_set_on_the_map_since_it_has_no_tiles() -> None:
    options = base_map().options
    assert (options["minZoom"], options["maxZoom"]) == (3, 14)
    (south, west), (north, east) = NORWAY
    (least_south, least_west), (most_north, most_east) = FARTHEST
    assert least_south < south < north < most_north
    assert least_west < west < east < most_east


def test_every_town_of_the_mainland_lies_in_the_first_view() -> None:
    (south, west), (north, east) = NORWAY
    outside = [t.name for t in TOWNS if not (south < t.latitude < north and west < t.longitude < east)]
    assert outside == []


def test_larger_towns_are_named_first_and_from_farther_away() -> None:
    labels = town_labels(TOWNS)
    assert labels[0][0] == "Oslo"
    zooms = [zoom for *_, zoom in labels]
    assert zooms == sorted(zooms)
    assert {zoom for _, zoom in LABEL_ZOOM_BY_POPULATION} == set(zooms)


def test_a_town_too_small_or_of_unknown_size_has_no_label() -> None:
    small = [town for town in TOWNS if (town.population or 0) < LABEL_ZOOM_BY_POPULATION[-1][0]]
    assert small
    assert town_labels(small) == []


@pytest.mark.parametrize("service", TILE_SERVICES, ids=lambda service: service.id)
def test_each_tile_service_is_named_credited_and_documented(service: object) -> None:
    url, credit, terms = (getattr(service, name) for name in ("url", "attribution", "source"))
    assert url.startswith("https://")
    assert all(url.count(f"{{{axis}}}") == 1 for axis in "zxy")
    assert credit.startswith("©")
    assert terms.startswith("https://")
    assert "cartocdn" not in url


def test_the_outline_is_the_first_base_map_and_no_id_stands_twice() -> None:
    assert BASEMAPS[0] == OUTLINE
    assert len(set(BASEMAPS)) == len(BASEMAPS) == len(TILE_SERVICES) + 2
