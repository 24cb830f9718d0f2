"""Build the coarse outlines: the map's counties and neighbours in as few points as a small picture needs.

    python -m geo.map.picture.build_outlines

It reads the two files that ``geo/map/build_basemap.py`` writes. Outlines are simplified in web Mercator so that
shared borders stay shared. The script needs shapely, which the dashboard itself does not.
"""

import json
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape

from geo.map import build_basemap
from geo.map.base_map import NORWAY
from geo.map.picture.outlines import COARSE

TOLERANCE = 7_000  # web Mercator metres: two pixels where Norway is 1,000 pixels high
ISLET_KM2 = 15
FARTHEST_FROM_NORWAY = 9  # degrees of longitude, half as many of latitude: as far as a wide page shows


def main() -> None:
    """Write the file."""
    build_basemap.write(COARSE, build())


def build() -> list[dict[str, Any]]:
    """The features of the file: each has a ``name`` and its ``kind``, county or neighbour."""
    counties = _read(build_basemap.COUNTIES_FILE)
    neighbours = _read(build_basemap.NEIGHBOURS_FILE)
    countries = {name: land for name, land in neighbours.items() if name != build_basemap.FAR_LAND}
    near = {name: _within_reach(country) for name, country in countries.items()}
    return [*_features(near, "neighbour"), *_features(counties, "county")]


def _read(path: Path) -> build_basemap.Regions:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {entry["properties"]["name"]: shape(entry["geometry"]) for entry in features}


def _within_reach(country: shapely.Geometry) -> shapely.Geometry:
    (south, west), (north, east) = NORWAY
    wide, high = FARTHEST_FROM_NORWAY, FARTHEST_FROM_NORWAY / 2
    return shapely.intersection(country, shapely.box(west - wide, south - high, east + wide, north + high))


def _features(regions: build_basemap.Regions, kind: str) -> list[dict[str, Any]]:
    seen = {name: region for name, region in regions.items() if region.area}
    simplified = build_basemap.simplify(build_basemap.drop_islets(seen, ISLET_KM2), TOLERANCE)
    return [build_basemap.feature(region, kind=kind, name=name) for name, region in simplified.items()]


if __name__ == "__main__":
    main()
