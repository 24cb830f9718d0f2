"""The colours of charts in both themes, and how charts drawn for a dark screen turn light on paper."""

from collections.abc import Iterator

from geo.map.picture import shading
from geo.map.picture.formats import COLOURS
from geo.map.symbols import Theme, symbol
from pages.panels.ui.streamlit_internals import CHART

INK: dict[Theme, str] = {"light": "#1f2a33", "dark": "#eef3f6"}  # textColor in .streamlit/config.toml
BAR: dict[Theme, str] = {"light": "#0b5f7a", "dark": "#6fbee0"}  # --ic-bar in styles/design.css
GREY = "#8895a0"
"""For what is no mark of its own: lines between marks, gaps. It is seen on both themes."""


def paper_rules(levels: int) -> str:
    """CSS that prints charts of so many levels in their light colours.

    A chart is drawn in the theme of the screen, and a page that is being printed has no time to draw it again.
    """
    rules = (
        f'{CHART} [{part}="{dark}" i]{{{part}:{light}}}'
        for dark, light in dict(_dark_and_light(levels)).items()
        for part in ("fill", "stroke")
    )
    return f"@media print{{{''.join(rules)}}}"


def _dark_and_light(levels: int) -> Iterator[tuple[str, str]]:
    """Each colour that a chart has in the dark theme, with the one that stands for it in the light theme."""
    for rank in range(levels):
        sign = symbol(rank)
        yield sign.dark, sign.light
    dark, light = COLOURS["dark"], COLOURS["light"]
    yield from zip(shading.fills(dark, "dark"), shading.fills(light, "light"), strict=True)
    yield dark.coast, light.coast
    yield dark.paper, light.paper
    yield INK["dark"], INK["light"]
    yield BAR["dark"], BAR["light"]
