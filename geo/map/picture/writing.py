"""Lines of text and the legend, set from top to bottom in a box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from geo.map.picture.lettering import BOLD, REGULAR, Lettering, cut, letter, width, wrap
from geo.map.picture.projection import Box
from geo.map.picture.symbols import Mark, mark

Tone = Literal["ink", "ink_soft"]
BASELINE = 0.34  # how far below the middle of its line a text's baseline is, in parts of its size


@dataclass(frozen=True)
class Word:
    """A line of text and where it begins: x and the baseline's y in pixels."""

    x: float
    y: float
    lettering: Lettering
    tone: Tone


@dataclass(frozen=True)
class Style:
    """How a text is set: its size in pixels, and the height of its line."""

    size: float
    line: float
    weight: int = REGULAR
    tone: Tone = "ink"
    most_lines: int = 3


TITLE = Style(40, 46, BOLD, most_lines=4)
COUNT = Style(26, 36, BOLD)
FILTERS = Style(21, 28)
LEGEND = Style(22, 34)
NOTE = Style(18, 25, tone="ink_soft", most_lines=4)
SOURCE = Style(15, 20, tone="ink_soft", most_lines=6)


@dataclass(frozen=True)
class LegendEntry:
    """A level in the legend: the rank that gives its symbol, its name, and how many clusters are shown of it."""

    rank: int
    name: str
    count: str


@dataclass(frozen=True)
class Swatch:
    """A colour in the legend: its upper left corner."""

    x: float
    y: float
    colour: str


@dataclass
class Writing:
    """What has been set in *box* so far; ``y`` is where the next line begins."""

    box: Box
    y: float = 0
    words: list[Word] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    swatches: list[Swatch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.y = self.box.top

    def space(self, height: float) -> None:
        """Leave *height* pixels free."""
        self.y += height

    def lines(self, text: str, style: Style) -> None:
        """Set *text*, broken into as many lines as the style allows."""
        for line in wrap(text, style.size, self.box.width, style.weight, style.most_lines):
            self._word(self.box.left, line, style)
            self.y += style.line

    def legend(self, entries: Sequence[LegendEntry], *, stacked: bool) -> None:
        """Set *entries*, one a row if *stacked*, else as many side by side as a row holds."""
        x = self.box.left
        for number, entry in enumerate(entries):
            room = min(self._legend_width(entry), self.box.width)
            if number and (stacked or x + room > self.box.right):
                x = self.box.left
                self.y += LEGEND.line
            self._entry(x, entry)
            x += room + 28
        self.y += LEGEND.line

    def colours(self, colours: Mapping[str, str]) -> None:
        """Set a row of colours, each with its name, the colour by the name."""
        x = self.box.left
        for name, colour in colours.items():
            self.swatches.append(Swatch(round(x, 1), round(self.y + 6, 1), colour))
            self._word(x + 30, name, NOTE)
            x += 30 + width(name, NOTE.size) + 16
        self.y += NOTE.line

    def _legend_width(self, entry: LegendEntry) -> float:
        return 34 + width(entry.name, LEGEND.size) + 9 + width(entry.count, LEGEND.size, BOLD)

    def _entry(self, x: float, entry: LegendEntry) -> None:
        count = width(entry.count, LEGEND.size, BOLD)
        name = cut(entry.name, LEGEND.size, self.box.width - 34 - 9 - count)
        self.marks.append(mark(entry.rank, x + 12, self.y + LEGEND.line / 2, 24))
        self._word(x + 34, name, LEGEND)
        self._word(x + 34 + width(name, LEGEND.size) + 9, entry.count, Style(LEGEND.size, LEGEND.line, BOLD))

    def _word(self, x: float, text: str, style: Style) -> None:
        baseline = self.y + style.line / 2 + BASELINE * style.size
        lettering = letter(text, style.size, style.weight)
        self.words.append(Word(round(x, 1), round(baseline, 1), lettering, style.tone))
