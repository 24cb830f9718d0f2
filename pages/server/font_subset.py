"""A font with a few of its letters, by fontTools.

fontTools takes seconds for a large font and keeps the interpreter to itself meanwhile. A server that has readers to
answer lets another process do it: this file is also a program, ``font_subset.py FONT``, which reads from its input what
to keep, and writes the font to its output.
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
    # Without the time of making, the same wishes make the same font everywhere.
    opened = TTFont(font, lazy=True, recalcTimestamp=False)
    subsetter = Subsetter(Options())
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(opened)
    opened.flavor = "woff2"
    written = BytesIO()
    opened.save(written)
    return written.getvalue()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(BEHIND_READERS)
    sys.stdout.buffer.write(letters(Path(sys.argv[1]), sys.stdin.buffer.read().decode()))
