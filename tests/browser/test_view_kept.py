"""The map is mounted once: filters, choices and the theme leave its frame alone, all but counties its view too."""

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard, MapView
from tests.browser.facts import CLUSTERS, TOTAL, status
from tests.browser.watch import Watch

ALONE = CLUSTERS["act"]
MARK = "the same frame"
ZOOM = 6
# Degrees of longitude; Leaflet puts the middle at a whole pixel when the frame gets another height, as with a legend.
PIXEL = 360 / 256 / 2**ZOOM


def no_level(dashboard: Dashboard) -> None:
    dashboard.sidebar.get_by_role("button", name="No level").click()
    expect(dashboard.status).to_have_text(status(0))


def all_levels(dashboard: Dashboard) -> None:
    dashboard.sidebar.get_by_role("button", name="All levels").click()
    expect(dashboard.status).to_have_text(status(TOTAL))


def one_level_off(dashboard: Dashboard) -> None:
    dashboard.toggle_level("nce")
    expect(dashboard.status).to_have_text(status(TOTAL - 9))


def a_sector(dashboard: Dashboard) -> None:
    dashboard.choose_option("Sector", "Energy")
    expect(dashboard.status).to_have_text(status(7))


def a_reset(dashboard: Dashboard) -> None:
    dashboard.sidebar.get_by_role("button", name="Reset filters").click()
    expect(dashboard.status).to_have_text(status(TOTAL))


def a_search(dashboard: Dashboard) -> None:
    dashboard.search("zzzz")
    expect(dashboard.status).to_have_text(status(0))


def a_choice_on_the_map(dashboard: Dashboard) -> None:
    dashboard.marker(ALONE).click()
    dashboard.expect_card(ALONE)


def a_choice_in_the_list(dashboard: Dashboard) -> None:
    dashboard.row(ALONE).click()
    dashboard.expect_card(ALONE)


def the_card_closed(dashboard: Dashboard) -> None:
    dashboard.close_card()


def shaded_counties(dashboard: Dashboard) -> None:
    dashboard.choose_option("Base map", "Clusters in each county")
    expect(dashboard.map.locator(".shade-legend")).to_be_visible()


def the_outline(dashboard: Dashboard) -> None:
    dashboard.choose_option("Base map", "Outline")
    expect(dashboard.map.locator(".shade-legend")).to_have_count(0)


def the_dark_theme(dashboard: Dashboard) -> None:
    dashboard.page.emulate_media(color_scheme="dark")
    expect(dashboard.map.locator("html[data-theme=dark]")).to_be_attached()


def the_light_theme(dashboard: Dashboard) -> None:
    dashboard.page.emulate_media(color_scheme="light")
    expect(dashboard.map.locator("html[data-theme=light]")).to_be_attached()


# Each is done, and then what takes it back.
ACTS = (
    (no_level, all_levels),
    (one_level_off, a_reset),
    (a_sector, a_reset),
    (a_search, a_reset),
    (a_choice_on_the_map, the_card_closed),
    (a_choice_in_the_list, the_card_closed),
    (shaded_counties, the_outline),
    (the_dark_theme, the_light_theme),
)


def test_frame_zoom_and_centre_survive(drawn: Dashboard, subtests: pytest.Subtests) -> None:
    drawn.ask("mark => { window.__mark = mark }", MARK)
    for act, undo in ACTS:
        drawn.ask("zoom => { map.setView([66.5, 15], zoom) }", ZOOM)
        drawn.wait_still()
        before = drawn.view()
        with subtests.test(act.__name__):
            act(drawn)
            expect_view(drawn, before)
        with subtests.test(f"{act.__name__}, {undo.__name__}"):
            undo(drawn)
            expect_view(drawn, before)


def expect_view(dashboard: Dashboard, wanted: MapView) -> None:
    """Once the server has answered, it is the same frame, and the map in it stands as *wanted*."""
    dashboard.wait_idle()
    dashboard.wait_still()
    assert dashboard.ask("() => window.__mark") == MARK
    now = dashboard.view()
    assert now.zoom == wanted.zoom
    assert (now.latitude, now.longitude) == pytest.approx((wanted.latitude, wanted.longitude), abs=PIXEL)


def test_a_county_filter_moves_the_same_map_to_the_county_and_back(drawn: Dashboard) -> None:
    drawn.ask("mark => { window.__mark = mark }", MARK)
    drawn.choose_option("County", "Nordland")
    expect(drawn.status).to_have_text(status(4))
    drawn.eventually(lambda: round(drawn.view().latitude), 67)
    drawn.remove_filter("Nordland")
    drawn.eventually(lambda: round(drawn.view().latitude), 65)
    assert drawn.ask("() => window.__mark") == MARK
    drawn.expect_parameters()


def test_panning_and_zooming_ask_the_server_nothing(drawn: Dashboard, watch: Watch) -> None:
    drawn.wait_idle()
    sent = watch.sent
    before = drawn.view()
    drawn.map.get_by_role("button", name="Zoom in").click()
    drawn.wait_still()
    drawn.map.locator(".leaflet-container").focus()
    drawn.page.keyboard.press("ArrowUp")
    drawn.eventually(lambda: drawn.view().zoom > before.zoom, True)
    drawn.eventually(lambda: drawn.view().latitude > before.latitude, True)
    drawn.wait_still()
    drawn.marker(ALONE).click()
    drawn.expect_card(ALONE)
    drawn.wait_idle()
    assert watch.sent == sent + 1
