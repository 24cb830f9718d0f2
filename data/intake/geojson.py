"""Read GeoJSON (RFC 7946): a feature is a row, its point becomes latitude and longitude."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from data.csv_rows import join_list
from data.intake.limits import MAX_COLUMNS, MAX_JSON_BYTES, MAX_JSON_DEPTH, MAX_JSON_VALUES, MAX_ROWS
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import FileFormat, ProgressCallback, RawTable, tabulate, with_progress

LATITUDE, LONGITUDE = "latitude", "longitude"
_BEYOND_ANY_MAP = 1e12
_LONGEST_VALUE = 200
# A text (one that never ends reaches to the end of all), or the begin or end of an object or array.
_STRUCTURE = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


def read_geojson(text: str, progress: ProgressCallback | None = None) -> RawTable:
    """Return the features of *text* as a table; rows are numbered as the features are, from 1.

    Only points have one place; of a feature with another geometry, or none, the row is kept without coordinates.

    Raises:
        IntakeError: not JSON, over a limit, no features, or see :func:`data.intake.table.tabulate`.
    """
    check_size(text)
    features = _features(parse(text))
    remarks: list[Remark] = []
    rows = [_row(number, feature, remarks) for number, feature in enumerate(features, start=1)]
    columns = list(dict.fromkeys(column for row in rows for column in row))
    if len(columns) > MAX_COLUMNS:
        raise IntakeError(Code.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
    table = tabulate(with_progress(_numbered(columns, rows), len(rows), progress))
    return replace(table, format=FileFormat.GEOJSON, remarks=table.remarks + tuple(remarks))


def check_size(text: str) -> None:
    """Count and measure what *text* holds before any of it is made.

    Raises:
        IntakeError: it is too large, holds too many values, or is nested too deeply.
    """
    if len(text) > MAX_JSON_BYTES:
        raise IntakeError(Code.TOO_LARGE, limit=MAX_JSON_BYTES // 1_000_000)
    if sum(map(text.count, ",:[{")) > MAX_JSON_VALUES:
        raise IntakeError(Code.TOO_MANY_VALUES, limit=MAX_JSON_VALUES)
    depth = 0
    for match in _STRUCTURE.finditer(text):
        sign = text[match.start()]
        depth += (sign in "[{") - (sign in "]}")
        if depth > MAX_JSON_DEPTH:
            raise IntakeError(Code.TOO_DEEP, limit=MAX_JSON_DEPTH)


def parse(text: str) -> Any:
    """Return what the JSON *text* holds.

    Raises:
        IntakeError: it is not JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise IntakeError(Code.BROKEN_JSON, line=error.lineno) from error
    except ValueError as error:  # a number of more digits than Python reads
        raise IntakeError(Code.BROKEN_JSON, line=0) from error


def _features(whole: Any) -> list[Any]:
    kind = whole.get("type") if isinstance(whole, dict) else None
    if kind == "Feature":
        return [whole]
    features = whole.get("features") if kind == "FeatureCollection" else None
    if not isinstance(features, list):
        raise IntakeError(Code.NOT_GEOJSON)
    if not features:
        raise IntakeError(Code.NO_ROWS)
    if len(features) > MAX_ROWS:
        raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    return features


def _row(number: int, feature: Any, remarks: list[Remark]) -> dict[str, str]:
    feature = feature if isinstance(feature, dict) else {}
    properties = feature.get("properties")
    known = properties if isinstance(properties, dict) else {}
    row = {key: _text(value) for key, value in known.items()}
    if "id" not in row and isinstance(feature.get("id"), str | int):
        row["id"] = _text(feature["id"])
    point = _point(number, feature.get("geometry"), remarks)
    return row | dict(zip((LATITUDE, LONGITUDE), point, strict=True)) if point else row


def _point(number: int, geometry: Any, remarks: list[Remark]) -> tuple[str, str] | None:
    """Latitude and longitude of a point; GeoJSON writes longitude first."""
    if geometry is None:
        remarks.append(Remark(Code.GEOMETRY_MISSING, row=number))
        return None
    geometry = _only_point(geometry)
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if isinstance(kind, str) and kind != "Point":
        remarks.append(Remark(Code.GEOMETRY_KIND, row=number, value=kind[:_LONGEST_VALUE]))
        return None
    position = geometry.get("coordinates") if kind else None
    if not isinstance(position, list) or len(position) < 2 or not all(map(_is_number, position[:2])):
        remarks.append(Remark(Code.GEOMETRY_BROKEN, row=number, value=_text(geometry)[:_LONGEST_VALUE]))
        return None
    return _text(position[1]), _text(position[0])


def _only_point(geometry: Any) -> Any:
    """The one point of a geometry that holds no other; any other geometry as it is."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    parts = geometry.get("coordinates" if kind == "MultiPoint" else "geometries") if kind else None
    if kind not in ("MultiPoint", "GeometryCollection") or not isinstance(parts, list) or len(parts) != 1:
        return geometry
    return {"type": "Point", "coordinates": parts[0]} if kind == "MultiPoint" else _only_point(parts[0])


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _BEYOND_ANY_MAP


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return join_list(value)
    return json.dumps(value, ensure_ascii=False)


def _numbered(columns: list[str], rows: list[dict[str, str]]) -> Iterator[tuple[int, list[str]]]:
    """The header as row 0, then the features."""
    yield 0, columns
    for number, row in enumerate(rows, start=1):
        yield number, [row.get(column, "") for column in columns]
