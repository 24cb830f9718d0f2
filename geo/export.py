"""Export clusters with where they are: added columns for tables, and GeoJSON."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from data.columns import GEOCODING_COLUMNS, POSITION_COLUMNS
from data.export import to_frame
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
    frame = to_frame(clusters, location_columns(found))
    features = [_feature(row) for row in frame.astype(object).where(frame.notna(), None).to_dict("records")]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode()


def _feature(row: dict[Any, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude", None), row.pop("latitude", None)
    point = {"type": "Point", "coordinates": [longitude, latitude]} if longitude is not None else None
    return {"type": "Feature", "id": row["id"], "geometry": point, "properties": row}


def export_frame(clusters: Iterable[Cluster], found: Mapping[str, Found]) -> pd.DataFrame:
    """The table that CSV and Excel exports hold: the clusters, then where they are."""
    return to_frame(clusters, location_columns(found))
