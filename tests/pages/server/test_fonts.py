"""The smaller fonts: what is in them, when pages have them, and that Streamlit's come where they cannot be made."""

import asyncio
import logging
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from data.load import FOLDER
from pages.panels.ui import served_files
from pages.server import font_subset, fonts, preload
from pages.server.fonts import ICONS, PAGES, RANGES, TEXT, FontError, Order, face, named_icons
from tests.pages.server.client import client
from tests.pages.server.html import Html

MOST_BYTES = {TEXT: 40_000, ICONS: 15_000}


@pytest.fixture(autouse=True)
def none_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No font is there, neither in this process nor in the user's cache folder."""
    monkeypatch.setattr(fonts, "_made", {})
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_streamlits_style_sheet_is_as_expected() -> None:
    """If this fails, a new Streamlit declares its fonts in another way: look at ``fonts.py``."""
    assert f"static/media/{face(TEXT).file.name}" == preload.font()
    assert face(ICONS).file.is_file()
    assert "font-weight:100 900" in face(TEXT).rule


def test_every_icon_that_pages_name_is_in_streamlits_font() -> None:
    ours = named_icons(*PAGES.rglob("*.py"))
    assert {"map", "share", "person"} <= set(ours)
    assert list(font_subset.icon_glyphs(TTFont(face(ICONS).file, lazy=True), ours)) == ours


def test_the_icons_of_streamlits_scripts_and_of_pages_are_wanted() -> None:
    wanted = fonts.icons_order().kept.split()
    assert {"keyboard_double_arrow_left", "close", "map", "accessibility_new"} <= set(wanted)


def test_every_letter_of_our_texts_is_in_the_text_font() -> None:
    sources = [
        *(FOLDER / "locale").glob("*.po"),
        *FOLDER.glob("*.csv"),
        *FOLDER.glob("history/*.csv"),
        *PAGES.rglob("*.html"),
    ]
    used = {letter for file in sources for letter in file.read_text("utf-8") if not letter.isspace()}
    wanted = fonts.letters_order().kept
    assert sorted(used - set(wanted)) == []
    assert len(used) > 100


def test_the_text_font_has_letters_in_every_weight_and_figures_of_one_width() -> None:
    order = fonts.letters_order()
    made = font_subset.letters(order.file, order.kept)
    font = TTFont(BytesIO(made))
    whole = set(TTFont(order.file, lazy=True).getBestCmap())
    assert set(font.getBestCmap()) == whole & {ord(letter) for letter in order.kept}
    assert {axis.axisTag for axis in font["fvar"].axes} == {"wght"}
    assert "kern" in {one.FeatureTag for one in font["GPOS"].table.FeatureList.FeatureRecord}
    assert len({font["hmtx"][font.getBestCmap()[ord(figure)]][0] for figure in "0123456789"}) == 1
    assert len(made) < MOST_BYTES[TEXT]


def test_an_icon_is_drawn_where_its_name_is_written() -> None:
    order = fonts.icons_order()
    made = font_subset.icons(order.file, [*order.kept.split(), "no_icon_is_called_so"])
    kept = font_subset.icon_glyphs(TTFont(BytesIO(made)), [*order.kept.split(), "home"])
    assert set(order.kept.split()) - kept.keys() <= {"star_filled"}  # Streamlit's, without an icon
    assert "home" not in kept
    assert len(made) < MOST_BYTES[ICONS]


def test_until_fonts_are_made_a_page_has_streamlits() -> None:
    html = client().get("/").text
    assert preloaded(html) == [preload.font()]
    assert fonts.rules() == ""


def test_a_page_names_the_fonts_that_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_made", {TEXT: b"letters", ICONS: b"icons"})
    html = client().get("/").text
    letters, icons = (served_files.store.publish(content, fonts.WOFF2) for content in fonts._made.values())
    assert preloaded(html) == [letters]
    assert str(preload.font()) not in html
    rules = [rule for rule in html.split("@font-face") if "unicode-range" in rule or icons in rule]
    assert [letters in rules[0], "U+A0-17F" in rules[0], "font-weight:100 900" in rules[0]] == [True] * 3
    assert ["unicode-range" in rules[1], f"font-family:{ICONS}" in rules[1]] == [False, True]
    assert html.index("@font-face") > html.index("./static/css/")
    answer = client().get(letters)
    assert (answer.content, answer.headers["content-type"]) == (b"letters", "font/woff2")


def preloaded(html: str) -> list[str]:
    """The fonts that a page loads at once, relative to the server's root."""
    links = Html(html).all("link", rel="preload")
    return [str(link["href"]).removeprefix("./") for link in links if link["as"] == "font"]


def test_fonts_are_made_once_for_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    async def make(order: Order) -> bytes:
        made.append(order.kind)
        return order.kind.encode()

    monkeypatch.setattr(Order, "make", make)
    for _ in range(2):
        fonts._made.clear()
        asyncio.run(fonts.prepare())
    assert made == ["letters", "icons"]
    assert fonts._made == {TEXT: b"letters", ICONS: b"icons"}


def test_without_a_folder_to_write_to_they_are_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def make(order: Order) -> bytes:
        return order.kind.encode()

    monkeypatch.setattr(Order, "make", make)
    (tmp_path / "cache").write_text("a file, not a folder")
    asyncio.run(fonts.prepare())
    assert fonts._made == {TEXT: b"letters", ICONS: b"icons"}


def test_where_streamlits_files_look_otherwise_pages_have_its_fonts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index.html").write_text("<html>")
    monkeypatch.setattr(fonts, "INDEX", tmp_path / "index.html")
    face.cache_clear()
    with caplog.at_level(logging.WARNING):
        asyncio.run(fonts.prepare())
    assert fonts._made == {}
    assert f"declares no font {TEXT}" in caplog.text
    assert fonts.text_font() == preload.font()


@pytest.mark.parametrize(("kind", "patience"), [("letters", 60.0), ("icons", 0.01)])
def test_a_program_that_fails_or_takes_too_long_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, patience: float
) -> None:
    (tmp_path / "font.woff2").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "PATIENCE", patience)
    with pytest.raises(FontError, match=r"TTLibError|no font after"):
        asyncio.run(Order(kind, tmp_path / "font.woff2", "abc").make())


def test_a_range_is_written_as_a_style_sheet_has_it() -> None:
    assert fonts.unicode_range().startswith("U+20-7E,U+A0-17F,")
    assert fonts.unicode_range().count("U+") == len(RANGES)
