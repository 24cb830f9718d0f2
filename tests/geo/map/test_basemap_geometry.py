"""The base map's three GeoJSON files: complete, valid, small, and true to where places are."""

import json
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from numpy.typing import NDArray
from shapely.geometry import Point, shape

import geo.map
from geo.map.base_map import FARTHEST, LAND, MIN_ZOOM
from geo.map.build_basemap import county_names, county_of, to_mercator
from geo.places import Gazetteer
from geo.places.place import Place

WEB = Path(geo.map.__file__).parent / "web"
PLACES = Gazetteer().index.places
KB = 1000
EQUATOR = 2 * np.pi * 6_378_137  # metres


def features(file: str) -> list[dict[str, Any]]:
    content = json.loads((WEB / file).read_text(encoding="utf-8"))
    return list(content["features"])


def outlines(file: str) -> dict[str, shapely.Geometry]:
    return {entry["properties"]["name"]: shape(entry["geometry"]) for entry in features(file)}


COUNTIES = outlines("counties.geojson")
CLOSE_COUNTIES = outlines("counties_close.geojson")
NEIGHBOURS = outlines("neighbours.geojson")
NORWAY = shapely.union_all(list(COUNTIES.values()))

# Land and fresh water in km2, rounded; general knowledge of the counties of 2024.
COUNTY_KM2 = {
    "Oslo": 454, "Rogaland": 9_380, "Møre og Romsdal": 14_360, "Nordland": 38_150, "Østfold": 4_000,
    "Akershus": 5_890, "Buskerud": 14_690, "Innlandet": 52_070, "Vestfold": 2_170, "Telemark": 15_300,
    "Agder": 16_430, "Vestland": 33_870, "Trøndelag": 42_200, "Troms": 26_200, "Finnmark": 48_630,
}  # fmt: skip
MAINLAND_KM2 = 323_800

# Town, latitude, longitude, county of 2024.
TOWNS = [
    ("Stavanger", 58.97, 5.733, "Rogaland"),
    ("Bergen", 60.392, 5.328, "Vestland"),
    ("Florø", 61.599, 5.033, "Vestland"),
    ("Ålesund", 62.472, 6.155, "Møre og Romsdal"),
    ("Mo i Rana", 66.313, 14.143, "Nordland"),
    ("Lillestrøm", 59.956, 11.05, "Akershus"),
    ("Kjeller", 59.975, 11.04, "Akershus"),
    ("Jevnaker", 60.238, 10.378, "Akershus"),
    ("Kongsberg", 59.669, 9.65, "Buskerud"),
    ("Halden", 59.123, 11.387, "Østfold"),
    ("Horten", 59.417, 10.485, "Vestfold"),
    ("Porsgrunn", 59.141, 9.656, "Telemark"),
    ("Arendal", 58.461, 8.767, "Agder"),
    ("Gjøvik", 60.796, 10.692, "Innlandet"),
    ("Trondheim", 63.43, 10.395, "Trøndelag"),
    ("Tromsø", 69.65, 18.956, "Troms"),
    ("Alta", 69.969, 23.272, "Finnmark"),
    ("Vardø", 70.37, 31.106, "Finnmark"),
    ("Oslo", 59.913, 10.739, "Oslo"),
]

SMALL_ISLANDS = [
    ("Utsira", 59.307, 4.887),
    ("Træna", 66.501, 12.09),
    ("Værøy", 67.665, 12.69),
    ("Røst", 67.52, 12.11),
    ("Frøya", 63.73, 8.75),
    ("Fedje", 60.78, 4.72),
]


def area_km2(geometry: shapely.Geometry) -> float:
    """The area on the WGS 84 ellipsoid, by its equal-area cylindrical projection."""
    semi_major_km, eccentricity = 6378.137, 0.0818191908

    def equal_area(points: NDArray[np.float64]) -> NDArray[np.float64]:
        lon, sine = np.radians(points[:, 0]), np.sin(np.radians(points[:, 1]))
        curved = sine / (1 - (eccentricity * sine) ** 2) + np.arctanh(eccentricity * sine) / eccentricity
        return np.column_stack([lon, (1 - eccentricity**2) / 2 * curved])

    return float(shapely.transform(geometry, equal_area).area) * semi_major_km**2


def test_the_counties_are_the_fifteen_of_the_gazetteer() -> None:
    drawn = [entry["properties"] for entry in features("counties.geojson")]
    assert len(drawn) == 15
    assert {county["number"]: county["name"] for county in drawn} == county_names(PLACES)


@pytest.mark.parametrize(
    ("file", "limit"),
    [("counties.geojson", 260 * KB), ("counties_close.geojson", 800 * KB), ("neighbours.geojson", 105 * KB)],
)
def test_a_file_stays_within_its_budget_of_bytes(file: str, limit: int) -> None:
    assert (WEB / file).stat().st_size <= limit


@pytest.mark.parametrize("file", ["counties.geojson", "counties_close.geojson", "neighbours.geojson"])
def test_every_outline_is_valid_and_has_an_area(file: str) -> None:
    for name, outline in outlines(file).items():
        assert outline.is_valid, name
        assert outline.area > 0, name


def test_counties_share_their_borders_without_overlap_or_gap() -> None:
    for (one, land), (other, beside) in combinations(COUNTIES.items(), 2):
        assert area_km2(land.intersection(beside)) < 0.1, (one, other)
    assert shapely.coverage_is_valid(list(COUNTIES.values()))


def test_close_counties_are_the_same_land_in_more_than_three_times_the_points() -> None:
    assert CLOSE_COUNTIES.keys() == COUNTIES.keys()
    assert shapely.coverage_is_valid(list(CLOSE_COUNTIES.values()))
    for name, close in CLOSE_COUNTIES.items():
        assert area_km2(close.symmetric_difference(COUNTIES[name])) < 0.1 * area_km2(COUNTIES[name]), name
    close, far = (sum(map(shapely.get_num_coordinates, all_.values())) for all_ in (CLOSE_COUNTIES, COUNTIES))
    assert close > 3 * far


def test_every_county_is_labelled_inside_itself() -> None:
    for county in features("counties.geojson"):
        lat, lon = county["properties"]["label"]
        assert shape(county["geometry"]).contains(Point(lon, lat)), county["properties"]


def test_each_county_has_its_known_area() -> None:
    assert {name: area_km2(COUNTIES[name]) for name in COUNTY_KM2} == pytest.approx(COUNTY_KM2, rel=0.03)


def test_norway_has_its_known_area() -> None:
    assert area_km2(NORWAY) == pytest.approx(MAINLAND_KM2, rel=0.01)


def test_norway_reaches_no_further_than_its_mainland_and_coast() -> None:
    west, south, east, north = NORWAY.bounds
    assert (west, south) == pytest.approx((4.64, 57.97), abs=0.1)
    assert (east, north) == pytest.approx((31.15, 71.18), abs=0.1)


def test_each_town_lies_in_its_county() -> None:
    def holds(lat: float, lon: float, county: str) -> bool:
        distances = {name: outline.distance(Point(lon, lat)) for name, outline in COUNTIES.items()}
        return min(distances, key=distances.__getitem__) == county and distances[county] < 0.01

    assert [town for town, lat, lon, county in TOWNS if not holds(lat, lon, county)] == []


def test_each_well_known_small_island_is_drawn() -> None:
    assert [name for name, lat, lon in SMALL_ISLANDS if NORWAY.distance(Point(lon, lat)) >= 0.01] == []


def test_every_place_of_the_gazetteer_stands_on_its_county() -> None:
    adrift = [place.label for place in PLACES if place.county and _distance(place) > 0.02]
    assert adrift == []


def _distance(place: Place) -> float:
    assert place.county
    return float(COUNTIES[place.county].distance(Point(place.longitude, place.latitude)))


def test_each_municipality_of_2020_belongs_to_its_county_of_2024() -> None:
    known = {
        301: "03", 3053: "32", 3054: "32", 3025: "32", 3005: "33", 3811: "39", 3808: "40", 5402: "55",
        5403: "56", 4601: "46",
    }  # fmt: skip
    assert {municipality: county_of(municipality) for municipality in known} == known


def test_the_neighbours_on_every_side_are_drawn_and_norway_is_not_among_them() -> None:
    assert {"Sweden", "Finland", "Russia", "Denmark", "Estonia", "Latvia", "Lithuania", "United Kingdom",
            "Germany", "Poland"} <= set(NEIGHBOURS)  # fmt: skip
    assert "Norway" not in NEIGHBOURS


def test_no_neighbour_reaches_under_a_norwegian_town_away_from_the_border() -> None:
    land = shapely.union_all(list(NEIGHBOURS.values()))
    assert {town for town, lat, lon, _ in TOWNS if land.contains(Point(lon, lat))} <= {"Halden"}


def test_each_neighbour_stands_under_a_town_of_its_own() -> None:
    towns = {
        "Sweden": (59.33, 18.05), "Finland": (60.2, 24.95), "Russia": (68.97, 33.08), "Denmark": (55.68, 12.56),
        "Estonia": (59.42, 24.75), "United Kingdom": (57.15, -2.11),
    }  # fmt: skip
    away = [name for name, (lat, lon) in towns.items() if NEIGHBOURS[name].distance(Point(lon, lat)) >= 0.05]
    assert away == []


def test_the_sea_is_free_of_land() -> None:
    seas = {
        "North Sea": (57, 3), "Norwegian Sea": (66, 5), "Barents Sea": (72, 30), "Skagerrak": (58.2, 9.5),
        "Gulf of Bothnia": (63, 20), "White Sea": (65.5, 38), "Oslofjord": (59.3, 10.6), "Varangerfjord": (70, 30),
    }  # fmt: skip
    land = [NORWAY, *NEIGHBOURS.values()]
    assert [
        sea for sea, (lat, lon) in seas.items() if any(one.contains(Point(lon, lat)) for one in land)
    ] == []


def test_no_gap_shows_along_the_border() -> None:
    """Around a point at the border, all land within about 15 km is either Norway's or a neighbour's."""
    border = [
        ("Sweden", 59.6, 11.75), ("Sweden", 61.1, 12.8), ("Sweden", 64, 14), ("Sweden", 67, 16.4),
        ("Finland", 69.3, 25.8), ("Finland", 69.95, 28.4), ("Russia", 69.4, 30.1),
    ]  # fmt: skip
    land = shapely.union_all([NORWAY, *NEIGHBOURS.values()])

    def holds(country: str, lat: float, lon: float) -> bool:
        around = Point(lon, lat).buffer(0.15)
        met = NORWAY.intersects(around) and NEIGHBOURS[country].intersects(around)
        return bool(met and around.difference(land).area < 0.001 * around.area)

    assert [point for point in border if not holds(*point)] == []


LONGEST_STRAIGHT = 0.5  # degrees along a meridian or parallel that a coast may run
# Width and height of frames that hold the map, in pixels: upright and lying, of a phone and of a wall.
FRAMES = [
    (390, 520),
    (320, 170),
    (464, 390),
    (565, 528),
    (960, 751),
    (380, 1140),
    (1240, 1200),
    (2560, 1440),
    (2560, 640),
]


def test_no_land_ends_in_a_straight_line_but_at_the_end_of_all_outlines() -> None:
    (south, west), (north, east) = LAND
    frame = shapely.box(west, south, east, north).boundary.buffer(0.02)
    land = shapely.union_all([NORWAY, *NEIGHBOURS.values()])
    cut = []
    for ring in shapely.get_rings(land):
        points = shapely.get_coordinates(ring)
        for start, end in pairwise(points):
            across, along = np.abs(end - start)
            if min(across, along) < 0.001 and max(across, along) > LONGEST_STRAIGHT:
                edge = shapely.LineString([start, end])
                cut += [] if frame.covers(edge) else [edge.wkt]
    assert cut == []


@pytest.mark.parametrize(("width", "height"), FRAMES)
def test_no_frame_shows_the_end_of_the_outlines(width: int, height: int) -> None:
    """As web/view.js has it: the closest of the quarter levels that hold LAND's inside, and no pull beyond FARTHEST."""
    least, most = mercator(LAND)
    first, last = mercator(FARTHEST)
    frame = np.array([width, height])
    pixels_per_metre = 256 * 2.0**MIN_ZOOM / EQUATOR
    steps = np.ceil(4 * np.log2(max(frame / (most - least)) / pixels_per_metre))
    seen = frame / (pixels_per_metre * 2 ** (max(0, steps) / 4))
    over = np.maximum(0, seen - (last - first)) / 2
    assert np.all(first - over >= least - 1)
    assert np.all(last + over <= most + 1)


def mercator(
    area: tuple[tuple[float, float], tuple[float, float]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The south-west and north-east corner of *area*, (lat, lon) in degrees, in metres of web Mercator."""
    south_west, north_east = to_mercator(np.array([corner[::-1] for corner in area]))
    return south_west, north_east
