"""The map as one file: everything is inside, and text stays text."""

import base64
import json
import re

import pytest

from data.load import load_catalogue
from geo.locate import locate
from geo.map.markers import level_symbols, marker_payload
from geo.map.messages import CardLine, FileCluster, TownLabel
from geo.map.standalone import PageTexts, standalone_map
from geo.places import Chain

HOSTILE = "</script><script>alert(1)</script>`${1}{{ 7*7 }}"
MAP_TEXTS = ("name", "zoom_in", "zoom_out", "reset_view", "fit_shown", "full_screen", "credit", "group", "shade_title",
             "two_fingers")  # fmt: skip


@pytest.fixture(scope="module")
def page() -> str:
    catalogue = load_catalogue()
    names = {level.id: HOSTILE for level in catalogue.levels}
    payload = marker_payload(catalogue, locate(catalogue, Chain()).found, names, {})
    words = ("title", "about", "levels", "search", "list", "status", "nothing", "more", "back")
    texts = PageTexts(language="nb", **dict.fromkeys(words, HOSTILE))
    clusters = [FileCluster("act", HOSTILE, 1, HOSTILE, [CardLine(HOSTILE, HOSTILE)])]
    labels = [TownLabel("Oslo", 59.9, 10.7, 4)]
    map_texts = dict.fromkeys(MAP_TEXTS, "text")
    levels = level_symbols(catalogue.levels, names)
    return standalone_map(payload, clusters, levels, labels, map_texts, texts).decode()


def test_nothing_is_linked_to_from_outside_the_file(page: str) -> None:
    links = re.findall(r"""(?:src|href)=["']([^"']{0,40})""", page)
    assert links
    assert all(link.startswith("data:") for link in links)


def test_the_page_carries_its_scripts_clusters_and_outlines(page: str) -> None:
    inside = [
        base64.b64decode(text).decode() for text in re.findall(r"data:[\w/+-]+;base64,([\w+/=]+)", page)
    ]
    assert any("Leaflet 1.9.3" in text for text in inside)
    assert any("GCE Blue Maritime" in text for text in inside)
    assert sum('"FeatureCollection"' in text[:200] for text in inside) == 2


def test_text_is_escaped_wherever_it_stands(page: str) -> None:
    assert "<script>alert" not in page
    assert "{{ 7*7 }}" in page
    assert '<html lang="nb">' in page


def test_a_reader_of_a_phone_can_enlarge_the_page(page: str) -> None:
    [viewport] = re.findall(r'<meta name="viewport" content="([^"]*)"', page)
    assert " ".join(viewport.split()) == "width=device-width, initial-scale=1.0"


def test_no_element_of_ours_has_the_id_that_folium_lays_over_the_page(page: str) -> None:
    assert "#map {" in page
    assert 'id="map"' not in page


def test_what_the_page_tells_is_json_that_reads_back(page: str) -> None:
    [text] = re.findall(r"<script[^>]*application/json[^>]*>(\{.*?\})</script>", page, re.DOTALL)
    content = json.loads(text)
    assert content["clusters"] == [
        {
            "id": "act",
            "name": HOSTILE,
            "level": 1,
            "place": HOSTILE,
            "lines": [{"term": HOSTILE, "value": HOSTILE, "link": None}],
        }
    ]
    assert [level["name"] for level in content["levels"]] == [HOSTILE] * 5
    assert content["texts"] == {"status": HOSTILE, "more": HOSTILE}
