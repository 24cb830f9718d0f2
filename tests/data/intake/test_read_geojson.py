"""GeoJSON: points give coordinates, anything else keeps its row and says why it has none."""

import json
from typing import Any

import pytest

from data.i18n import languages, texts
from data.intake.remarks import Code, Remark
from data.intake.report import render
from data.intake.table import FileFormat
from tests.data.intake.files import cells, codes, feature, features, opened, point, taken_in

SQUARE = {"type": "Polygon", "coordinates": [[[5, 60], [6, 60], [6, 61], [5, 60]]]}


def test_features_become_rows_numbered_from_one() -> None:
    table = opened(features(feature(point(10.75, 59.91)), feature(point(5, 60), name="B", more=1)))
    assert (table.format, table.encoding) == (FileFormat.GEOJSON, "UTF-8")
    assert table.columns == ("name", "level", "place", "latitude", "longitude", "more")
    assert cells(table) == [
        ("A", "Arena", "Oslo", "59.91", "10.75", ""),
        ("B", "Arena", "Oslo", "60", "5", "1"),
    ]
    assert [row.number for row in table.rows] == [1, 2]


@pytest.mark.parametrize(
    ("geometry", "code", "value"),
    [
        (None, Code.GEOMETRY_MISSING, None),
        (SQUARE, Code.GEOMETRY_KIND, "Polygon"),
        ({"type": "MultiPoint", "coordinates": [[5, 60], [6, 60]]}, Code.GEOMETRY_KIND, "MultiPoint"),
        ({"type": "Point"}, Code.GEOMETRY_BROKEN, '{"type": "Point"}'),
        (
            {"type": "Point", "coordinates": [5]},
            Code.GEOMETRY_BROKEN,
            '{"type": "Point", "coordinates": [5]}',
        ),
        (point("5", 60), Code.GEOMETRY_BROKEN, '{"type": "Point", "coordinates": ["5", 60]}'),
        (point(float("nan"), 60), Code.GEOMETRY_BROKEN, '{"type": "Point", "coordinates": [NaN, 60]}'),
        (point(True, 60), Code.GEOMETRY_BROKEN, '{"type": "Point", "coordinates": [true, 60]}'),
        ([], Code.GEOMETRY_BROKEN, ""),
        ({}, Code.GEOMETRY_BROKEN, "{}"),
        ({"type": 5}, Code.GEOMETRY_BROKEN, '{"type": 5}'),
    ],
)
def test_what_is_no_point_keeps_its_row_without_coordinates(
    geometry: Any, code: Code, value: str | None
) -> None:
    intake = taken_in(features(feature(point(10.75, 59.91)), feature(geometry, name="B")))
    assert intake.remarks == (Remark(code, row=2, value=value, parameters={"home": "Oslo"}),)
    assert intake.catalogue is not None
    first, second = intake.catalogue.clusters
    assert (first.latitude, first.longitude) == (59.91, 10.75)
    assert (second.latitude, second.longitude) == (None, None)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("geometry", [None, SQUARE, {}])
def test_a_feature_without_a_point_and_a_home_is_not_said_to_use_the_home(
    geometry: Any, language: str
) -> None:
    t = texts(language)
    rows = (
        feature(geometry, name="A", place=""),
        feature(geometry, name="B"),
        feature(point(5, 60), name="C"),
    )
    intake = taken_in(features(*rows))
    first, missing, second = (render(t, remark) for remark in intake.remarks)
    assert missing == t("intake.home-missing")
    assert second == f"{first} {t('intake.home-instead')}"


def test_a_number_that_no_float_holds_is_no_coordinate() -> None:
    table = opened(features(feature(point(10**400, 60))))
    assert [remark.code for remark in table.remarks] == [Code.GEOMETRY_BROKEN]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("text", "text"),
        (None, ""),
        (12, "12"),
        (1.5, "1.5"),
        (True, "true"),
        (["a", "b"], "a|b"),
        ([1, 2], "[1, 2]"),
        ({"a": "ø"}, '{"a": "ø"}'),
        ("half \ud800 a pair\u0000", "half  a pair"),
    ],
)
def test_properties_become_texts(value: Any, text: str) -> None:
    table = opened(json.dumps({"type": "Feature", "properties": {"name": "A", "p": value}}).encode())
    assert table.rows[0].cells.get("p", "") == text


def test_the_id_of_a_feature_is_its_id() -> None:
    whole = features(feature(point(5, 60)) | {"id": "own-id"}, feature(point(5, 60), id="b") | {"id": 7})
    assert [row.cells["id"] for row in opened(whole).rows] == ["own-id", "b"]


@pytest.mark.parametrize("strange", [None, 5, "x", [], {}, {"properties": []}, {"properties": None}])
def test_a_strange_feature_does_not_stop_the_others(strange: Any) -> None:
    table = opened(features(strange, feature(point(5, 60))))
    assert [row.cells["name"] for row in table.rows] == ["A"]
    assert table.rows[0].number == 2


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "MultiPoint", "coordinates": [[10.75, 59.91]]},
        {"type": "GeometryCollection", "geometries": [point(10.75, 59.91)]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "MultiPoint", "coordinates": [[10.75, 59.91]]}],
        },
    ],
)
def test_a_geometry_of_one_point_is_that_point(geometry: dict[str, object]) -> None:
    table = opened(features(feature(geometry)))
    assert table.remarks == ()
    assert (table.rows[0].cells["latitude"], table.rows[0].cells["longitude"]) == ("59.91", "10.75")


def test_properties_that_are_not_known_are_no_row_that_was_read_as_headings() -> None:
    one = {"type": "Feature", "geometry": None, "properties": {"hva": "A"}}
    table = opened(features(one, one))
    assert (table.columns, codes(table)) == (("hva",), [Code.GEOMETRY_MISSING] * 2)
