"""Land in a picture: the coarse outlines follow from the map's, and paths hold what a viewport shows."""

import json
import math
import re

import numpy as np
import pytest

from geo.map import build_basemap
from geo.map.bundle import WEB
from geo.map.picture import outlines
from geo.map.picture.build_outlines import build
from geo.map.picture.outlines import COARSE, county_areas, land
from geo.map.picture.projection import Area, Box, Points, Viewport

NORWAY = Viewport.fit(Area(57.6, 2.6, 71.4, 31.6), Box(0, 0, 900, 900))


def test_the_coarse_outlines_are_made_of_the_maps_own() -> None:
    kept = json.loads(COARSE.read_text(encoding="utf-8"))["features"]
    assert json.loads(json.dumps(build())) == kept


def test_the_last_bits_of_a_processor_move_no_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = build()
    monkeypatch.setattr(build_basemap, "EARTH_RADIUS", math.nextafter(build_basemap.EARTH_RADIUS, math.inf))
    assert build() == usual


def test_a_coarse_path_is_made_of_whole_pixels_and_much_shorter() -> None:
    coarse, full = land(NORWAY, coarse=True), land(NORWAY)
    assert re.fullmatch(r"[Mlz\d -]+", coarse.counties)
    assert len(coarse.counties) * 4 < len(full.counties)


def test_land_outside_the_frame_is_left_out() -> None:
    agder = Viewport.fit(county_areas()["Agder"], Box(0, 0, 900, 900))
    assert 0 < len(land(agder).counties) < len(land(NORWAY).counties) / 3


def _windings(ring: Points, points: Points) -> list[int]:
    """How often a closed *ring* runs around each of *points*."""
    around = ring[None, :, :] - points[:, None, :]
    angles = np.unwrap(np.arctan2(around[..., 1], around[..., 0]), axis=1)
    return [round(turn) for turn in ((angles[:, -1] - angles[:, 0]) / (2 * np.pi)).tolist()]


def test_points_far_outside_the_frame_are_left_out_and_change_nothing_within() -> None:
    somewhere = np.random.default_rng(1)
    angles = np.linspace(0, 2 * np.pi, 4000)
    reach = 300 + 500 * somewhere.random(4000)
    ring = np.column_stack([reach * np.cos(angles) + 250, reach * np.sin(angles) + 250])
    ring[-1] = ring[0]
    box = Box(0, 0, 600, 400)
    points = somewhere.uniform([0, 0], [600, 400], (500, 2))
    kept = outlines._without_far(ring, box)
    assert len(kept) < len(ring) / 2
    assert set(_windings(ring, points)) == {0, 1}
    assert _windings(kept, points) == _windings(ring, points)


def test_a_close_frame_takes_few_points_of_the_counties_in_all_their_detail() -> None:
    bergen = Viewport.fit(Area(60.3, 5.2, 60.5, 5.5), Box(0, 0, 900, 900))
    assert 1_000 < len(land(bergen).counties) < 20_000


def test_a_frame_around_one_county_shows_it_in_all_its_detail() -> None:
    small, large = (Viewport.fit(county_areas()["Oslo"], Box(0, 0, size, size)) for size in (100, 900))
    assert small.zoom < outlines.CLOSE_ZOOM < large.zoom
    from_afar, close = (len(land(frame).county["Oslo"].split()) for frame in (small, large))
    assert close > 3 * from_afar


def test_counties_are_drawn_closer_from_the_zoom_level_of_the_page() -> None:
    script = (WEB / "outlines.js").read_text(encoding="utf-8")
    assert f"const CLOSE_ZOOM = {outlines.CLOSE_ZOOM};" in script


def test_each_county_of_today_has_its_area() -> None:
    areas = county_areas()
    assert len(areas) == 15
    assert areas["Rogaland"].south < 58.97 < areas["Rogaland"].north
    assert areas["Rogaland"].west < 5.73 < areas["Rogaland"].east
