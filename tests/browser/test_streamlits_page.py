"""What our scripts rely on in Streamlit's page: ``streamlit.js`` of the page and ``streamlit_page.js`` of the map."""

import re

import pytest
from playwright.sync_api import expect

from geo.map.bundle import WEB as MAP_WEB
from pages.panels.ui.assets import WEB as PAGE_WEB
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW

PAGE = (PAGE_WEB / "streamlit.js").read_text(encoding="utf-8")
# Streamlit's own names: test ids, classes, attributes.
NAMES = re.compile(r"data-testid|data-selected|(?<=[ '\"`.])st[A-Z]\w+|st-key-\w+|\bStreamlit\.")
SELECTORS = {
    "CLOSE_SIDEBAR": 1,  # how many elements there must be at least, on the map page
    "LEVEL_BOX": 5,
}


def constant(name: str) -> str:
    """The text of a constant."""
    found = re.search(rf"const {name} = (['\"])(.*)\1;", PAGE)
    assert found, name
    return found[2]


@pytest.mark.parametrize("name", SELECTORS)
def test_a_selector_finds_what_it_is_for(drawn: Dashboard, name: str) -> None:
    assert drawn.page.locator(constant(name)).count() >= SELECTORS[name]


def test_a_box_bears_its_state(drawn: Dashboard) -> None:
    box = drawn.page.locator(constant("LEVEL_BOX")).first
    state = f"[{constant('BOX_STATE')}]"
    assert box.evaluate("(box, state) => Boolean(box.querySelector(state) ?? box.closest(state))", state)


@pytest.mark.console(LOOKED_FOR_BELOW)
@pytest.mark.parametrize("selector", constant("OURS").split(", "))
def test_what_holds_words_of_ours_is_on_a_page_of_text(dashboard: Dashboard, selector: str) -> None:
    dashboard.go("your_data")
    expect(dashboard.page.locator(selector).first).to_be_attached()


def test_the_map_is_in_a_frame_that_knows_its_page(drawn: Dashboard) -> None:
    surroundings = re.search(r'MAP_FRAME = "(.*)"', PAGE)
    assert surroundings
    assert drawn.page.locator(f"{surroundings[1]} iframe").count() == 1
    script = (MAP_WEB / "streamlit_page.js").read_text(encoding="utf-8")
    app = re.search(r'parent\.document\.querySelector\("(.*?)"\)', script)
    assert app
    assert drawn.page.locator(app[1]).evaluate("app => getComputedStyle(app).colorScheme") in (
        "light",
        "dark",
    )
    assert drawn.ask("() => typeof Streamlit.RENDER_EVENT") == "string"


def test_no_other_script_names_what_is_streamlits() -> None:
    others = [
        path
        for folder in (PAGE_WEB, MAP_WEB)
        for path in folder.glob("*.js")
        if path.name not in ("streamlit.js", "streamlit_page.js")
    ]
    code = {path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL) for path in others}
    assert {name: found for name, text in code.items() if (found := NAMES.findall(text))} == {}
    assert NAMES.findall(PAGE)
