"""The level symbols: seen against the map, told apart by colour, in greyscale, and by shape in any case.

Colours are judged by CIEDE2000 (Sharma, Wu and Dalal 2005), where 1 is about the least difference that a
trained eye sees. Colour-vision deficiencies are simulated with the matrices of Machado, Oliveira and
Fernandes (2009) at full severity, on linear sRGB.
"""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray

import geo.map
from geo.map.symbols import FAMILY, Theme, symbol

Colour = NDArray[np.float64]
MAP_STYLE = (Path(geo.map.__file__).parent / "web" / "map.css").read_text(encoding="utf-8")
LEVELS = 5
"""The rungs of the programme; further symbols are for other lists, where shape tells more apart."""
LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
SIMULATED = {
    "full colour vision": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
    "greyscale": np.tile(LUMINANCE, (3, 1)),
}
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: graphical objects
# Shape tells levels apart too, so in greyscale a difference that is plain side by side is enough.
LEAST_DIFFERENCE = {
    "full colour vision": 20, "protanopia": 10, "deuteranopia": 10, "tritanopia": 10, "greyscale": 4.5,
}  # fmt: skip
LEAST_DIFFERENCE_IN_FAMILY = 8


def linear(colour: str) -> Colour:
    """An sRGB hex colour as linear red, green and blue from 0 to 1."""
    values = np.array([int(colour[start : start + 2], 16) for start in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    darker, lighter = sorted(float(linear(colour) @ LUMINANCE) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def lab(rgb: Colour) -> Colour:
    """CIE L*a*b* (D65) of linear sRGB."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    ratio = to_xyz @ np.clip(rgb, 0, 1) / to_xyz.sum(axis=1)
    x, y, z = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def ciede2000(one: Colour, other: Colour) -> float:
    """The colour difference of two L*a*b* colours; names follow Sharma, Wu and Dalal."""
    lightness, a, b = np.array([one, other]).T
    stretch = 1 + 0.5 * (1 - _saturation(np.hypot(a, b).mean()))
    chroma, hue = np.hypot(stretch * a, b), np.degrees(np.arctan2(b, stretch * a)) % 360
    turn = (hue[1] - hue[0] + 180) % 360 - 180 if chroma.all() else 0.0
    mean_hue = hue[0] + turn / 2 if chroma.all() else hue.sum()
    l_mean, c_mean = lightness.mean(), chroma.mean()
    weight = 1 + sum(
        factor * np.cos(np.radians(times * mean_hue + shift))
        for factor, times, shift in ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    )
    d_l = np.diff(lightness)[0] / (1 + 0.015 * (l_mean - 50) ** 2 / np.sqrt(20 + (l_mean - 50) ** 2))
    d_c = np.diff(chroma)[0] / (1 + 0.045 * c_mean)
    d_h = 2 * np.sqrt(chroma.prod()) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * c_mean * weight)
    blue = 60 * np.exp(-((((mean_hue % 360) - 275) / 25) ** 2))
    rotation = -2 * _saturation(c_mean) * np.sin(np.radians(blue))
    return float(np.sqrt(d_l**2 + d_c**2 + d_h**2 + rotation * d_c * d_h))


def _saturation(chroma: float) -> float:
    return float(np.sqrt(chroma**7 / (chroma**7 + 25.0**7)))


def ground(theme: Theme) -> dict[str, str]:
    """The colours of the map's ground by name, from its style sheet."""
    named = re.findall(r"--(sea|land|neighbour): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", MAP_STYLE)
    return {name: light if theme == "light" else dark for name, light, dark in named}


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (50.0, 0.0, -2.5), 4.3065),
        ((50.0, 2.5, 0.0), (61.0, -5.0, 29.0), 22.8977),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, 0.0, 0.0), (50.0, 0.0, 0.0), 0.0),
    ],
)
def test_the_measure_gives_the_published_differences(
    one: tuple[float, ...], other: tuple[float, ...], difference: float
) -> None:
    assert ciede2000(np.array(one), np.array(other)) == pytest.approx(difference, abs=1e-4)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_colour_stands_out_from_the_ground(theme: Theme) -> None:
    colours = ground(theme)
    assert set(colours) == {"sea", "land", "neighbour"}
    lost = [
        (one.shape, place)
        for one in FAMILY
        for place, colour in colours.items()
        if contrast(one.colour(theme), colour) < LEAST_CONTRAST
    ]
    assert lost == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_levels_of_the_programme_differ_in_colour(theme: Theme) -> None:
    alike = [
        (sight, one.shape, other.shape)
        for sight, matrix in SIMULATED.items()
        for one, other in combinations(FAMILY[:LEVELS], 2)
        if ciede2000(*(lab(matrix @ linear(s.colour(theme))) for s in (one, other))) < LEAST_DIFFERENCE[sight]
    ]
    assert alike == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_colours_of_the_family_differ_to_full_colour_vision(theme: Theme) -> None:
    for one, other in combinations(FAMILY, 2):
        difference = ciede2000(lab(linear(one.colour(theme))), lab(linear(other.colour(theme))))
        assert difference >= LEAST_DIFFERENCE_IN_FAMILY, (one.shape, other.shape)


def test_every_symbol_of_the_family_has_a_shape_of_its_own() -> None:
    assert len({s.shape for s in FAMILY}) == len({s.path for s in FAMILY}) == len(FAMILY) >= LEVELS


def test_thirty_levels_have_thirty_symbols() -> None:
    for theme in ("light", "dark"):
        assert len({(symbol(rank).shape, symbol(rank).colour(theme)) for rank in range(30)}) == 30


def test_the_first_symbols_are_the_family_in_order() -> None:
    assert [symbol(rank) for rank in range(len(FAMILY))] == list(FAMILY)


def test_each_path_is_one_closed_outline_within_its_box() -> None:
    def holds(path: str) -> bool:
        ElementTree.fromstring(f'<path d="{path}"/>')
        absolute = path.split("a")[0].split("h")[0]
        numbers = [float(number) for number in re.findall(r"[\d.]+", absolute)]
        closed = re.fullmatch(r"M[\d.]+ [\d.]+[MLHVAahvml\d. -]*Z", path)
        return closed is not None and all(0 <= number <= 24 for number in numbers)

    assert [one.shape for one in FAMILY if not holds(one.path)] == []
