"""Shades of counties: the steps, strengths and words of the page's map."""

import re

from geo.map.bundle import WEB
from geo.map.picture.formats import COLOURS
from geo.map.picture.shading import STEPS, STRENGTHS, fills, ranges, shades


def test_steps_and_strengths_are_those_of_the_pages_map() -> None:
    script = (WEB / "outlines.js").read_text(encoding="utf-8")
    assert f"SHADE_STEPS = [{', '.join(map(str, STEPS))}]" in script
    style = (WEB / "map.css").read_text(encoding="utf-8")
    strengths = re.findall(r'\[data-shade="\d"\] \{\s+--strength: (\d+)%', style)
    assert [str(strength) for strength in STRENGTHS[1:]] == strengths


def test_a_county_has_the_shade_of_the_step_that_it_reaches() -> None:
    counties = ["Oslo"] * 8 + ["Agder"] * 4 + ["Troms", None]
    assert shades(counties) == {"Oslo": 5, "Agder": 3, "Troms": 1}


def test_the_legend_names_every_number_once() -> None:
    assert ranges() == ["0", "1", "2", "3–4", "5–7", "8+"]


def test_a_fill_lies_between_ground_and_shade() -> None:
    light = fills(COLOURS["light"])
    assert light[0] == COLOURS["light"].land
    assert light[1] == "#ddE7E8".lower()
