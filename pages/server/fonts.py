"""Of Streamlit's fonts what a page uses: a text font of 30 kB in place of 170, icons of 10 kB in place of 375.

Streamlit's style sheet declares its fonts. The same declarations follow in our first HTML with smaller fonts, and of
two fonts of one name a browser takes the later one. A letter that the smaller text font does not have, as a reader's
own list may bring, still comes from Streamlit's: the declaration tells its range. The icons are those that
Streamlit's scripts and our pages name.

A process of its own makes these fonts, once for a release of Streamlit: they are kept in the user's cache folder. Until
they are there, and where Streamlit's files look otherwise than expected, pages have the fonts as Streamlit serves them.
"""

import asyncio
import hashlib
import logging
import re
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from geo.places.settings import cache_folder
from pages.panels.ui.served_files import store
from pages.panels.ui.streamlit_internals import INDEX
from pages.server import font_subset, preload

logger = logging.getLogger(__name__)

TEXT, ICONS = "Source Sans", "Material Symbols Rounded"
"""The two fonts that a page loads, by family."""
RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2199), (0x2212, 0x2212))
"""First and last code points of what the text font has: Latin letters of Europe, punctuation, euro, arrows, minus."""
WOFF2 = "font/woff2"
PAGES = Path(__file__).parent.parent
"""Where our pages stand, which name icons."""
PATIENCE = 120
"""Seconds that making a font may take; about five on a quiet machine."""
_SHEET = re.compile(r'<link rel="stylesheet"[^>]* href="\./(static/css/[^"]+)"')
_RULE = re.compile(r"@font-face\{[^}]*\}")
_SOURCE = re.compile(r'src:url\(\.\./(media/[^)"]+\.woff2)\)')
_ICON = re.compile(rb"\w+(?=:)")


class FontError(Exception):
    """A font could not be made, or Streamlit's files look otherwise than expected."""


@dataclass(frozen=True)
class Face:
    """One of Streamlit's fonts: the rule that declares it in the style sheet, and its file."""

    rule: str
    file: Path

    def with_source(self, address: str, unicode_range: str = "") -> str:
        """The same rule for a font at *address*, and for a range of letters if one is given."""
        rule = _SOURCE.sub(f"src:url({address})", self.rule)
        return rule.replace("}", f";unicode-range:{unicode_range}}}") if unicode_range else rule


@dataclass(frozen=True)
class Order:
    """A font to make: what :mod:`pages.server.font_subset` is told."""

    kind: str
    file: Path
    kept: str

    @property
    def digest(self) -> str:
        """Names what comes of it: another release of Streamlit, of ours or other wishes have another one."""
        program = Path(font_subset.__file__).read_bytes()
        parts = (self.kind.encode(), self.kept.encode(), program, self.file.read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    async def make(self) -> bytes:
        """Make the font, in another process, which ends with this task.

        Raises:
            FontError: it failed.
        """
        command = [sys.executable, "-I", font_subset.__file__, self.kind, str(self.file)]
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            font, errors = await asyncio.wait_for(process.communicate(self.kept.encode()), PATIENCE)
        except TimeoutError as error:
            raise FontError(f"no font after {PATIENCE} s") from error
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        if process.returncode:
            raise FontError(errors.decode(errors="replace").strip().rpartition("\n")[2])
        return font


_made: dict[str, bytes] = {}
"""The fonts that are there, by family."""


async def prepare() -> None:
    """Make the fonts, or take them from the user's cache folder; pages have them from then on.

    What goes wrong is logged, and pages have Streamlit's whole fonts.
    """
    try:
        orders = {TEXT: letters_order(), ICONS: icons_order()}
        for family, order in orders.items():
            _made[family] = await _cached(order)
    except (FontError, OSError) as error:
        logger.warning("Pages load the whole fonts of Streamlit: %s", error)


def rules() -> str:
    """The declarations of the fonts that are there, for a page's first HTML, after Streamlit's style sheet."""
    ranges = {TEXT: unicode_range()}
    return "".join(
        face(family).with_source(store.publish(font, WOFF2), ranges.get(family, ""))
        for family, font in _made.items()
    )


def text_font() -> str | None:
    """The address of the text font that a page loads at once: ours, or Streamlit's as long as there is none."""
    return store.publish(_made[TEXT], WOFF2) if TEXT in _made else preload.font()


def unicode_range() -> str:
    """:data:`RANGES` as a style sheet writes them."""
    return ",".join(f"U+{first:X}-{last:X}" for first, last in RANGES)


def letters_order() -> Order:
    """The text font with the letters of :data:`RANGES`.

    Raises:
        FontError: Streamlit's files look otherwise than expected.
    """
    characters = (chr(code) for first, last in RANGES for code in range(first, last + 1))
    return Order("letters", face(TEXT).file, "".join(characters))


def icons_order() -> Order:
    """The icon font with the icons that Streamlit's scripts and our pages name.

    Raises:
        FontError: Streamlit's files look otherwise than expected.
    """
    return Order("icons", face(ICONS).file, " ".join(named_icons(*_scripts(), *PAGES.rglob("*.py"))))


def named_icons(*files: Path) -> list[str]:
    """The icons that *files* name as Streamlit has them named, ``:material/<name>:``."""
    texts = (part for file in files for part in file.read_bytes().split(b":material/")[1:])
    return sorted({found[0].decode() for text in texts if (found := _ICON.match(text))})


@lru_cache
def face(family: str) -> Face:
    """The upright font of *family* in Streamlit's style sheet.

    Raises:
        FontError: it is not declared there as expected.
    """
    sheet = _SHEET.search(INDEX.read_text("utf-8"))
    declared = _RULE.findall((INDEX.parent / sheet[1]).read_text("utf-8")) if sheet else []
    for rule in declared:
        source = _SOURCE.search(rule)
        if source and f"font-family:{family};" in rule and "font-style:normal" in rule:
            return Face(rule, INDEX.parent / "static" / source[1])
    raise FontError(f"Streamlit's style sheet declares no font {family}")


def _scripts() -> list[Path]:
    return sorted((INDEX.parent / "static" / "js").glob("*.js"))


async def _cached(order: Order) -> bytes:
    """The font of *order* from the user's cache folder; made and put there if it is not in it."""
    folder = cache_folder()
    file = folder / "fonts" / f"{order.digest}.woff2" if folder else None
    if file and file.is_file():
        return file.read_bytes()
    font = await order.make()
    if file:
        # Without a folder to write to, the next start makes it again.
        with suppress(OSError):
            _write_whole(file, font)
    return font


def _write_whole(file: Path, content: bytes) -> None:
    """Write *file* so that another process sees all of it or nothing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as unfinished:
        unfinished.write(content)
    Path(unfinished.name).replace(file)
