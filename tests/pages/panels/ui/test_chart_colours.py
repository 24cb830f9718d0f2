"""The colours that charts share with the page: Vega-Lite reads no style sheet, so that they are written twice."""

import tomllib
from pathlib import Path

import pytest

from geo.map.symbols import Theme
from pages.panels.ui import charts, style

ROOT = Path(__file__).parents[4]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_in_charts_have_the_colour_of_the_themes_text(theme: Theme) -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert charts.ink(theme) == config["theme"][theme]["textColor"]


def test_bars_in_charts_have_the_colour_of_the_pages_bars() -> None:
    sheet = style.source("design.css")
    assert f"--ic-bar: light-dark({charts.one_colour('light')}, {charts.one_colour('dark')});" in sheet
