"""The small map of compared clusters: a symbol and a name each, a line between each two, none for what has no place."""

import itertools
import xml.etree.ElementTree as ET

from data.i18n import texts
from data.load import FOLDER
from geo.dataset import Dataset
from geo.locate import Located
from geo.map.picture import draw_compared
from geo.map.picture.outlines import county_features
from geo.places import Chain

SVG = "{http://www.w3.org/2000/svg}"
DATA = Dataset.load(FOLDER, Chain())


def drawn(data: Dataset, *ids: str) -> ET.Element:
    return ET.fromstring(
        draw_compared(data, [data.catalogue.clusters_by_id[one] for one in ids], texts("en"))
    )


def titles(picture: ET.Element) -> list[str | None]:
    return [title.text for title in picture.iter(f"{SVG}title")]


def dashed(picture: ET.Element) -> int:
    return sum(len(group) for group in picture.iter(f"{SVG}g") if "stroke-dasharray" in group.attrib)


def test_each_cluster_has_a_symbol_and_each_two_a_line() -> None:
    picture = drawn(DATA, "gce-blue-maritime", "gce-ocean-technology", "oslo-cancer-cluster")
    names = [
        DATA.catalogue.clusters_by_id[one].listed_name
        for one in ("gce-blue-maritime", "gce-ocean-technology", "oslo-cancer-cluster")
    ]
    assert sorted(filter(None, titles(picture))) == sorted(names)
    assert dashed(picture) == 3
    assert picture.attrib["aria-label"] == f"Map: {', '.join(names)}"


def test_clusters_of_one_place_share_a_symbol_and_have_no_line() -> None:
    picture = drawn(DATA, "eyde", "nce-eyde")
    assert titles(picture) == ["Eyde, NCE Eyde"]
    assert dashed(picture) == 0


def test_clusters_without_a_place_leave_the_map_empty() -> None:
    nowhere = Dataset(DATA.catalogue, Located({}, {}))
    assert titles(drawn(nowhere, "eyde", "nce-eyde")) == []


def test_rings_of_counties_run_clockwise_as_charts_want_them() -> None:
    for county in county_features()["features"]:
        for outer, *_ in county["geometry"]["coordinates"]:
            area = sum(x * y2 - x2 * y for (x, y), (x2, y2) in itertools.pairwise(outer))
            assert area < 0, county["properties"]["name"]
