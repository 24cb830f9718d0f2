"""A font with a few of its letters or icons, by fontTools.

fontTools takes seconds for a large font and keeps the interpreter to itself meanwhile. A server that has readers to
answer lets another process do it: this file is also a program, ``font_subset.py letters|icons FONT``, which reads from
its input what to keep, and writes the font to its output as WOFF2.
"""

import os
import sys
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

BEHIND_READERS = 10
"""How much further back the program stands in the queue for a processor (``nice``)."""


def letters(font: Path, characters: Iterable[str]) -> bytes:
    """Return the font at *font* with only *characters*; those that it does not have are left out."""
    opened = _opened(font)
    subsetter = Subsetter(Options())
    subsetter.populate(unicodes=map(ord, characters))
    return _written(opened, subsetter)


def icons(font: Path, names: Iterable[str]) -> bytes:
    """Return the icon font at *font* with only the icons *names*; those that it does not have are left out.

    An icon is a ligature: its name is written in letters that the font replaces by one glyph.
    """
    opened = _opened(font)
    glyphs = ligatures(opened)
    kept = [name for name in names if name in glyphs]
    # The letters of the names are those of other icons too, which "closure" would keep.
    subsetter = Subsetter(Options(layout_closure=False))
    subsetter.populate(
        unicodes={ord(letter) for name in kept for letter in name}, glyphs=map(glyphs.get, kept)
    )
    return _written(opened, subsetter)


def ligatures(font: TTFont) -> dict[str, str]:
    """The glyphs of *font* that stand for several letters, by these letters."""
    letter_of = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            by_first = getattr(getattr(table, "ExtSubTable", table), "ligatures", {})
            for first, ones in by_first.items():
                for one in ones:
                    name = "".join(letter_of.get(glyph, "?") for glyph in (first, *one.Component))
                    found[name] = one.LigGlyph
    return found


def _opened(font: Path) -> TTFont:
    # Without the time of making, the same wishes make the same font everywhere.
    return TTFont(font, lazy=True, recalcTimestamp=False)


def _written(font: TTFont, subsetter: Subsetter) -> bytes:
    subsetter.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(BEHIND_READERS)
    part, file, kept = sys.argv[1], Path(sys.argv[2]), sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(letters(file, kept) if part == "letters" else icons(file, kept.split()))
