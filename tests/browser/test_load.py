"""The first screen: what loads, in which order, and that all 43 clusters are on it."""

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import MAP_SCRIPTS, START_TIMEOUT, Dashboard, held
from tests.browser.facts import CATALOGUE, LEVEL_COUNTS, TOTAL, status

COVERED_NAMES = """() => {
  const boxes = (selector) => [...document.querySelectorAll(selector)].map((one) => [one, one.getBoundingClientRect()]);
  const controls = boxes(".map-buttons, .leaflet-control-zoom, .leaflet-control-scale, .leaflet-control-attribution");
  return boxes(":is(.town-name, .county-name, .symbol-place) span")
    .filter(([, a]) => controls.some(([, b]) =>
      a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
    .map(([name]) => name.textContent);
}"""


def test_a_map_is_loading_is_said_until_the_map_is_drawn(dashboard: Dashboard) -> None:
    with held(dashboard.page, MAP_SCRIPTS):
        dashboard.page.goto(dashboard.address, wait_until="commit")
        said = dashboard.page.get_by_role("status").filter(visible=True, has_text="A map is loading")
        expect(said).to_have_count(1, timeout=START_TIMEOUT)
    dashboard.wait_drawn()
    expect(dashboard.page.get_by_text("A map is loading").filter(visible=True)).to_have_count(0)


def test_a_panel_that_comes_after_the_map_still_steers_it(dashboard: Dashboard) -> None:
    with held(dashboard.page, "**/panel.js*"):
        dashboard.go(level="gce")
        expect(dashboard.map.locator("html[data-drawn=true]")).to_be_attached(timeout=START_TIMEOUT)
    dashboard.wait_drawn()
    dashboard.expect_on_map({"GCE": 2})
    expect(dashboard.notice).to_be_hidden()


def test_markers_and_groups_together_tell_of_every_cluster_by_level(drawn: Dashboard) -> None:
    drawn.expect_on_map(LEVEL_COUNTS)
    expect(drawn.groups.nth(1)).to_be_attached()


def test_the_list_holds_every_cluster_in_the_reports_order_within_its_level(drawn: Dashboard) -> None:
    by_level = sorted(CATALOGUE.clusters, key=lambda c: list(CATALOGUE.levels_by_id).index(c.level))
    drawn.expect_listed(cluster.id for cluster in by_level)


def test_the_status_line_counts_all_clusters_and_is_a_live_region(drawn: Dashboard) -> None:
    expect(drawn.status).to_have_text(status(TOTAL))
    expect(drawn.status).to_have_attribute("aria-live", "polite")


def test_the_footer_tells_listings_organisations_and_the_reports_own_count(drawn: Dashboard) -> None:
    expect(drawn.page.get_by_text("43 listings of 42 organisations. The report says 44.")).to_be_visible()


def test_the_map_frame_has_a_title_and_a_link_skips_it(drawn: Dashboard) -> None:
    expect(drawn.page.locator(".st-key-map_frame iframe")).to_have_attribute("title", "Map of clusters")
    skip = drawn.page.get_by_role("link", name="Skip the map")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    expect(drawn.panel).to_be_focused()


def test_land_neighbours_and_names_of_towns_are_drawn(drawn: Dashboard) -> None:
    for drawing in ("path.county", "path.neighbour", ".town-name"):
        expect(drawn.map.locator(drawing).first).to_be_attached()


@pytest.mark.parametrize("at", ["8/59/9", "9/60.2/10.2"])
def test_no_name_lies_under_a_button_the_scale_or_the_credits(dashboard: Dashboard, at: str) -> None:
    dashboard.page.set_viewport_size({"width": 1440, "height": 900})
    dashboard.open(at=at)
    expect(dashboard.map.locator(".town-name").first).to_be_attached()
    assert dashboard.ask(COVERED_NAMES) == []
