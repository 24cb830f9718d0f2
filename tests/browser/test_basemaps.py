"""Base maps that the reader chooses: who is asked, and what stays when nobody answers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from geo.map.tiles import TILE_SERVICES, TileService
from tests.browser.dashboard import FRAME_STANDS, MAP_FRAME, Dashboard
from tests.browser.facts import CATALOGUE, LEVEL_COUNTS
from tests.browser.tour import LANGUAGES
from tests.browser.watch import Watch

NAMES = {
    "kartverket-grey": "Kartverket, grey (online)",
    "kartverket-topo": "Kartverket, topographic (online)",
    "openstreetmap": "OpenStreetMap (online)",
}
# What the ground shows: whether names of places are seen, whether all land is filled, and the closest zoom level.
GROUND = """() => {
    const names = [...document.querySelectorAll(".town-name, .symbol-place")];
    const land = [...document.querySelectorAll("path.county, path.neighbour")];
    return {
        names: names.some(one => one.checkVisibility()),
        land: land.every(one => getComputedStyle(one).fillOpacity === "1"),
        zoom: map.getMaxZoom(),
    };
}"""
# Whether the credits lie over the scale; a map that is too narrow for a scale has none.
SCALE_UNDER_CREDITS = """() => {
    const [scale, credits] = ["scale", "attribution"].map(
        kind => document.querySelector(`.leaflet-control-${kind}`).getBoundingClientRect());
    return scale.width > 0 && scale.right > credits.left && scale.bottom > credits.top;
}"""
WIDTHS = (480, 768, 1024, 1280, 1366, 1440, 1536, 1920)
OF_THE_OUTLINE = {"names": True, "land": True, "zoom": 10}
OF_TILES = {"names": False, "land": True, "zoom": 14}
# Leaflet draws nothing for a tile of one pixel, yet counts it as loaded.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b49444154789c6360000200000500017a5eab3f"
    "0000000049454e44ae426082"
)


@pytest.mark.outside("cache.kartverket.no", "tile.openstreetmap.org")
@pytest.mark.parametrize("service", TILE_SERVICES, ids=lambda service: service.id)
def test_only_the_chosen_service_is_asked_and_the_outline_stays_when_it_is_silent(
    drawn: Dashboard, watch: Watch, service: TileService
) -> None:
    drawn.eventually(lambda: drawn.ask(GROUND), OF_THE_OUTLINE)
    drawn.choose_option("Base map", NAMES[service.id])
    expect(drawn.notice).to_have_text("The online base map does not answer. The outline stays.")
    host = service.url.split("/")[2]
    assert watch.outside_hosts() == {host}
    expect(drawn.map.locator("path.county").first).to_be_attached()
    expect(drawn.map.get_by_role("link", name=service.attribution)).to_have_attribute(
        "href", service.attribution_url
    )
    drawn.eventually(lambda: drawn.ask(GROUND), OF_THE_OUTLINE)
    drawn.expect_on_map(LEVEL_COUNTS)
    drawn.expect_parameters(basemap=[service.id])


@pytest.mark.outside("cache.kartverket.no")
def test_back_to_the_outline_takes_the_notice_and_the_tiles_away(drawn: Dashboard, watch: Watch) -> None:
    drawn.choose_option("Base map", NAMES["kartverket-grey"])
    expect(drawn.notice).to_be_visible()
    drawn.choose_option("Base map", "Outline")
    expect(drawn.map.locator(".leaflet-tile")).to_have_count(0)
    expect(drawn.notice).to_be_hidden()
    assert watch.outside_hosts() == {"cache.kartverket.no"}


@pytest.mark.outside("tile.openstreetmap.org")
def test_tiles_that_answer_are_drawn_and_a_referrer_is_sent(drawn: Dashboard) -> None:
    referrers = []

    def answer(route: Route) -> None:
        referrers.append(route.request.headers.get("referer"))
        route.fulfill(body=PIXEL, content_type="image/png")

    drawn.page.route("https://tile.openstreetmap.org/**", answer)
    drawn.choose_option("Base map", NAMES["openstreetmap"])
    expect(drawn.map.locator(".leaflet-tile-loaded").first).to_be_attached()
    expect(drawn.notice).to_be_hidden()
    assert set(referrers) == {drawn.address}


@pytest.mark.outside("tile.openstreetmap.org")
def test_the_names_of_a_service_that_answers_late_take_the_place_of_ours(dashboard: Dashboard) -> None:
    dashboard.open(basemap="openstreetmap")
    expect(dashboard.notice).to_be_visible()
    dashboard.eventually(lambda: dashboard.ask(GROUND), OF_THE_OUTLINE)
    dashboard.page.route(
        "https://tile.openstreetmap.org/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png")
    )
    dashboard.map.get_by_role("button", name="Zoom in").click()
    expect(dashboard.notice).to_be_hidden()
    dashboard.eventually(lambda: dashboard.ask(GROUND), OF_TILES)


@pytest.mark.outside("cache.kartverket.no")
def test_an_address_leads_as_close_as_the_tiles_go(dashboard: Dashboard) -> None:
    dashboard.page.route(
        "https://cache.kartverket.no/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png")
    )
    dashboard.open(basemap="kartverket-grey", at="13/59.9/10.7")
    expect(dashboard.map.locator(".leaflet-tile-loaded").first).to_be_attached()
    dashboard.wait_idle()
    assert dashboard.view().zoom == 13


@pytest.mark.outside("tile.openstreetmap.org")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("embed", [{}, {"embed": "true"}], ids=["page", "frame of another site"])
def test_the_credits_of_tiles_leave_the_scale_free_however_wide_the_window_is(
    dashboard: Dashboard, language: str, embed: dict[str, str]
) -> None:
    dashboard.go(basemap="openstreetmap", lang=language, **embed)
    expect(dashboard.map.locator(".leaflet-control-attribution a")).to_be_visible()
    for width in WIDTHS:
        dashboard.page.set_viewport_size({"width": width, "height": 800})
        dashboard.page.evaluate(FRAME_STANDS, MAP_FRAME)
        dashboard.eventually(lambda: dashboard.ask(SCALE_UNDER_CREDITS), False)


def test_shaded_counties_follow_the_filters(drawn: Dashboard) -> None:
    drawn.choose_option("Base map", "Clusters in each county")
    shaded = drawn.map.locator('path.county:not([data-shade="0"], [data-shade=""])')
    expect(drawn.map.locator(".shade-legend")).to_contain_text("Clusters shown in county")
    expect(shaded).to_have_count(len({cluster.county for cluster in CATALOGUE.clusters}))
    drawn.choose_option("County", "Rogaland")
    expect(shaded).to_have_count(1)


def test_a_link_into_a_county_moves_the_map_for_the_page_though_a_legend_comes_below(
    reader: Callable[..., Dashboard],
) -> None:
    drawn = reader(reduced_motion="no-preference").open(county="buskerud", basemap="counties")
    expect(drawn.map.locator(".shade-legend")).to_be_visible()
    drawn.eventually(lambda: drawn.view().zoom > 6, True)
    drawn.wait_still().wait_idle()
    drawn.sidebar.get_by_role("button", name="Reset filters").click()
    drawn.eventually(lambda: drawn.view().zoom < 6, True)
    drawn.expect_on_map(LEVEL_COUNTS)
    assert "at" not in drawn.parameters()
