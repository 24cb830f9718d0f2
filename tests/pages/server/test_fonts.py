"""The smaller fonts: what is in them, when pages have them, and that Streamlit's come where they cannot be made."""

import asyncio
import logging
import os
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from starlette.responses import Response
from starlette.testclient import TestClient

from data.load import FOLDER
from pages.panels.ui import served_files
from pages.server import font_subset, fonts, preload
from pages.server.conditional import REVALIDATED
from pages.server.fonts import RANGES, FontError, FontJob, IconFont, face
from pages.server.streamlit_files import ICON_FONT, TEXT_FONT
from tests.pages.server.client import client
from tests.pages.server.html import Html

MOST_BYTES = 40_000
MOST_BYTES_OF_ICONS = 20_000
ROOT = Path(fonts.__file__).parents[2]
TEMPLATES = ROOT / "pages" / "panels" / "templates"
SCRIPTS_AND_STYLES = [
    file
    for folder in ("pages/panels/web", "geo/map/web")
    for file in (ROOT / folder).rglob("*.*")
    if file.suffix in (".css", ".js")
]


@pytest.fixture(autouse=True)
def none_made(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    """No fonts are there, neither in this process nor in the user's cache folder."""
    assert not cache.exists()
    monkeypatch.setattr(fonts, "_made", {})


def test_streamlits_style_sheet_is_as_expected() -> None:
    """If this fails, a new Streamlit declares its fonts in another way: look at ``streamlit_files.py``."""
    assert f"static/media/{face(TEXT_FONT).file.name}" == preload.font()
    assert "font-weight:100 900" in face(TEXT_FONT).rule
    assert face(ICON_FONT).file.is_file()


def test_every_letter_of_our_pages_is_in_the_text_font() -> None:
    sources = [
        *(FOLDER / "locale").glob("*.po"),
        *FOLDER.glob("*.csv"),
        *FOLDER.glob("history/*.csv"),
        *TEMPLATES.glob("*.html"),
        *SCRIPTS_AND_STYLES,
    ]
    assert {file.suffix for file in sources} == {".po", ".csv", ".html", ".css", ".js"}
    used = {letter for file in sources for letter in file.read_text("utf-8") if not letter.isspace()}
    wanted = fonts.letters_job().kept
    assert sorted(used - set(wanted)) == []
    assert len(used) > 100


def test_the_text_font_has_letters_in_every_weight_and_figures_of_one_width() -> None:
    job = fonts.letters_job()
    made = font_subset.letters(job.file, job.kept)
    font = TTFont(BytesIO(made))
    whole = set(TTFont(job.file, lazy=True).getBestCmap())
    assert set(font.getBestCmap()) == whole & {ord(letter) for letter in job.kept}
    assert {axis.axisTag for axis in font["fvar"].axes} == {"wght"}
    assert "kern" in {one.FeatureTag for one in font["GPOS"].table.FeatureList.FeatureRecord}
    assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}) == 1
    assert len(made) < MOST_BYTES


def test_the_icon_font_has_the_icons_that_scripts_and_pages_name() -> None:
    job = fonts.icons_job()
    named = job.kept.split()
    assert {"map", "download", "keyboard_double_arrow_left", "check", "visibility"} <= set(named)
    made = font_subset.icons(job.file, named)
    whole, kept = (font_subset.ligatures(TTFont(file)) for file in (job.file, BytesIO(made)))
    assert set(kept) >= set(named) & set(whole)
    assert len(set(kept.values())) == len({whole[name] for name in named if name in whole})
    assert len(made) < MOST_BYTES_OF_ICONS


def test_until_they_are_made_a_page_has_streamlits() -> None:
    html = client().get("/").text
    assert preloaded(html) == [preload.font()]
    assert fonts.rule() == ""
    assert asks().get(icons_address()).content == face(ICON_FONT).file.read_bytes()


def test_the_icon_font_that_is_made_stands_where_streamlits_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_made", {ICON_FONT: b"icons"})
    answer = asks().get(icons_address())
    assert (answer.content, answer.headers["content-type"]) == (b"icons", "font/woff2")
    assert answer.headers["cache-control"] == REVALIDATED  # its address stays when its content changes
    who_has_it = asks(answer.headers["etag"])
    assert who_has_it.get(icons_address()).status_code == 304
    monkeypatch.setattr(fonts, "_made", {ICON_FONT: b"other icons"})
    assert who_has_it.get(icons_address()).content == b"other icons"
    assert asks().get("/static/media/another.woff2").status_code == 404


def asks(known: str = "") -> TestClient:
    """Who asks for the icon font, having the one whose ETag is *known*."""
    return TestClient(IconFont(Response("Streamlit's", 404)), headers={"If-None-Match": known})


def icons_address() -> str:
    """The address of Streamlit's icon font."""
    return f"/static/media/{face(ICON_FONT).file.name}"


def test_a_page_names_the_font_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_made", {TEXT_FONT: b"letters"})
    html = client().get("/").text
    letters = served_files.store.publish(b"letters", fonts.WOFF2)
    assert preloaded(html) == [letters]
    rules = [rule.partition("}")[0] for rule in html.split("@font-face")]
    upright = [rule for rule in rules if f"font-family:{TEXT_FONT};" in rule and "font-style:normal" in rule]
    streamlits, ours = upright  # of two fonts of one name a browser takes the later one
    assert str(preload.font()) in streamlits
    assert [letters in ours, "U+A0-17F" in ours, "font-weight:100 900" in ours] == [True] * 3
    answer = client().get(letters)
    assert (answer.content, answer.headers["content-type"]) == (b"letters", "font/woff2")


def preloaded(html: str) -> list[str]:
    """The fonts that a page loads at once, relative to the server's root."""
    links = Html(html).all("link", rel="preload")
    return [str(link["href"]).removeprefix("./") for link in links if link["as"] == "font"]


def test_those_of_earlier_releases_go(monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    async def make(_job: FontJob) -> bytes:
        return b"font"

    monkeypatch.setattr(FontJob, "make", make)
    earlier = cache / "fonts" / "earlier.woff2"
    earlier.parent.mkdir(parents=True)
    earlier.write_bytes(b"font")
    os.utime(earlier, (0, 0))
    asyncio.run(fonts.prepare())
    assert len(list(earlier.parent.iterdir())) == 2
    assert not earlier.exists()


def test_it_is_made_once_for_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    async def make(job: FontJob) -> bytes:
        made.append(job.kept)
        return job.part.encode()

    monkeypatch.setattr(FontJob, "make", make)
    for _ in range(2):
        monkeypatch.setattr(fonts, "_made", {})
        asyncio.run(fonts.prepare())
        assert fonts._made == {TEXT_FONT: b"letters", ICON_FONT: b"icons"}
    assert len(made) == len(fonts._made)


def test_without_a_folder_to_write_to_it_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def make(job: FontJob) -> bytes:
        return job.part.encode()

    monkeypatch.setattr(FontJob, "make", make)
    (tmp_path / "cache").write_text("a file, not a folder")
    asyncio.run(fonts.prepare())
    assert fonts._made == {TEXT_FONT: b"letters", ICON_FONT: b"icons"}


def test_where_streamlits_files_look_otherwise_pages_have_its_fonts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index.html").write_text("<html>")
    monkeypatch.setattr(fonts, "INDEX", tmp_path / "index.html")
    for known in (face, fonts.icons_job):
        known.cache_clear()
    with caplog.at_level(logging.WARNING):
        asyncio.run(fonts.prepare())
    assert fonts._made == {}
    assert [f"declares no font {family}" in caplog.text for family in (TEXT_FONT, ICON_FONT)] == [True, True]
    assert asks().get("/static/media/MaterialSymbols.woff2").status_code == 404
    assert fonts.text_font() == preload.font()


@pytest.mark.parametrize("patience", [60.0, 0.01])
def test_a_program_that_fails_or_takes_too_long_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, patience: float
) -> None:
    (tmp_path / "font.woff2").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "PATIENCE", patience)
    with pytest.raises(FontError, match=r"TTLibError|no font after"):
        asyncio.run(FontJob(tmp_path / "font.woff2", "letters", "abc").make())


def test_a_range_is_written_as_a_style_sheet_has_it() -> None:
    assert fonts.unicode_range().startswith("U+20-7E,U+A0-17F,")
    assert fonts.unicode_range().count("U+") == len(RANGES)
