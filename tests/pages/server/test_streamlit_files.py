"""What we rely on in the files that Streamlit sends to browsers is still as we expect it.

If a test fails here, a new Streamlit is built in another way: look at ``pages/server/streamlit_files.py``.
"""

import json
import re

import pytest

from pages.panels.ui.streamlit_internals import FRAME_FOLDER, FRAME_PAGE, INDEX, STATIC
from pages.server import streamlit_files
from pages.server.streamlit_files import (
    ABOVE_SHEET,
    DIGEST_IN_NAME,
    ELEMENT,
    ENTRY,
    FONT,
    FONT_RULE,
    FONT_SOURCE,
    ICON_FONT,
    ICON_NAME,
    NAMED,
    NO_SCRIPTS,
    PRELOAD_MAP,
    SCRIPT_OF_FRAME,
    SHEET,
    TEXT_FONT,
    declares_upright,
    from_root,
    media,
    reference,
)

FOLDER = INDEX.parent
PAGE = INDEX.read_text("utf-8")


@pytest.mark.parametrize("name", ["TITLE", "LANGUAGE", "ROOT", "FIRST_SCRIPT", "END_OF_HEAD"])
def test_the_page_has_one_of_each_part_that_is_replaced(name: str) -> None:
    assert PAGE.count(getattr(streamlit_files, name)) == 1


def test_the_page_has_one_text_for_readers_without_scripts() -> None:
    assert len(NO_SCRIPTS.findall(PAGE)) == 1


@pytest.mark.parametrize("pattern", [SHEET, ENTRY, FONT])
def test_the_page_names_one_style_sheet_one_first_script_and_one_font(pattern: re.Pattern[str]) -> None:
    [address] = pattern.findall(PAGE)
    assert (FOLDER / address).is_file()


def test_the_page_names_further_scripts() -> None:
    named = NAMED.findall(PAGE)
    assert named
    assert [one for one in named if not (FOLDER / one).is_file() or reference(one) not in PAGE] == []


def test_the_style_sheet_names_files_from_its_own_folder() -> None:
    assert len(ABOVE_SHEET.findall(sheet())) > 20


@pytest.mark.parametrize("family", [TEXT_FONT, ICON_FONT])
def test_the_style_sheet_declares_the_upright_font_with_its_file(family: str) -> None:
    [rule] = [one for one in FONT_RULE.findall(sheet()) if declares_upright(one, family)]
    [source] = FONT_SOURCE.findall(rule)
    assert (FOLDER / STATIC / source).is_file()
    assert media(source.rpartition("/")[2]) == f"{STATIC}{source}"


def sheet() -> str:
    """Streamlit's style sheet."""
    found = SHEET.search(PAGE)
    assert found
    return (FOLDER / found[1]).read_text("utf-8")


def test_the_first_script_lists_all_files_and_which_of_them_an_element_takes() -> None:
    [address] = ENTRY.findall(PAGE)
    script = (FOLDER / address).read_text("utf-8")
    [files] = PRELOAD_MAP.findall(script)
    listed = [from_root(name) for name in json.loads(files)]
    assert [one for one in listed if not (FOLDER / one).is_file()] == []
    elements = dict(ELEMENT.findall(script))
    assert len(elements) > 20
    assert all(
        int(number) < len(listed) for taken in elements.values() for number in taken.split(",") if number
    )


def test_the_scripts_name_icons() -> None:
    scripts = (FOLDER / STATIC / "js").glob("*.js")
    assert any(ICON_NAME.search(script.read_text("utf-8")) for script in scripts)


def test_the_frame_of_the_map_names_its_scripts() -> None:
    scripts = SCRIPT_OF_FRAME.findall(FRAME_PAGE.read_text("utf-8"))
    assert scripts
    for script in scripts:
        assert (FRAME_PAGE.parent / script).is_file()
        assert re.match(DIGEST_IN_NAME, FRAME_FOLDER + script)


def test_the_names_of_files_hold_a_digest_of_their_content() -> None:
    files = [path for path in (FOLDER / STATIC).rglob("*") if path.suffix in (".js", ".css", ".woff2")]
    assert len(files) > 50
    names = [path.relative_to(FOLDER).as_posix() for path in files]
    assert [name for name in names if not re.match(DIGEST_IN_NAME, name)] == []
