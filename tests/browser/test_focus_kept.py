"""What had the focus and is gone hands it on to what stands in its place, and never to the page as a whole."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, TOTAL, status
from tests.browser.own_page import OwnPage
from tests.browser.pages import HEADINGS
from tests.browser.test_screens import PHONE, PHONE_ON_ITS_SIDE, Reader

pytestmark = pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
CHOSEN = CLUSTERS["nce-media"]


def heading(dashboard: Dashboard, path: str) -> Locator:
    """The heading of the page at *path*."""
    return dashboard.page.get_by_role("heading", name=HEADINGS[path][1], level=1)


def test_a_removed_filter_hands_the_focus_on_to_the_next_one_and_the_last_to_the_list(
    dashboard: Dashboard,
) -> None:
    drawn = dashboard.open(sector="energy", county="rogaland")
    drawn.expect_chips("Energy", "Rogaland")
    chips = drawn.panel.get_by_role("list", name="Active filters").get_by_role("button")
    chips.first.press("Enter")
    expect(chips).to_have_count(1)
    expect(chips).to_be_focused()
    chips.press("Enter")
    expect(chips).to_have_count(0)
    expect(drawn.panel).to_be_focused()


def test_reset_keeps_the_focus_beside_the_filters_and_leaves_it_in_the_list(dashboard: Dashboard) -> None:
    drawn = dashboard.open(q="zzzz", sector="energy")
    drawn.panel.get_by_role("button", name="Reset all filters").press("Enter")
    expect(drawn.status).to_have_text(status(TOTAL))
    expect(drawn.panel).to_be_focused()
    drawn.toggle_level("arena")
    expect(drawn.status).to_have_text(status(TOTAL - 20))
    reset = drawn.sidebar.get_by_role("button", name="Reset filters")
    reset.press("Enter")
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.wait_idle()
    expect(reset).to_be_focused()


def test_a_link_that_goes_with_its_page_hands_the_focus_on_to_the_next_pages_heading(
    dashboard: Dashboard,
) -> None:
    dashboard.go("clusters", cluster=CHOSEN.id).page.get_by_role("link", name="Show on map").press("Enter")
    dashboard.expect_card(CHOSEN)
    expect(heading(dashboard, "")).to_be_focused()


def test_a_phones_menu_hands_the_focus_on_to_the_page(reader: Reader) -> None:
    phone = reader(**PHONE).open()
    phone.page.get_by_role("button", name="Menu", exact=True).press("Enter")
    phone.page.get_by_role("link", name="About", exact=True).press("Enter")
    expect(heading(phone, "about")).to_be_focused()


def test_escape_out_of_the_menu_of_a_phone_on_its_side_leads_back_to_its_button(reader: Reader) -> None:
    phone = reader(**PHONE_ON_ITS_SIDE).open()
    menu = phone.page.get_by_role("button", name="Menu", exact=True)
    menu.press("Enter")
    expect(phone.page.get_by_role("menuitem", name="Map", exact=True)).to_be_focused()
    phone.page.keyboard.press("Escape")
    expect(menu).to_be_focused()


def test_a_box_that_was_answered_and_a_button_that_is_done_with_hand_the_focus_on(
    dashboard: Dashboard,
) -> None:
    own = OwnPage(dashboard).open()
    own.upload("list.csv", b"Name,Place\nA,Xyzzy\nB,Qwerty\nC,Oslo\n")
    own.expect_read(3, 3, 1)
    boxes = own.main.get_by_role("combobox", name="Which place is meant")
    boxes.first.fill("Bergen")
    boxes.first.press("Enter")
    own.expect_read(3, 3, 2)
    expect(boxes).to_have_count(1)
    expect(boxes).to_be_focused()
