"""Web Mercator as the page's map has it, and the viewport that fits an area into a picture."""

import numpy as np
import pytest

from geo.map.build_basemap import to_mercator
from geo.map.picture.projection import Area, Box, Viewport, project
from geo.map.position import Position

OSLO = (59.9127, 10.7461)
BOX = Box(500, 0, 1600, 900)
REACH, LAND = Area(53, -6, 73, 42), Area(25, -47, 81, 83)


def at(zoom: float, latitude: float, longitude: float) -> Viewport:
    return Viewport.at(Position(zoom, latitude, longitude), BOX, reach=REACH, land=LAND)


def test_the_plane_is_that_of_the_base_map() -> None:
    latitude, longitude = OSLO
    assert project([latitude], [longitude])[0] == pytest.approx(
        to_mercator(np.array([[longitude, latitude]]))[0]
    )
    # https://epsg.io/3857
    assert project([0, 85.0511287798], [180, 0]).ravel() == pytest.approx(
        [20037508.34, 0, 0, 20037508.34], abs=0.01
    )


def test_an_area_is_shown_whole_and_in_the_middle() -> None:
    viewport = Viewport.fit(Area(58, 5, 62, 12), Box(100, 50, 500, 350))
    (left, bottom), (right, top) = viewport.to_pixels(project([58, 62], [5, 12]))
    assert (top, bottom) == pytest.approx((50, 350))
    assert left - 100 == pytest.approx(500 - right)
    assert 100 < left < right < 500


def test_an_area_grows_to_hold_more_places() -> None:
    assert Area(58, 5, 62, 12).around([60, 70], [3, 11]) == Area(58, 3, 70, 12)
    assert Area(58, 5, 62, 12).around([], []) == Area(58, 5, 62, 12)


@pytest.mark.parametrize("zoom", [6, 8.25, 14])
def test_a_position_is_in_the_middle_with_the_pixels_of_its_zoom_level(zoom: float) -> None:
    viewport = at(zoom, *OSLO)
    middle, east = viewport.to_pixels(project([OSLO[0]] * 2, [OSLO[1], OSLO[1] + 1]))
    assert middle == pytest.approx([1050, 450])
    assert east - middle == pytest.approx([256 * 2**zoom / 360, 0])
    assert viewport.zoom == zoom


def test_a_position_at_the_edge_shows_no_more_than_the_map_does() -> None:
    (left, bottom), (right, top) = at(8, 53, -6).to_pixels(project([53, 73], [-6, 42]))
    assert (left, bottom) == pytest.approx((BOX.left, BOX.bottom))
    assert right > BOX.right
    assert top < BOX.top


@pytest.mark.parametrize("corner", [(53, -6), (73, 42)])
def test_land_reaches_beyond_the_frame_at_the_farthest_zoom_level(corner: tuple[float, float]) -> None:
    (left, bottom), (right, top) = at(3, *corner).to_pixels(project([25, 81], [-47, 83]))
    assert left <= BOX.left + 1e-6
    assert right >= BOX.right - 1e-6
    assert top <= BOX.top + 1e-6
    assert bottom >= BOX.bottom - 1e-6
