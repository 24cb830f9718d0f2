"""Exports with places: location columns beside the clusters, and GeoJSON as RFC 7946 wants it."""

import io
import json
from typing import Any

import pandas as pd
import pytest

from data.columns import CLUSTERS_FILE_COLUMNS, RELATED_COLUMNS
from data.export import to_csv
from data.filters import FacetIndex, Filters
from data.load import load_catalogue
from data.model import Cluster
from geo.export import LOCATION_COLUMNS, export_dataframe, location_columns, to_geojson
from geo.locate import locate
from geo.places import Chain

PROGRAMME = load_catalogue()
FOUND = locate(PROGRAMME, Chain()).found
LOST = PROGRAMME.clusters[0].model_copy(update={"id": "lost"})


def features(clusters: tuple[Cluster, ...]) -> list[dict[str, Any]]:
    collection = json.loads(to_geojson(clusters, FOUND))
    assert set(collection) == {"type", "features"}
    assert collection["type"] == "FeatureCollection"
    found: list[dict[str, Any]] = collection["features"]
    return found


def test_a_table_has_the_location_last() -> None:
    frame = export_dataframe(PROGRAMME.clusters, FOUND)
    assert list(frame.columns) == [*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *LOCATION_COLUMNS]
    place = FOUND["eyde"]
    assert frame.loc[frame["id"] == "eyde", list(LOCATION_COLUMNS)].values.tolist() == [
        [place.latitude, place.longitude, "town", "gazetteer", "high"]
    ]


def test_a_table_without_clusters_has_all_the_columns_that_one_with_clusters_has() -> None:
    assert list(export_dataframe((), FOUND).columns) == list(
        export_dataframe(PROGRAMME.clusters, FOUND).columns
    )


def test_a_home_that_was_not_found_has_empty_cells() -> None:
    frame = export_dataframe((LOST, *PROGRAMME.clusters), FOUND)
    again = pd.read_csv(io.BytesIO(to_csv(frame)))
    assert again["latitude"].isna().tolist() == [True] + [False] * len(PROGRAMME.clusters)
    assert location_columns({}) == {}


def test_each_feature_is_a_point_with_longitude_first_and_the_columns_as_properties() -> None:
    exported = features(PROGRAMME.clusters)
    assert [feature["id"] for feature in exported] == [cluster.id for cluster in PROGRAMME.clusters]
    for feature in exported:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert (feature["type"], feature["geometry"]["type"]) == ("Feature", "Point")
        longitude, latitude = feature["geometry"]["coordinates"]
        assert 4 < longitude < 32
        assert 57 < latitude < 72
        place = FOUND[feature["id"]]
        assert (longitude, latitude) == (place.longitude, place.latitude)
        properties = {*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *LOCATION_COLUMNS} - {"latitude", "longitude"}
        assert set(feature["properties"]) == properties


def test_an_unknown_value_is_null_and_a_number_is_a_number() -> None:
    by_id = {feature["id"]: feature["properties"] for feature in features(PROGRAMME.clusters)}
    for cluster in PROGRAMME.clusters:
        for column in ("members", "admitted_year", "website", "listed_name"):
            assert by_id[cluster.id][column] == getattr(cluster, column)


def test_a_home_that_was_not_found_has_a_null_geometry() -> None:
    lost, known = features((LOST, PROGRAMME.clusters[1]))
    assert lost["geometry"] is None
    assert known["geometry"]["type"] == "Point"
    (alone,) = features((LOST,))
    assert alone["geometry"] is None


def test_no_clusters_are_an_empty_collection() -> None:
    assert features(()) == []


def test_the_file_is_strict_json_in_utf_8() -> None:
    def refuse(constant: str) -> None:
        pytest.fail(f"{constant} is no JSON")

    content = to_geojson((LOST, *PROGRAMME.clusters), FOUND)
    json.loads(content, parse_constant=refuse)
    assert "Trøndelag".encode() in content


def test_text_is_not_guarded_where_no_spreadsheet_reads_it() -> None:
    named = PROGRAMME.clusters[0].model_copy(update={"listed_name": "=1+1 </script>"})
    assert features((named,))[0]["properties"]["listed_name"] == "=1+1 </script>"


@pytest.mark.parametrize("text", ["", "ocean", "no such cluster"])
def test_the_features_are_the_clusters_that_the_filters_show(text: str) -> None:
    shown = FacetIndex(PROGRAMME).select(Filters(text=text)).clusters
    assert [feature["id"] for feature in features(shown)] == [cluster.id for cluster in shown]
