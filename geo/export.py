"""Export clusters with where they are: tables with added columns, GeoJSON, and records for JSON.

:data:`FORMATS` are the files that readers download and programs ask for.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.columns import CLUSTERS_FILE_COLUMNS, GEOCODING_COLUMNS, POSITION_COLUMNS, RELATED_COLUMNS
from data.export import to_csv, to_dataframe, to_excel
from data.model import Cluster
from geo.places import Found

LOCATION_COLUMNS = (*POSITION_COLUMNS, *GEOCODING_COLUMNS)


def location_columns(found: Mapping[str, Found]) -> dict[str, dict[str, Any]]:
    """Where each cluster's home was found, by cluster id: degrees (WGS 84), precision, provider, confidence."""
    return {
        cluster: dict(
            zip(
                LOCATION_COLUMNS,
                (
                    place.latitude,
                    place.longitude,
                    str(place.precision),
                    place.provider,
                    str(place.confidence),
                ),
                strict=True,
            )
        )
        for cluster, place in found.items()
    }


def to_geojson(clusters: Iterable[Cluster], found: Mapping[str, Found]) -> bytes:
    """Return a GeoJSON FeatureCollection (RFC 7946, WGS 84); a home that was not found has a null geometry."""
    dataframe = export_dataframe(clusters, found)
    features = [
        _feature(row) for row in dataframe.astype(object).where(dataframe.notna(), None).to_dict("records")
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _feature(row: dict[Any, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = {"type": "Point", "coordinates": [longitude, latitude]} if longitude is not None else None
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}


def export_dataframe(clusters: Iterable[Cluster], found: Mapping[str, Found]) -> pd.DataFrame:
    """The table that CSV and Excel exports hold: the clusters, then where they are."""
    return to_dataframe(clusters, location_columns(found), LOCATION_COLUMNS)


def record(cluster: Cluster, place: Found | None) -> dict[str, Any]:
    """A cluster as JSON holds it: the columns of the table, but lists as lists and awards as objects.

    An unknown value is None. Columns that only the served list has stand under ``extra``.
    """
    known = cluster.model_dump(mode="json")
    (where,) = location_columns({cluster.id: place}).values() if place else ({},)
    return (
        {column: known[column] for column in (*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS)}
        | dict.fromkeys(LOCATION_COLUMNS)
        | where
        | {"extra": dict(cluster.extra)}
    )


@dataclass(frozen=True)
class ExportFormat:
    """A kind of file: its media type, and what makes it of clusters, their places and a title for sheets."""

    media_type: str
    make: Callable[[Sequence[Cluster], Mapping[str, Found], str], bytes]


FORMATS: Mapping[str, ExportFormat] = MappingProxyType(
    {
        "csv": ExportFormat("text/csv", lambda clusters, found, _: to_csv(export_dataframe(clusters, found))),
        "xlsx": ExportFormat(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            lambda clusters, found, sheet: to_excel(export_dataframe(clusters, found), sheet),
        ),
        "geojson": ExportFormat(
            "application/geo+json", lambda clusters, found, _: to_geojson(clusters, found)
        ),
    }
)
"""The files that clusters are exported as, by ending."""
