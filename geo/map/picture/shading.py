"""Counties shaded by how many clusters are shown in each, in the steps and strengths of the page's map.

The steps are those of ``web/outlines.js``, the strengths those of ``web/map.css``.
"""

from collections import Counter
from collections.abc import Iterable

from geo.map.picture.formats import Colours
from geo.map.symbols import Theme

STEPS = (1, 2, 3, 5, 8)
"""The least number of clusters of each shade."""
STRENGTHS: dict[Theme, tuple[int, ...]] = {
    "light": (0, 12, 22, 34, 46, 58),
    "dark": (0, 16, 32, 50, 69, 90),
}
"""Per cent of the shade in the ground's colour, of no cluster and of each step."""


def fills(colours: Colours, theme: Theme) -> list[str]:
    """The colour of the ground of no cluster and of each step, as sRGB hex."""
    return [_mix(colours.shade, colours.land, strength) for strength in STRENGTHS[theme]]


def ranges() -> list[str]:
    """The numbers of clusters that each of :func:`fills` stands for, as the legend writes them."""
    written = []
    for least, following in zip((0, *STEPS), (*STEPS, None), strict=True):
        if following is None:
            written.append(f"{least}+")
        else:
            written.append(f"{least}–{following - 1}" if following - 1 > least else str(least))
    return written


def shades(counties: Iterable[str | None]) -> dict[str, int]:
    """Which of :func:`fills` each county has, by name, given the county of each cluster shown."""
    counts = Counter(county for county in counties if county)
    return {county: sum(count >= least for least in STEPS) for county, count in counts.items()}


def _mix(colour: str, ground: str, strength: int) -> str:
    parts = ((int(colour[n : n + 2], 16), int(ground[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(
        f"{round((top * strength + below * (100 - strength)) / 100):02x}" for top, below in parts
    )
