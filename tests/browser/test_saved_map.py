"""The map that opens from disk, by touch and by keyboard: no focus is lost, and the page stays where the reader is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from data.i18n import OWN_LIST, texts
from pages.panels.explore.exports import html_map
from tests.browser.conftest import DESK, PATIENCE
from tests.browser.pages import SavedMap
from tests.browser.test_basemaps import SCALE_UNDER_CREDITS
from tests.browser.test_keyboard import has_whole_ring
from tests.browser.test_screens import PANS_AT_ONCE, PHONE
from tests.pages.own_list import own_list

FEW = "Name;Place;Level\nA;Bodø;Arena\nB;Oslo;Arena\nC;Oslo;NCE\nD;Tromsø;GCE\n"
LISTED_AT_FIRST, ROWS = 200, 250
MANY = "Name;Place;Level\n" + "".join(f"Row {n};Oslo;Arena\n" for n in range(ROWS - 1)) + "Last;Bodø;GCE\n"
Opened = Callable[..., SavedMap]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    """Save the map of a list and open it from disk, in a browser that Playwright's context options set up."""
    contexts = []

    def open_map(rows: str, **options: object) -> SavedMap:
        data, file = own_list(rows), tmp_path / "map.html"
        t = texts("en", OWN_LIST)
        file.write_bytes(html_map(t, data, data.catalogue.clusters, [], []))
        settings = {"viewport": DESK, "reduced_motion": "reduce", "offline": True} | options
        contexts.append(browser.new_context(**settings))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(PATIENCE)
        saved = SavedMap(contexts[-1].new_page(), file)
        saved.open_from_disk()
        return saved

    yield open_map
    for context in contexts:
        context.close()


def button(saved: SavedMap, name: str) -> Locator:
    """The button whose accessible name begins with *name*."""
    return saved.page.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))


def test_a_tap_on_the_sea_closes_the_card_and_the_page_stays_at_the_map(opened: Opened) -> None:
    saved = opened(FEW, **PHONE)
    card = saved.page.get_by_role("article")
    button(saved, "D, GCE").tap()
    expect(card).to_be_visible()
    saved.page.touchscreen.tap(30, 200)
    expect(card).to_be_hidden()
    assert saved.page.evaluate("scrollY") == 0
    assert not saved.page.locator("#panel *:focus").count()


def test_escape_leaves_the_focus_on_the_marker_that_opened_the_card_and_the_way_back_leads_to_its_row(
    opened: Opened,
) -> None:
    saved = opened(FEW)
    marker = button(saved, "A, Arena")
    card = saved.page.get_by_role("article")
    marker.press("Enter")
    expect(card).to_be_visible()
    saved.page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(marker).to_be_focused()
    marker.press("Enter")
    card.get_by_role("button", name="The whole list").dispatch_event(
        "click"
    )  # as where a press gives no focus
    expect(card).to_be_hidden()
    expect(saved.page.locator('#list [data-choose="a"]')).to_be_focused()


def test_show_more_hands_the_focus_to_the_first_new_row_and_a_card_without_a_row_to_the_status(
    opened: Opened,
) -> None:
    saved = opened(MANY)
    page = saved.page
    rows = page.locator("#list [data-choose]")
    expect(rows).to_have_count(LISTED_AT_FIRST)
    button(saved, "Last, GCE").click()
    page.get_by_role("button", name="The whole list").press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    button(saved, "Show more").press("Enter")
    expect(rows).to_have_count(ROWS)
    expect(rows.nth(LISTED_AT_FIRST)).to_be_focused()
    for moment in ("beforeprint", "afterprint"):  # all rows are listed for paper
        page.evaluate("moment => dispatchEvent(new Event(moment))", moment)
        expect(rows.nth(LISTED_AT_FIRST)).to_be_focused()


def test_a_cluster_that_a_groups_list_names_leaves_a_ring_around_the_map(opened: Opened) -> None:
    saved = opened(FEW)
    button(saved, "2 entries").press("Enter")
    saved.page.locator(".group-list").get_by_role("button", name="B").press("Enter")
    expect(saved.page.get_by_role("article")).to_be_visible()
    saved.eventually(lambda: has_whole_ring(saved.page.locator(".leaflet-container")), True)


def test_an_arrow_key_moves_the_map_at_once_where_motion_is_to_be_reduced(opened: Opened) -> None:
    assert opened(FEW).page.evaluate(PANS_AT_ONCE)


def test_scale_and_credits_have_room_beside_each_other_however_wide_the_window_is(opened: Opened) -> None:
    saved = opened(FEW)
    for width in (480, 720, 1024):
        saved.page.set_viewport_size({"width": width, "height": 800})
        saved.eventually(lambda: saved.page.evaluate(SCALE_UNDER_CREDITS), False)
