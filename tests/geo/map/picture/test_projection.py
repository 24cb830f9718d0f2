"""Web Mercator as the page's map has it, and the viewport that fits an area into a picture."""

import numpy as np
import pytest

from geo.map.build_basemap import to_mercator
from geo.map.picture.projection import Area, Box, Viewport, project

OSLO = (59.9127, 10.7461)


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
