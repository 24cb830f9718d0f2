"""Other screens and settings: a phone upright and on its side, a small window, the dark theme, reduced motion."""

import re
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from geo.map.symbols import symbol
from tests.browser.dashboard import MAP_FRAME, Dashboard, held
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, status

Reader = Callable[..., Dashboard]
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
PHONE_ON_ITS_SIDE = {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True}
SMALL: ViewportSize = {"width": 1024, "height": 768}
CHOSEN = CLUSTERS["act"]
FRAME_SCRIPT = re.compile(r"/ComponentInstance\b")  # of Streamlit's, which draws the map's frame
NORTHERN_GROUP = re.compile(r"^3 clusters: .*Arena")
COVERED_BY_CREDITS = """() => {
    const credits = document.querySelector(".leaflet-control-attribution").getBoundingClientRect();
    return [...document.querySelectorAll(".cluster-symbol, .cluster-group")]
        .filter(one => one.getBoundingClientRect().bottom > credits.top).map(one => one.ariaLabel);
}"""
# What the panel says at places that the button covers.
WORDS_UNDER = """button => {
    const { left, right, top, bottom } = button.getBoundingClientRect();
    const within = (box) => box.left < right && box.right > left && box.top < bottom && box.bottom > top;
    const walker = document.createTreeWalker(document.querySelector("#ic-panel"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        if ([...range.getClientRects()].some(within)) found.push(walker.currentNode.data);
    }
    return found;
}"""
SEA_DARK, PAGE_DARK = "#18222C", "#121920"  # map.css and .streamlit/config.toml


def test_a_phone_shows_map_and_list_opens_filters_by_a_button_and_a_card_by_a_tap(reader: Reader) -> None:
    phone = reader(**PHONE).open()
    expect_map_and_then_the_list(phone)
    expect_filters_behind_a_button(phone)
    phone.wait_idle()
    phone.marker(CHOSEN).tap()
    phone.expect_card(CHOSEN)
    phone.expect_no_sideways_scroll()
    phone.card.locator(".ic-sources li").last.scroll_into_view_if_needed()
    back = phone.panel.get_by_role("button", name="All clusters")
    expect(back).to_be_in_viewport(ratio=1)
    back.tap(trial=True)  # nothing covers it


def expect_map_and_then_the_list(phone: Dashboard) -> None:
    """The map stands above the list, and nothing makes the page scroll sideways."""
    phone.expect_no_sideways_scroll()
    phone.eventually(lambda: map_stands_high_and_behind_the_list(phone), True)
    expect(phone.status).to_have_text(status(TOTAL))
    expect(phone.status).to_be_in_viewport(ratio=1)
    expect_every_level_in_sight(phone)
    expect(phone.rows.first).not_to_be_in_viewport()
    phone.expect_on_map(LEVEL_COUNTS)
    phone.eventually(lambda: too_small_for_a_finger(phone.map.get_by_role("button")), "")
    phone.eventually(lambda: phone.map.locator("body").evaluate(COVERED_BY_CREDITS), [])


def expect_every_level_in_sight(phone: Dashboard) -> None:
    """Each level's chip, which is its entry in the legend too, is seen whole without scrolling."""
    for name in LEVEL_NAMES.values():
        expect(phone.panel.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)


def map_stands_high_and_behind_the_list(phone: Dashboard) -> bool:
    """Whether the map begins within the upper 240 pixels and ends below the upper edge of the sheet over it."""
    of_map, of_list = phone.page.locator(MAP_FRAME).bounding_box(), phone.panel.bounding_box()
    return bool(of_map and of_list and of_map["y"] < 240 and of_map["y"] + of_map["height"] > of_list["y"])


def too_small_for_a_finger(buttons: Locator) -> str:
    """The names of those of *buttons* that are less than 24 pixels wide or high."""
    boxes = {button.get_attribute("aria-label"): button.bounding_box() for button in buttons.all()}
    return ", ".join(
        str(name) for name, box in boxes.items() if box and min(box["width"], box["height"]) < 24
    )


def expect_filters_behind_a_button(phone: Dashboard) -> None:
    """A button opens the filters; what is filtered goes back by its chip, and the list comes up and goes down."""
    expect(phone.level_label("arena")).not_to_be_in_viewport()
    phone.page.get_by_role("button", name="Filters", exact=True).tap()
    expect(phone.level_label("arena")).to_be_in_viewport()
    expect(phone.page.get_by_role("button", name="Menu", exact=True)).to_be_hidden()
    phone.toggle_level("arena")
    expect(phone.status).to_have_text(status(TOTAL - 20))
    phone.page.get_by_role("button", name=f"Show {TOTAL - 20} clusters").tap()
    expect(phone.level_label("arena")).not_to_be_in_viewport()
    expect(phone.page.get_by_role("button", name="Filters (1)")).to_be_focused()
    phone.panel.get_by_role("button", name="Arena", exact=True).tap()
    expect(phone.status).to_have_text(status(TOTAL))
    phone.page.get_by_role("button", name="Show the list").tap()
    expect(phone.rows.nth(2)).to_be_in_viewport(ratio=1)
    phone.rows.last.scroll_into_view_if_needed()  # far down in the list the handle is still in sight
    expect(phone.page.get_by_role("button", name="Show the map")).to_be_in_viewport(ratio=1)
    phone.page.get_by_role("button", name="Show the map").tap()
    expect(phone.rows.nth(2)).not_to_be_in_viewport()
    expect(phone.page.locator(MAP_FRAME)).to_be_in_viewport()


def test_on_a_phone_a_short_list_too_comes_up_over_the_map_and_goes_down(reader: Reader) -> None:
    phone = reader(**PHONE | {"viewport": {"width": 390, "height": 844}}).go(q="havvind", lang="nb")
    for goes, comes in (("Vis listen", "Vis kartet"), ("Vis kartet", "Vis listen")):
        phone.page.get_by_role("button", name=goes, exact=True).tap()
        expect(phone.page.get_by_role("button", name=comes, exact=True)).to_be_visible()
    expect(phone.page.locator(MAP_FRAME)).to_be_in_viewport()


def test_on_a_phone_on_its_side_the_map_fills_the_left_and_a_tap_shows_the_name_beside_it(
    reader: Reader,
) -> None:
    phone = reader(**PHONE_ON_ITS_SIDE).open()
    phone.eventually(lambda: box_of_map(phone), (0, 0, 0.55, 390))
    expect_every_level_in_sight(phone)
    phone.eventually(lambda: phone.ask("() => map.dragging.enabled()"), True)
    expect(phone.level_label("arena")).not_to_be_in_viewport()
    phone.marker(CHOSEN).tap()
    phone.expect_card(CHOSEN)
    expect(phone.card_name).to_be_in_viewport(ratio=1)
    phone.page.get_by_role("button", name="Menu", exact=True).tap()
    expect(phone.page.get_by_role("menuitem", name="About")).to_be_in_viewport(ratio=1)
    phone.page.keyboard.press("Escape")
    phone.page.get_by_role("button", name="Filters", exact=True).tap()
    expect(phone.level_label("arena")).to_be_in_viewport(ratio=1)
    phone.page.get_by_role("button", name=f"Show {TOTAL} clusters").tap()
    expect(phone.level_label("arena")).not_to_be_in_viewport()
    phone.open(cluster="nce-media")
    phone.expect_card(CLUSTERS["nce-media"])
    expect(phone.card_name).to_be_in_viewport(ratio=1)
    phone.page.set_viewport_size({"width": 667, "height": 375})
    phone.eventually(lambda: box_of_map(phone), (0, 0, 0.55, 375))
    phone.close_card()
    phone.show_norway().group(NORTHERN_GROUP).tap()
    expect(phone.panel.get_by_role("heading", name="Myre and nearby")).to_be_in_viewport(ratio=1)
    expect(phone.map.locator(".group-list")).to_have_count(0)  # the list beside the map shows the group
    phone.page.set_viewport_size({"width": 844, "height": 390})
    phone.open().group(re.compile("15 clusters.*Oslo")).tap()
    phone.map.locator(".group-list li button").first.tap()
    expect(phone.card_name).to_be_in_viewport(ratio=1)
    expect(phone.card.locator("dl").first).to_be_attached()
    expect(phone.card_name).to_be_in_viewport(ratio=1)


def box_of_map(dashboard: Dashboard) -> tuple[int, int, float, int] | None:
    """Where the map begins (x, y, pixels), its share of the window's width, and its height in pixels."""
    box, window = dashboard.page.locator(MAP_FRAME).bounding_box(), dashboard.page.viewport_size
    if box is None or window is None:
        return None
    return round(box["x"]), round(box["y"]), round(box["width"] / window["width"], 2), round(box["height"])


def test_in_a_small_window_the_map_has_half_of_the_width_and_filters_are_a_drawer(reader: Reader) -> None:
    small = reader(viewport=SMALL).open()
    small.eventually(lambda: (box_of_map(small) or (0, 0, 0, 0))[2] > 0.5, True)
    small.wait_still()
    symbols = sorted(small.symbols())
    expect(small.level_label("arena")).not_to_be_in_viewport()
    expect(small.page.get_by_role("link", name="About", exact=True)).to_be_in_viewport(ratio=1)
    small.page.get_by_role("button", name="Filters", exact=True).click()
    expect(small.level_label("arena")).to_be_in_viewport(ratio=1)
    small.toggle_level("arena")
    expect(small.status).to_have_text(status(TOTAL - 20))
    small.page.mouse.click(900, 700)
    expect(small.level_label("arena")).not_to_be_in_viewport()
    expect(small.page.get_by_role("button", name="Filters (1)")).to_be_visible()
    small.page.emulate_media(media="print")
    expect(small.page.get_by_role("button", name="Filters (1)")).to_be_hidden()
    small.page.emulate_media(media="screen")
    small.page.set_viewport_size({"width": 1280, "height": 900})
    expect(small.level_label("arena")).to_be_in_viewport(ratio=1)
    small.toggle_level("arena")
    expect(small.status).to_have_text(status(TOTAL))
    small.page.set_viewport_size(SMALL)
    small.eventually(lambda: sorted(small.symbols()), symbols)
    expect(small.page).not_to_have_url(re.compile("at="))
    small.page.get_by_role("button", name="Filters", exact=True).click()
    expect(small.level_label("arena")).to_be_in_viewport(ratio=1)
    small.page.keyboard.press("Escape")
    expect(small.level_label("arena")).not_to_be_in_viewport()
    expect(small.page.get_by_role("button", name="Filters", exact=True)).to_be_focused()


def test_the_dark_theme_reaches_page_map_and_symbols_and_can_change_while_the_map_is_open(
    dashboard: Dashboard,
) -> None:
    dashboard.page.emulate_media(color_scheme="dark")
    dark = dashboard.open()
    expect(dark.map.locator("html[data-theme=dark]")).to_be_attached()
    expect(dark.page.locator(".stApp")).to_have_css("background-color", rgb(PAGE_DARK))
    expect(dark.map.locator(".leaflet-container")).to_have_css("background-color", rgb(SEA_DARK))
    arena = dark.panel.locator(".ic-list .ic-symbol path").first
    expect(arena).to_have_css("fill", rgb(symbol(0).dark))
    dark.eventually(lambda: rgb(symbol(0).dark) in fills(dark.map.locator(".cluster-symbol .shape")), True)
    for theme in ("light", "dark"):
        dark.page.emulate_media(color_scheme=theme)
        expect(dark.map.locator(f"html[data-theme={theme}]")).to_be_attached()


def rgb(colour: str) -> str:
    """A colour as the browser writes it: ``"#18222C"`` -> ``"rgb(24, 34, 44)"``."""
    return f"rgb({', '.join(str(part) for part in bytes.fromhex(colour[1:]))})"


def fills(shapes: Locator) -> list[str]:
    """The fill of each of *shapes*."""
    return list(shapes.evaluate_all("all => all.map(one => getComputedStyle(one).fill)"))


# Whether an arrow key has moved the map all the way before anything else happens: by 80 pixels, as Leaflet has it.
PANS_AT_ONCE = """() => {
    const map = Object.values(window).find(one => one instanceof L.Map);
    const corner = map.containerPointToLatLng([0, 0]);
    map.getContainer().focus();
    map.getContainer().dispatchEvent(new KeyboardEvent("keydown", { keyCode: 40, bubbles: true }));
    return map.latLngToContainerPoint(corner).round().y === -80;
}"""


@pytest.mark.parametrize(("motion", "moves"), [("reduce", False), ("no-preference", True)])
def test_the_map_moves_softly_unless_motion_is_to_be_reduced(
    dashboard: Dashboard, motion: Literal["reduce", "no-preference"], moves: bool
) -> None:
    dashboard.page.emulate_media(reduced_motion=motion)
    dashboard.open()
    marker = dashboard.map.locator(".cluster-symbol svg").first
    duration = "one => getComputedStyle(one).transitionDuration"
    dashboard.eventually(lambda: marker.evaluate(duration) != "0s", moves)
    at_once = "() => { const before = map.getZoom(); map.zoomIn(); return map.getZoom() > before }"
    assert dashboard.ask(at_once) is not moves
    dashboard.wait_still()
    assert dashboard.ask(PANS_AT_ONCE) is not moves


TAP_TWICE = """button => {
  const before = map.getZoom();
  const taps = { bubbles: true, detail: 1, pointerType: "touch" };
  button.dispatchEvent(new PointerEvent("click", taps));
  button.dispatchEvent(new PointerEvent("click", taps));
  return (map.getZoom() - before) / map.options.zoomDelta;
}"""


def test_two_quick_taps_on_a_control_are_no_double_click_on_the_map(
    reader: Callable[..., Dashboard],
) -> None:
    phone = reader(**PHONE).open()
    assert phone.map.get_by_role("button", name="Zoom in").evaluate(TAP_TWICE) == 2


def test_the_list_of_a_group_covers_no_button_of_the_map_in_part(reader: Reader) -> None:
    phone = reader(**PHONE | {"viewport": {"width": 360, "height": 640}}).open()
    bars, groups_list = phone.map.locator(".leaflet-bar"), phone.map.locator(".group-list")
    expect(bars).to_have_count(2)
    phone.group(re.compile("15 clusters.*Oslo")).tap()
    expect(groups_list).to_be_visible()
    top = (groups_list.bounding_box() or {"y": 0})["y"]
    seen = [box for bar in bars.all() if bar.is_visible() and (box := bar.bounding_box())]
    assert seen
    assert all(box["y"] + box["height"] <= top for box in seen)
    phone.close_group_list()
    for bar in bars.all():
        expect(bar).to_be_visible()


def test_a_link_to_a_cluster_begins_with_the_map_right_below_the_bar_of_a_phone(
    reader: Callable[..., Dashboard],
) -> None:
    expect_map_between_bar_and_card(reader(**PHONE).open(cluster="nce-media"))


def test_a_card_that_comes_before_the_map_makes_room_for_it(reader: Callable[..., Dashboard]) -> None:
    phone = reader(**PHONE)
    with held(phone.page, FRAME_SCRIPT):
        phone.go(cluster="nce-media")
        expect(phone.card.get_by_role("heading", include_hidden=True).first).to_be_attached()
    phone.wait_drawn()
    expect_map_between_bar_and_card(phone)


def expect_map_between_bar_and_card(phone: Dashboard) -> None:
    """The map begins where the bar ends, and nothing of it is behind the card."""
    frame = phone.page.locator(MAP_FRAME)
    edges = "one => { const { top, bottom } = one.getBoundingClientRect(); return [top, bottom].map(Math.round); }"
    bar = phone.page.locator(".stAppHeader").evaluate(edges)
    phone.eventually(lambda: frame.evaluate(edges)[0], bar[1])
    phone.eventually(lambda: phone.panel.evaluate(edges)[0] >= frame.evaluate(edges)[1], True)


@pytest.mark.parametrize("screen", [PHONE, PHONE_ON_ITS_SIDE], ids=["upright", "on its side"])
def test_on_a_phone_the_button_to_share_lies_over_no_word(reader: Reader, screen: dict[str, object]) -> None:
    phone = reader(**screen).go(year="2014", sector="energy", lang="nb")
    expect(phone.status).to_contain_text("innen utgangen av 2014")
    share = phone.page.get_by_role("button", name="Del", exact=True)
    share.scroll_into_view_if_needed()
    assert share.evaluate(WORDS_UNDER) == []
