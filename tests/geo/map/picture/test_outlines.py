"""Land in a picture: the coarse outlines follow from the map's, and paths hold what a viewport shows."""

import json
import math
import re

import pytest

from geo.map import build_basemap
from geo.map.picture.build_outlines import build
from geo.map.picture.outlines import COARSE, county_areas, land
from geo.map.picture.projection import Area, Box, Viewport

NORWAY = Viewport.fit(Area(57.6, 2.6, 71.4, 31.6), Box(0, 0, 900, 900))


def test_the_coarse_outlines_are_made_of_the_maps_own() -> None:
    kept = json.loads(COARSE.read_text(encoding="utf-8"))["features"]
    assert json.loads(json.dumps(build())) == kept


def test_the_last_bits_of_a_processor_move_no_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = build()
    monkeypatch.setattr(build_basemap, "EARTH_RADIUS", math.nextafter(build_basemap.EARTH_RADIUS, math.inf))
    assert build() == usual


def test_a_coarse_path_is_made_of_whole_pixels_and_much_shorter() -> None:
    coarse, full = land(NORWAY, "coarse"), land(NORWAY, "full")
    assert re.fullmatch(r"[Mlz\d -]+", coarse.counties)
    assert len(coarse.counties) * 4 < len(full.counties)


def test_land_outside_the_frame_is_left_out() -> None:
    agder = Viewport.fit(county_areas()["Agder"], Box(0, 0, 900, 900))
    assert 0 < len(land(agder, "full").counties) < len(land(NORWAY, "full").counties) / 3


def test_each_county_of_today_has_its_area() -> None:
    areas = county_areas()
    assert len(areas) == 15
    assert areas["Rogaland"].south < 58.97 < areas["Rogaland"].north
    assert areas["Rogaland"].west < 5.73 < areas["Rogaland"].east
