"""Every place of the gazetteer lies in its own county as the map draws it."""

import json
from pathlib import Path

import pytest
from shapely.geometry import Point, shape

from geo.places.place import Place, PlaceKind
from geo.places.tables.reader import read_places

OUTLINES = Path(__file__).parents[4] / "geo" / "map" / "web" / "counties.geojson"
COUNTIES = {
    feature["properties"]["name"]: shape(feature["geometry"])
    for feature in json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
}
PLACES = [place for place in read_places() if place.county and place.kind is not PlaceKind.FORMER_COUNTY]
SHORE = 0.02
"""Degrees, at most 2 km: the drawn coast is simplified, so a harbour may stand in its water."""


@pytest.mark.parametrize("place", PLACES, ids=[place.id for place in PLACES])
def test_each_place_is_drawn_in_its_own_county(place: Place) -> None:
    point = Point(place.longitude, place.latitude)
    assert [name for name, outline in COUNTIES.items() if outline.contains(point)] in ([place.county], [])
    assert COUNTIES[str(place.county)].distance(point) <= SHORE
