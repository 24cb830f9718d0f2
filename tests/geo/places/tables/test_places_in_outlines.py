"""Every place of the gazetteer lies in its own county as the map draws it."""

import json
from pathlib import Path

import shapely
from shapely.geometry import Point, shape

from geo.places import Gazetteer
from geo.places.place import Place, PlaceKind

OUTLINES = Path(__file__).parents[4] / "geo" / "map" / "web" / "counties.geojson"
COUNTIES = {
    feature["properties"]["name"]: shape(feature["geometry"])
    for feature in json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]
}
shapely.prepare(list(COUNTIES.values()))
PLACES = [
    place for place in Gazetteer().index.places if place.county and place.kind is not PlaceKind.FORMER_COUNTY
]
SHORE = 0.02
"""Degrees, at most 2 km: the drawn coast is simplified, so a harbour may stand in its water."""


def is_drawn_in_its_county(place: Place) -> bool:
    """Whether *place* lies in its own county and in no other, or in the water at its county's shore."""
    point = Point(place.longitude, place.latitude)
    around = [name for name, outline in COUNTIES.items() if outline.contains(point)]
    return around in ([place.county], []) and COUNTIES[str(place.county)].distance(point) <= SHORE


def test_each_place_is_drawn_in_its_own_county() -> None:
    assert len(PLACES) > 1000
    assert [place.label for place in PLACES if not is_drawn_in_its_county(place)] == []
