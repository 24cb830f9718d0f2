"""The smaller font: what is in it, when pages have it, and that Streamlit's comes where it cannot be made."""

import asyncio
import logging
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from data.load import FOLDER
from pages.panels.ui import served_files
from pages.server import font_subset, fonts, preload
from pages.server.fonts import FAMILY, RANGES, FontError, Order, face
from tests.pages.server.client import client
from tests.pages.server.html import Html

MOST_BYTES = 40_000
TEMPLATES = Path(fonts.__file__).parents[1] / "panels" / "templates"


@pytest.fixture(autouse=True)
def none_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No font is there, neither in this process nor in the user's cache folder."""
    monkeypatch.setattr(fonts, "_made", None)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_streamlits_style_sheet_is_as_expected() -> None:
    """If this fails, a new Streamlit declares its fonts in another way: look at ``fonts.py``."""
    assert f"static/media/{face().file.name}" == preload.font()
    assert "font-weight:100 900" in face().rule


def test_every_letter_of_our_texts_is_in_the_text_font() -> None:
    sources = [
        *(FOLDER / "locale").glob("*.po"),
        *FOLDER.glob("*.csv"),
        *FOLDER.glob("history/*.csv"),
        *TEMPLATES.glob("*.html"),
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
    assert len(made) < MOST_BYTES


def test_until_it_is_made_a_page_has_streamlits() -> None:
    html = client().get("/").text
    assert preloaded(html) == [preload.font()]
    assert fonts.rule() == ""


def test_a_page_names_the_font_that_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_made", b"letters")
    html = client().get("/").text
    letters = served_files.store.publish(b"letters", fonts.WOFF2)
    assert preloaded(html) == [letters]
    assert str(preload.font()) not in html
    (rule,) = [rule for rule in html.split("@font-face") if f"font-family:{FAMILY};" in rule]
    assert [letters in rule, "U+A0-17F" in rule, "font-weight:100 900" in rule] == [True] * 3
    assert html.index("@font-face") > html.index("./static/css/")
    answer = client().get(letters)
    assert (answer.content, answer.headers["content-type"]) == (b"letters", "font/woff2")


def preloaded(html: str) -> list[str]:
    """The fonts that a page loads at once, relative to the server's root."""
    links = Html(html).all("link", rel="preload")
    return [str(link["href"]).removeprefix("./") for link in links if link["as"] == "font"]


def test_it_is_made_once_for_a_release(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    async def make(order: Order) -> bytes:
        made.append(order.kept)
        return b"letters"

    monkeypatch.setattr(Order, "make", make)
    for _ in range(2):
        monkeypatch.setattr(fonts, "_made", None)
        asyncio.run(fonts.prepare())
        assert fonts._made == b"letters"
    assert len(made) == 1


def test_without_a_folder_to_write_to_it_is_made_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def make(_order: Order) -> bytes:
        return b"letters"

    monkeypatch.setattr(Order, "make", make)
    (tmp_path / "cache").write_text("a file, not a folder")
    asyncio.run(fonts.prepare())
    assert fonts._made == b"letters"


def test_where_streamlits_files_look_otherwise_pages_have_its_fonts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index.html").write_text("<html>")
    monkeypatch.setattr(fonts, "INDEX", tmp_path / "index.html")
    face.cache_clear()
    with caplog.at_level(logging.WARNING):
        asyncio.run(fonts.prepare())
    assert fonts._made is None
    assert f"declares no font {FAMILY}" in caplog.text
    assert fonts.text_font() == preload.font()


@pytest.mark.parametrize("patience", [60.0, 0.01])
def test_a_program_that_fails_or_takes_too_long_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, patience: float
) -> None:
    (tmp_path / "font.woff2").write_bytes(b"no font")
    monkeypatch.setattr(fonts, "PATIENCE", patience)
    with pytest.raises(FontError, match=r"TTLibError|no font after"):
        asyncio.run(Order(tmp_path / "font.woff2", "abc").make())


def test_a_range_is_written_as_a_style_sheet_has_it() -> None:
    assert fonts.unicode_range().startswith("U+20-7E,U+A0-17F,")
    assert fonts.unicode_range().count("U+") == len(RANGES)
