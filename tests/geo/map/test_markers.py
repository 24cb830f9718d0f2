"""The markers' payload and layer: every cluster in order, and text that stays text."""

import json
from typing import Any

import folium
import pytest
from streamlit_folium import _get_feature_group_string, generate_js_hash

from data.load import load_catalogue
from data.model import Catalogue, Cluster, Level
from geo.locate import locate
from geo.map.markers import ClusterMarkers, marker_payload
from geo.map.messages import ClusterRow
from geo.map.symbols import FAMILY, symbol
from geo.places import Chain, Found

PROGRAMME = load_catalogue()
LEVEL, SECTOR, LATITUDE, LONGITUDE = (
    ClusterRow._fields.index(name) for name in ("level", "sector", "latitude", "longitude")
)
FOUND = locate(PROGRAMME, Chain()).found
HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--",
    "`${alert(1)}`",
    "\"'\\",
    "{{ 7 * 7 }} {% raw %}",
    "line\u2028separator\u2029\nand\ttab",
    "Ærlig Ø & å 🗺",
]


def payload(
    catalogue: Catalogue = PROGRAMME,
    found: dict[str, Found] | None = None,
    level_names: dict[str, str] | None = None,
    sector_names: dict[str, str] | None = None,
) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        marker_payload(catalogue, FOUND if found is None else found, level_names or {}, sector_names or {})
    )
    return content


def test_rows_stand_in_the_order_of_the_catalogue() -> None:
    rows = payload()["rows"]
    assert [row[0] for row in rows] == [cluster.id for cluster in PROGRAMME.clusters]


def test_a_row_has_the_values_that_its_columns_name() -> None:
    row = dict(zip(payload()["columns"], payload()["rows"][3], strict=True))
    assert row == {
        "id": "ocean-hyway-cluster",
        "name": "Arena Ocean Hyway Cluster",
        "level": 0,
        "place": "Florø",
        "county": "Vestland",
        "sector": "Energy",
        "news": None,
        "latitude": pytest.approx(61.6, abs=0.05),
        "longitude": pytest.approx(5.03, abs=0.05),
        "members": None,
        "since": 2018,
    }


def test_levels_stand_in_order_of_maturity_with_their_symbols_and_names() -> None:
    levels = payload(level_names={"mature": "Modne klynger"})["levels"]
    assert [level["id"] for level in levels] == ["arena", "arena-pro", "nce", "gce", "mature"]
    assert [level["name"] for level in levels] == ["Arena", "Arena Pro", "NCE", "GCE", "Modne klynger"]
    for rank, level in enumerate(levels):
        own = symbol(rank)
        assert (level["shape"], level["path"]) == (own.shape, own.path)
        assert (level["light"], level["dark"]) == (own.light, own.dark)


def test_a_row_points_to_its_level() -> None:
    content = payload()
    for row, cluster in zip(content["rows"], PROGRAMME.clusters, strict=True):
        assert content["levels"][row[LEVEL]]["id"] == cluster.level


def test_sectors_are_named_in_the_readers_language_or_as_the_data_do() -> None:
    sectors = {row[SECTOR] for row in payload(sector_names={"Energy": "Energi"})["rows"]}
    assert {"Energi", "Health"} <= sectors
    assert "Energy" not in sectors


def test_a_home_that_was_not_found_leaves_a_row_without_a_point() -> None:
    table = payload(found={"sams": FOUND["sams"]})
    rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    located = [row["id"] for row in rows if row["latitude"] is not None or row["longitude"] is not None]
    assert located == ["sams"]
    assert len(rows) == 43


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_any_kind_arrives_as_it_was(text: str) -> None:
    fields: dict[str, Any] = {"organisation": "x", "home_place": text, "county": text, "sector_group": text}
    catalogue = Catalogue(
        id="x",
        title="X",
        levels=(Level(id="only", name=text),),
        clusters=(Cluster(id="x", level="only", listed_name=text, **fields),),
    )
    content = payload(catalogue, found={})
    assert content["rows"] == [["x", text, 0, text, text, text, None, None, None, None, None]]
    assert content["levels"][0]["name"] == text


def test_a_list_with_more_levels_than_symbols_has_a_row_for_each() -> None:
    levels = tuple(Level(id=f"l{n}", name=f"L{n}") for n in range(2 * len(FAMILY)))
    clusters = tuple(
        Cluster(id=f"c{n}", organisation="x", listed_name="X", level=f"l{n}", home_place="Oslo")
        for n in range(len(levels))
    )
    content = payload(Catalogue(id="x", title="X", levels=levels, clusters=clusters), found={})
    assert [row[2] for row in content["rows"]] == list(range(len(levels)))
    assert len({(level["shape"], level["light"]) for level in content["levels"]}) == len(levels)


def test_the_payload_is_small() -> None:
    assert len(marker_payload(PROGRAMME, FOUND, {}, {})) < 7_000


def group_text(url: str) -> str:
    """The marker layer as streamlit-folium sends it to the browser."""
    group = folium.FeatureGroup(name="clusters")
    group.add_child(ClusterMarkers(url))
    return str(_get_feature_group_string(group, folium.Map()))


def test_the_layer_has_the_same_identity_in_two_renders() -> None:
    one, other = group_text("component/payload.json"), group_text("component/payload.json")
    assert generate_js_hash(one) == generate_js_hash(other)
    assert generate_js_hash(one) != generate_js_hash(group_text("component/elsewhere.json"))


# Braces are left out: folium reads its own output as a template once more, so no text from data may enter it.
@pytest.mark.parametrize("text", [text for text in HOSTILE if "{" not in text])
def test_the_link_enters_the_script_as_json(text: str) -> None:
    script = group_text(text)
    assert "</script" not in script
    [config] = [line for line in script.splitlines() if "clusterMap.markers(" in line]
    start = config.index("clusterMap.markers(") + len("clusterMap.markers(")
    decoded, _ = json.JSONDecoder().raw_decode(config[start:])
    assert decoded == {"payload": text}


def test_the_layer_holds_no_cluster() -> None:
    script = group_text("component/payload.json")
    assert len(script) < 2_000
    assert not any(cluster.listed_name in script for cluster in PROGRAMME.clusters)
