"""Text as outlines of its letters, so that a picture looks the same wherever no font is installed.

The font is Source Sans 3, which the page uses too, from its PyPI package; HarfBuzz shapes the text (kerning,
accents, ligatures) and gives the outlines. It has Latin, Greek and Cyrillic letters; any other is an empty box.
"""

from dataclasses import dataclass
from functools import lru_cache

import fontpkg
import uharfbuzz as hb

FAMILY = "Source Sans 3"
REGULAR, BOLD = 400, 650
ELLIPSIS = "…"


@dataclass(frozen=True)
class Lettering:
    """A line of text as an SVG path in units of the font, from the line's left end on the baseline.

    Attributes:
        path: the ``d`` attribute.
        scale: pixels a unit.
        width: in pixels.
    """

    path: str
    scale: float
    width: float


def letter(text: str, size: float, weight: int = REGULAR) -> Lettering:
    """Draw *text* as one line, *size* pixels a letter's full height."""
    path, advance = _shape(text, weight)
    scale = size / _font(weight).face.upem
    return Lettering(path, round(scale, 5), advance * scale)


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """The width of *text* as one line, in pixels."""
    return letter(text, size, weight).width


def wrap(text: str, size: float, room: float, weight: int = REGULAR, most_lines: int = 3) -> list[str]:
    """Break *text* at spaces into lines of at most *room* pixels; what is left over ends in an ellipsis.

    A word that is wider than a line is cut.
    """
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most_lines:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, weight) <= room:
            taken += 1
        lines.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        lines[-1] = f"{lines[-1]} {ELLIPSIS}"
    return [cut(line, size, room, weight) for line in lines]


def cut(text: str, size: float, room: float, weight: int = REGULAR) -> str:
    """*text*, or as much of its beginning as *room* pixels hold with an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    kept, too_long = 0, len(text)
    while too_long - kept > 1:
        middle = (kept + too_long) // 2
        fits = width(_beginning(text, middle), size, weight) <= room
        kept, too_long = (middle, too_long) if fits else (kept, middle)
    return _beginning(text, kept)


def _beginning(text: str, length: int) -> str:
    return text[:length].rstrip().rstrip(ELLIPSIS) + ELLIPSIS


@lru_cache(maxsize=4)
def _font(weight: int) -> hb.Font:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(fontpkg.path(FAMILY))))
    font.set_variations({"wght": weight})
    return font


@lru_cache(maxsize=4096)
def _shape(text: str, weight: int) -> tuple[str, float]:
    """The path of *text* and its width, in units of the font."""
    if not text:
        return "", 0.0
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_font(weight), buffer)
    x, contours = 0, []
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        left, base = x + position.x_offset, -position.y_offset
        contours += [
            f"M{left + start_x} {base + start_y}{rest}"
            for start_x, start_y, rest in _contours(glyph.codepoint, weight)
        ]
        x += position.x_advance
    return "".join(contours).replace(" -", "-"), float(x)


Contour = tuple[int, int, str]


@lru_cache(maxsize=4096)
def _contours(glyph: int, weight: int) -> tuple[Contour, ...]:
    """The outline of a glyph: where each contour starts, y downward, and the rest of it in relative coordinates."""
    pen = _RelativePen()
    _font(weight).draw_glyph_with_pen(glyph, pen)
    return tuple((x, y, "".join(rest)) for x, y, rest in pen.contours)


Point = tuple[float, float]


class _RelativePen:
    """Takes HarfBuzz's drawing commands down; the methods are those of the pens of fontTools."""

    def __init__(self) -> None:
        self.contours: list[tuple[int, int, list[str]]] = []
        self._at = (0, 0)

    def moveTo(self, to: Point) -> None:  # noqa: N802
        self._at = _rounded(to)
        self.contours.append((*self._at, []))

    def lineTo(self, to: Point) -> None:  # noqa: N802
        self._draw("l", to)

    def qCurveTo(self, *points: Point) -> None:  # noqa: N802
        self._draw("q", *points)

    def curveTo(self, *points: Point) -> None:  # noqa: N802
        self._draw("c", *points)

    def closePath(self) -> None:  # noqa: N802
        self.contours[-1][2].append("z")

    def _draw(self, command: str, *points: Point) -> None:
        x, y = self._at
        ends = [_rounded(point) for point in points]
        self.contours[-1][2].append(command + " ".join(f"{to_x - x} {to_y - y}" for to_x, to_y in ends))
        self._at = ends[-1]


def _rounded(point: Point) -> tuple[int, int]:
    """Whole units of the font, y downward."""
    return round(point[0]), -round(point[1])
