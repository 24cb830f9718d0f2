"""The map by keyboard alone."""

import io
import re

from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.dashboard import GROUP, GROUPS, MOST_GROUPS, Dashboard
from tests.browser.facts import CLUSTERS

NORTHERN, SOUTHERN = CLUSTERS["concrete-innovation-cluster"], CLUSTERS["act"]
IN_OSLO = CLUSTERS["construction-city"]
MOST_TABS = 40
IN_THE_MOUNTAINS = "9/61.5/9"  # land to every edge of the map
FOCUS = (0x0B, 0x5F, 0xFF)  # map.css
SPREAD = f"() => Boolean(({GROUPS})._spiderfied)"


def focused(dashboard: Dashboard) -> Locator:
    """What has the focus inside the map's frame."""
    return dashboard.map.locator("*:focus")


def tab_to_first_symbol(dashboard: Dashboard) -> None:
    """Press Tab from the link before the map until a symbol of the map has the focus."""
    dashboard.page.get_by_role("link", name="Skip the map").focus()
    for _ in range(MOST_TABS):
        dashboard.page.keyboard.press("Tab")
        if dashboard.map.locator(".cluster-symbol:focus, .cluster-group:focus").count():
            return
    raise AssertionError(f"No symbol of the map got the focus by {MOST_TABS} times Tab.")


def has_whole_ring(element: Locator) -> bool:
    """Whether the ring of the focus is seen along all edges of *element*, but for the corners, which may be round."""
    picture = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    width, height = picture.size
    lines = [(x, y) for x in (1, width - 2) for y in range(height // 10, height * 9 // 10)]
    lines += [(x, y) for y in (1, height - 2) for x in range(width // 10, width * 9 // 10)]
    return {picture.getpixel(point) for point in lines} == {FOCUS}


def test_tab_leads_into_the_map_and_out_of_it(drawn: Dashboard) -> None:
    tab_to_first_symbol(drawn)
    expect(focused(drawn)).to_have_role("button")
    expect(focused(drawn)).to_have_accessible_name(re.compile("Arena|NCE|GCE|Mature"))
    for _ in range(MOST_TABS):
        drawn.page.keyboard.press("Tab")
        if drawn.panel.locator("*:focus").count():
            return
    raise AssertionError("Tab does not lead out of the map to the list.")


def test_the_ring_around_the_map_lies_over_its_land(dashboard: Dashboard) -> None:
    dashboard.open(at=IN_THE_MOUNTAINS)
    dashboard.page.get_by_role("link", name="Skip the map").focus()
    dashboard.page.keyboard.press("Tab")
    expect(dashboard.map.get_by_role("application")).to_be_focused()
    dashboard.eventually(lambda: has_whole_ring(dashboard.map.get_by_role("application")), True)


def test_a_groups_tooltip_stays_on_the_map_and_off_its_symbol(drawn: Dashboard) -> None:
    group = drawn.group(re.compile("; Oslo and nearby$"))
    group.hover()
    tooltip = drawn.map.locator(".cluster-name")
    expect(tooltip).to_contain_text("Oslo and nearby: 15 clusters")
    expect(tooltip).to_contain_text("and 10 more")
    name, symbol = tooltip.bounding_box(), group.bounding_box()
    below = drawn.map.locator(".leaflet-control-attribution").bounding_box()
    assert name is not None
    assert symbol is not None
    assert below is not None
    assert name["y"] + name["height"] <= below["y"]
    assert name["x"] >= symbol["x"] + symbol["width"] or name["x"] + name["width"] <= symbol["x"]


def test_focus_shows_a_markers_name_level_and_place_and_an_arrow_key_goes_to_the_next_one(
    drawn: Dashboard,
) -> None:
    drawn.marker(NORTHERN).focus()
    tooltip = drawn.map.locator(".cluster-name")
    expect(tooltip).to_contain_text(NORTHERN.listed_name)
    expect(tooltip).to_contain_text("Arena · Narvik")
    drawn.page.keyboard.press("ArrowDown")
    expect(drawn.marker(SOUTHERN)).to_be_focused()
    drawn.page.keyboard.press("ArrowUp")
    expect(drawn.group("2 clusters: Arena (1), Arena Pro (1); ")).to_be_focused()
    drawn.page.keyboard.press("ArrowRight")
    expect(drawn.marker(NORTHERN)).to_be_focused()


def test_enter_and_space_choose_and_escape_closes(drawn: Dashboard) -> None:
    for key in ("Enter", "Space"):
        drawn.marker(NORTHERN).focus()
        drawn.page.keyboard.press(key)
        drawn.expect_card(NORTHERN)
        expect(drawn.marker(NORTHERN)).to_be_focused()
        drawn.page.keyboard.press("Escape")
        expect(drawn.card).to_have_count(0)
        drawn.expect_parameters()


def test_escape_folds_a_spread_and_only_then_closes_the_card(drawn: Dashboard) -> None:
    drawn.row(IN_OSLO).click()
    drawn.expect_card(IN_OSLO)
    group_passed_over = drawn.map.locator('.cluster-group[aria-hidden="true"][tabindex="-1"]')
    expect(group_passed_over).to_have_count(1)
    drawn.marker(IN_OSLO).focus()
    drawn.page.keyboard.press("Escape")
    expect(drawn.marker(IN_OSLO)).to_have_count(0)
    expect(group_passed_over).to_have_count(0)
    expect(focused(drawn)).to_have_accessible_name(re.compile(r"^\d+ clusters: "))
    drawn.expect_card(IN_OSLO)
    drawn.page.keyboard.press("Escape")
    expect(drawn.card).to_have_count(0)


def test_enter_opens_group_after_group_and_the_focus_stays_on_the_map(drawn: Dashboard) -> None:
    drawn.group(re.compile("^15 clusters")).focus()
    for _ in range(MOST_GROUPS):
        drawn.page.keyboard.press("Enter")
        drawn.wait_still()
        expect(focused(drawn)).to_have_role("button")
        if not GROUP.match(focused(drawn).get_attribute("aria-label") or "") or drawn.ask(SPREAD):
            return
    raise AssertionError("Enter opens no group down to its clusters.")


def test_the_whole_way_from_map_to_card_and_back_needs_no_mouse(drawn: Dashboard) -> None:
    tab_to_first_symbol(drawn)
    drawn.marker(SOUTHERN).focus()
    drawn.page.keyboard.press("Enter")
    drawn.expect_card(SOUTHERN)
    back = drawn.panel.get_by_role("button", name="All clusters")
    back.focus()
    drawn.page.keyboard.press("Enter")
    expect(drawn.card).to_have_count(0)
    expect(drawn.row(SOUTHERN)).to_be_focused()


def test_the_side_panel_is_closed_and_opened_by_keyboard_wherever_the_mouse_is(drawn: Dashboard) -> None:
    drawn.page.mouse.move(900, 600)
    drawn.page.get_by_role("link", name="Skip to main content").focus()
    drawn.page.keyboard.press("Tab")
    expect(drawn.page.get_by_role("button", name="Collapse sidebar")).to_be_focused()
    drawn.page.keyboard.press("Enter")
    expect(drawn.level_label("arena")).not_to_be_in_viewport()
    drawn.page.get_by_role("button", name="Expand sidebar").press("Enter")
    expect(drawn.level_label("arena")).to_be_in_viewport()
