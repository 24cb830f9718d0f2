"""A font with a few of its letters, or a few of its icons, by fontTools.

fontTools takes seconds for a large font and keeps the interpreter to itself meanwhile. A server that has readers to
answer lets another process do it: this file is also a program, ``font_subset.py {letters|icons} FONT``, which reads
from its input what to keep, and writes the font to its output.
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
    """Return the font at *font* with only *characters*, as WOFF2; those that it does not have are left out."""
    return _subset(_open(font), Options(), characters)


def icons(font: Path, names: Iterable[str]) -> bytes:
    """Return the font at *font* with only the icons of these *names*, as WOFF2; unknown names are left out.

    The font draws an icon where its name is written: the name is a ligature.
    """
    opened = _open(font)
    # Otherwise all ligatures that the letters can make would be kept.
    options = Options(layout_closure=False)
    options.layout_features = ["*"]
    glyphs = icon_glyphs(opened, names)
    return _subset(opened, options, {letter for name in glyphs for letter in name}, glyphs.values())


def icon_glyphs(font: TTFont, names: Iterable[str]) -> dict[str, str]:
    """The glyphs that *font* draws for the icons of these *names*, by name; unknown names are left out."""
    tables = [table for lookup in font["GSUB"].table.LookupList.Lookup for table in lookup.SubTable]
    ligatures = {
        (first, *ligature.Component): ligature.LigGlyph
        for table in tables
        for first, those in getattr(table, "ExtSubTable", table).ligatures.items()
        for ligature in those
    }
    letters = font.getBestCmap()
    written = {name: tuple(letters.get(ord(letter)) for letter in name) for name in names}
    return {name: ligatures[glyphs] for name, glyphs in written.items() if glyphs in ligatures}


def _open(font: Path) -> TTFont:
    # Without the time of making, the same wishes make the same font everywhere.
    return TTFont(font, lazy=True, recalcTimestamp=False)


def _subset(font: TTFont, options: Options, characters: Iterable[str], glyphs: Iterable[str] = ()) -> bytes:
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters), glyphs=glyphs)
    subsetter.subset(font)
    font.flavor = "woff2"
    written = BytesIO()
    font.save(written)
    return written.getvalue()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(BEHIND_READERS)
    kind, file = sys.argv[1:]
    kept = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(
        letters(Path(file), kept) if kind == "letters" else icons(Path(file), kept.split())
    )
