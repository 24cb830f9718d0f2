"""Of Streamlit's fonts what a page uses: a text font of 30 kB in place of 170, an icon font of 10 kB in place of 375.

*Text.* Streamlit's style sheet declares its fonts. The same declaration follows in our first HTML with the smaller
font, and of two fonts of one name a browser takes the later one. A letter that the smaller font does not have, as a
reader's own list may bring, still comes from Streamlit's: the declaration tells its range.

*Icons.* Streamlit's page asks for the icon font by name (``document.fonts.load``), and a browser then loads every font
of that name, so that a second declaration would cost more. The smaller font therefore stands at the address of
Streamlit's. It has the icons that are named in Streamlit's scripts and in ours.

A process of its own makes the fonts, once for a release of Streamlit: they are kept in the user's cache folder. Until
they are there, and where Streamlit's files look otherwise than expected, pages have the fonts as Streamlit serves them.
"""

import asyncio
import hashlib
import logging
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Literal

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.panels.ui.served_files import store
from pages.panels.ui.streamlit_internals import INDEX, STATIC
from pages.server import font_subset, preload
from pages.server.conditional import Content, respond
from pages.server.index_page import sheet_address
from pages.server.kept_files import KeptFiles
from pages.server.paths import route_of
from pages.server.streamlit_files import (
    FONT_RULE,
    FONT_SOURCE,
    ICON_FONT,
    ICON_NAME,
    TEXT_FONT,
    declares_upright,
    media,
)

logger = logging.getLogger(__name__)

RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2199), (0x2212, 0x2212))
"""First and last code points of what the font has: Latin letters of Europe, punctuation, euro, arrows, minus."""
WOFF2 = "font/woff2"
PATIENCE = 120
"""Seconds that making the font may take; about one on a quiet machine."""
_OURS = Path(__file__).parent.parent


class FontError(Exception):
    """The font could not be made, or Streamlit's files look otherwise than expected."""


@dataclass(frozen=True)
class Face:
    """A font of Streamlit: the rule that declares it in the style sheet, and its file."""

    rule: str
    file: Path

    def with_source(self, address: str) -> str:
        """The same rule for a font at *address* that has the letters of :data:`RANGES`."""
        rule = FONT_SOURCE.sub(f"src:url({address})", self.rule)
        return rule.replace("}", f";unicode-range:{unicode_range()}}}")


@dataclass(frozen=True)
class FontJob:
    """A font to make: what :mod:`pages.server.font_subset` is told."""

    file: Path
    part: Literal["letters", "icons"]
    kept: str

    @property
    def digest(self) -> str:
        """Names the font that is made: it changes with Streamlit's release, with ours, and with the kept letters."""
        program = Path(font_subset.__file__).read_bytes()
        parts = (self.part.encode(), self.kept.encode(), program, self.file.read_bytes())
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    async def make(self) -> bytes:
        """Make the font, in another process, which ends with this task.

        Raises:
            FontError: it failed.
        """
        command = [sys.executable, "-I", font_subset.__file__, self.part, str(self.file)]
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


_files = KeptFiles("fonts")
_made: dict[str, bytes] = {}
"""The fonts that are there, by family."""


async def prepare() -> None:
    """Make the fonts, or take them from the user's cache folder; pages have them from then on.

    What goes wrong is logged, and pages have Streamlit's whole font.
    """
    for family, job_of in ((TEXT_FONT, letters_job), (ICON_FONT, icons_job)):
        try:
            _made[family] = await _cached(await asyncio.to_thread(job_of))
        except (FontError, OSError) as error:
            logger.warning("Pages load the whole font %s of Streamlit: %s", family, error)
    await asyncio.to_thread(_files.remove_unused)


def rule() -> str:
    """The declaration of the text font for a page's first HTML, after Streamlit's style sheet; empty without a font."""
    return face(TEXT_FONT).with_source(store.publish(_made[TEXT_FONT], WOFF2)) if TEXT_FONT in _made else ""


def text_font() -> str | None:
    """The address of the text font that a page loads at once: ours, or Streamlit's as long as there is none."""
    return store.publish(_made[TEXT_FONT], WOFF2) if TEXT_FONT in _made else preload.font()


class IconFont:
    """ASGI middleware that serves our smaller icon font at the address of Streamlit's, whose routes cannot be replaced.

    Another release of ours may have other icons, so a browser asks each time whether its font still holds.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._whole: Path | None = None
        with suppress(FontError):
            self._whole = face(ICON_FONT).file

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the smaller font, once it is there."""
        if self._whole and scope["type"] == "http" and route_of(scope) == media(self._whole.name):
            font = _made.get(ICON_FONT) or self._whole.read_bytes()
            answer: ASGIApp = respond(Request(scope), Content(font), WOFF2)
        else:
            answer = self._app
        await answer(scope, receive, send)


def unicode_range() -> str:
    """:data:`RANGES` as a style sheet writes them."""
    return ",".join(f"U+{first:X}-{last:X}" for first, last in RANGES)


def letters_job() -> FontJob:
    """The font with the letters of :data:`RANGES`.

    Raises:
        FontError: Streamlit's files look otherwise than expected.
    """
    characters = (chr(code) for first, last in RANGES for code in range(first, last + 1))
    return FontJob(face(TEXT_FONT).file, "letters", "".join(characters))


@lru_cache
def icons_job() -> FontJob:
    """The font with the icons that Streamlit's scripts and the code of the pages name, as in ``:material/map:``.

    Raises:
        FontError: Streamlit's files look otherwise than expected.
    """
    font = face(ICON_FONT).file
    sources = chain((INDEX.parent / STATIC / "js").glob("*.js"), _OURS.rglob("*.py"))
    names = {name for file in sources for name in ICON_NAME.findall(file.read_text("utf-8"))}
    return FontJob(font, "icons", " ".join(sorted(names)))


@lru_cache
def face(family: str) -> Face:
    """The upright font of *family* in Streamlit's style sheet.

    Raises:
        FontError: it is not declared there as expected.
    """
    sheet = sheet_address(INDEX.read_text("utf-8"))
    declared = FONT_RULE.findall((INDEX.parent / sheet).read_text("utf-8")) if sheet else []
    for one in declared:
        source = FONT_SOURCE.search(one)
        if source and declares_upright(one, family):
            return Face(one, INDEX.parent / STATIC / source[1])
    raise FontError(f"Streamlit's style sheet declares no font {family}")


async def _cached(job: FontJob) -> bytes:
    """The font of *job* from the user's cache folder; made and put there if it is not in it."""
    name = f"{job.digest}.woff2"
    font = _files.read(name)
    if font is None:
        font = await job.make()
        _files.write(name, font)
    return font
