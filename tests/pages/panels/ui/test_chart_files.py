"""Charts as files: title, source and values are in the picture, and no server is asked for anything."""

import json

import pytest

from data.filters import Filters
from data.i18n import texts
from data.story import Topic
from geo.map.symbols import Theme
from pages.panels.insights.story import figures_of
from pages.panels.state import shared
from pages.panels.ui import chart_files, charts
from pages.panels.ui.chart_files import ChartFileError, Picture

T = texts("en")
DATA = shared.programme()
FIGURES = figures_of(T, DATA, DATA.index.select(Filters()))


def picture(topic: Topic) -> Picture:
    figure = FIGURES[topic]
    levels = charts.level_names(T, DATA.catalogue)
    return Picture(figure.finding, (figure.title, figure.source), figure.plots, levels)


def test_an_svg_says_what_it_shows_where_it_is_from_and_each_value() -> None:
    svg = chart_files.svg(picture(Topic.SECTOR)).decode()
    assert svg.startswith("<svg ")
    for words in (
        "Energy is the largest sector: 7 of 43 clusters.",
        "Clusters by sector",
        ">7<",
        "Mature clusters",
    ):
        assert words in svg


def test_a_png_is_a_png() -> None:
    assert chart_files.png(picture(Topic.RATE)).startswith(b"\x89PNG")


@pytest.mark.parametrize("topic", Topic)
def test_a_picture_holds_its_data_and_follows_no_clicks(topic: Topic) -> None:
    spec = json.dumps(chart_files.specification(picture(topic)))
    assert '"url"' not in spec
    assert charts.PICKED not in spec
    assert f'"name": "{charts.ROWS}"' not in spec


def test_levels_have_a_legend_in_the_picture_and_none_on_the_page() -> None:
    by_level = json.dumps(chart_files.specification(picture(Topic.LEVEL)))
    assert "labelExpr" in by_level
    assert "Mature clusters" in by_level
    assert '"legend": null' in json.dumps(FIGURES[Topic.LEVEL].plots[0].spec("light"))


def test_a_chart_that_takes_too_long_is_an_error_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_files, "PATIENCE", 0.001)
    with pytest.raises(ChartFileError):
        chart_files.svg(picture(Topic.RATE))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_readers_share_a_specification_without_a_word_of_the_list(theme: Theme) -> None:
    for figure in FIGURES.values():
        for plot in figure.plots:
            assert plot.spec(theme) is plot.spec(theme)
            assert not any(name in json.dumps(plot.spec(theme)) for name in ("Vestland", "Energy", "Arena"))
