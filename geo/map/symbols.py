"""The symbols of the levels: one family of shapes and colours, the same on map, legend, list, card and charts.

A level's symbol follows from its rank in the catalogue, so that any set of levels gets a legend. The first five
are the programme's ladder of maturity; the colours start from the colour-blind-safe set of Okabe and Ito (2008,
https://jfly.uni-koeln.de/color/), moved apart in lightness so that they differ in greyscale too. Tests hold their
contrast against the map and their distance from each other.
"""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]
Colouring = Theme | Literal["page"]
"""How a picture is coloured: in a theme, or in that of the page around it, by CSS ``light-dark()``."""


@dataclass(frozen=True)
class Symbol:
    """A shape (name and SVG path in a 24 x 24 box) and its fill in the light and the dark theme (sRGB hex)."""

    shape: str
    path: str
    light: str
    dark: str

    def colour(self, theme: Colouring) -> str:
        """The fill in *theme*."""
        return {"light": self.light, "dark": self.dark, "page": f"light-dark({self.light},{self.dark})"}[
            theme
        ]


FAMILY = (
    Symbol("circle", "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18Z", "#0F916B", "#149D76"),
    Symbol(
        "square",
        "M6.5 4h11A2.5 2.5 0 0 1 20 6.5v11a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5v-11A2.5 2.5 0 0 1 6.5 4Z",
        "#1D6AA4",
        "#64C8FE",
    ),
    Symbol("diamond", "M12 1.8 22.2 12 12 22.2 1.8 12Z", "#A61372", "#DC95C3"),
    Symbol(
        "star",
        "M12 2 14.9 8.6 22.1 9.3 16.7 14.1 18.2 21.2 12 17.5 5.8 21.2 7.3 14.1 1.9 9.3 9.1 8.6Z",
        "#C05100",
        "#E48035",
    ),
    Symbol("hexagon", "M12 2 20.7 7 20.7 17 12 22 3.3 17 3.3 7Z", "#3A3A3A", "#EDE223"),
    Symbol("triangle", "M12 2.5 22.4 20.5 1.6 20.5Z", "#7A4B00", "#E0B070"),
    Symbol("pentagon", "M12 2 21.5 8.9 17.9 20.1 6.1 20.1 2.5 8.9Z", "#5A3FC0", "#B8A6FF"),
    Symbol("cross", "M8.5 2.5h7v6h6v7h-6v6h-7v-6h-6v-7h6Z", "#B3002D", "#FF8FA0"),
    Symbol("wedge", "M12 21.5 22.4 3.5 1.6 3.5Z", "#006B75", "#6FD6DE"),
    Symbol(
        "octagon",
        "M15.8 2.8 21.2 8.2 21.2 15.8 15.8 21.2 8.2 21.2 2.8 15.8 2.8 8.2 8.2 2.8Z",
        "#5B6B00",
        "#C9DB5A",
    ),
)


def symbol(rank: int) -> Symbol:
    """The symbol of the level at *rank* (0 is the first); past the family's end the shapes meet new colours."""
    shape = FAMILY[rank % len(FAMILY)]
    colour = FAMILY[(rank + rank // len(FAMILY)) % len(FAMILY)]
    return Symbol(shape.shape, shape.path, colour.light, colour.dark)
