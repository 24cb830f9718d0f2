"""The place that clusters are near to, on a picture."""

import re
from xml.etree import ElementTree

import pytest

from data.filters import Filters
from data.i18n import texts
from geo.map.picture import draw, picture
from geo.map.picture.nearness import area_near, draw_near
from geo.map.picture.projection import Box, Viewport
from geo.near import RINGS_KM, NearPlace, near_place
from tests.geo.map.picture.views import programme

EN = texts("en")
BOX = Box(500, 0, 1600, 900)


def place(text: str) -> NearPlace:
    found = near_place(text)
    assert found is not None
    return found


def test_the_rings_are_whole_in_the_frame_and_each_names_its_distance() -> None:
    bergen = place("Bergen")
    drawn = draw_near(EN, bergen, Viewport.fit(area_near(bergen), BOX), [])
    assert len(drawn.rings) == len(RINGS_KM)
    for ring in drawn.rings:
        points = [(float(x), float(y)) for x, y in re.findall(r"([\d.]+) ([\d.]+)", ring)]
        assert all(BOX.left < x < BOX.right and BOX.top < y < BOX.bottom for x, y in points)
    assert len(drawn.labels) == len(RINGS_KM) + 1
    assert [label.strong for label in drawn.labels] == [False] * len(RINGS_KM) + [True]


def test_a_picture_near_a_place_shows_what_is_around_it_and_says_so() -> None:
    data = programme()
    everything = data.index.select(Filters())
    whole = draw(data, everything, EN)
    near = draw(data, everything, EN, near=place("Bergen"))
    assert whole.count("stroke-dasharray") + 1 == near.count("stroke-dasharray")
    symbols = [
        title.text or "" for title in ElementTree.fromstring(near).iter("{http://www.w3.org/2000/svg}title")
    ]
    assert any("Bergen" in title for title in symbols)
    assert not any("Trondheim" in title or "Oslo" in title for title in symbols)


@pytest.mark.parametrize(("text", "labels"), [("Bergen", 3), ("Hammerfest", 4)])
def test_the_place_is_named_once(text: str, labels: int) -> None:
    data = programme()
    around = place(text)
    viewport = Viewport.fit(area_near(around), BOX)
    groups, _ = picture._drawn(data, data.index.select(Filters())).groups(viewport)
    assert len(draw_near(EN, around, viewport, groups).labels) == labels


def test_no_name_lies_over_the_mark_of_the_place() -> None:
    oslo = place("Oslo")
    drawn = draw_near(EN, oslo, Viewport.fit(area_near(oslo), BOX), [])
    assert (drawn.x, drawn.y) in {(one.x, one.y) for one in drawn.covered}
