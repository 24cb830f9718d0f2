"""Shades of counties: the steps, strengths and words of the page's map."""

import re
from itertools import pairwise
from typing import get_args

import pytest

from geo.map.bundle import WEB
from geo.map.picture.formats import COLOURS
from geo.map.picture.shading import STEPS, STRENGTHS, fills, ranges, shades
from geo.map.symbols import Theme


def test_steps_and_strengths_are_those_of_the_pages_map() -> None:
    script = (WEB / "outlines.js").read_text(encoding="utf-8")
    assert f"SHADE_STEPS = [{', '.join(map(str, STEPS))}]" in script
    style = (WEB / "map.css").read_text(encoding="utf-8")
    starts: dict[Theme, str] = {"light": r"\n", "dark": r'"dark"\] '}
    for theme, start in starts.items():
        strengths = re.findall(rf'{start}\[data-shade="\d"\] \{{\s+--strength: (\d+)%', style)
        assert [str(strength) for strength in STRENGTHS[theme][1:]] == strengths


def test_a_county_has_the_shade_of_the_step_that_it_reaches() -> None:
    counties = ["Oslo"] * 8 + ["Agder"] * 4 + ["Troms", None]
    assert shades(counties) == {"Oslo": 5, "Agder": 3, "Troms": 1}


def test_the_legend_names_every_number_once() -> None:
    assert ranges() == ["0", "1", "2", "3–4", "5–7", "8+"]


@pytest.mark.parametrize("theme", get_args(Theme))
def test_neighbouring_steps_can_be_told_apart(theme: Theme) -> None:
    colours = fills(COLOURS[theme], theme)
    lightness = [sum(int(colour[n : n + 2], 16) for n in (1, 3, 5)) / 3 for colour in colours]
    assert all(abs(one - other) >= 15 for one, other in pairwise(lightness))


def test_a_fill_lies_between_ground_and_shade() -> None:
    light = fills(COLOURS["light"], "light")
    assert light[0] == COLOURS["light"].land
    assert light[1] == "#ddE7E8".lower()
