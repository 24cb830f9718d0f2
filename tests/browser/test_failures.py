"""Parts of the page that do not come: the reader is told, and the rest goes on working."""

import pytest
from playwright.sync_api import Route, expect

from tests.browser.dashboard import MAP_SCRIPTS, START_TIMEOUT, Dashboard
from tests.browser.facts import CLUSTERS, TOTAL, status

CHOSEN = CLUSTERS["act"]


def expect_a_notice_within_ten_seconds(dashboard: Dashboard) -> None:
    """Open the page, let ten seconds pass on its clock, and read the notice."""
    dashboard.page.clock.install()
    dashboard.page.goto(dashboard.address, wait_until="commit")
    said = dashboard.page.get_by_role("status").filter(visible=True, has_text="A map is loading")
    expect(said).to_have_count(1, timeout=START_TIMEOUT)
    # The panel's patience begins once it is drawn, below the first paint.
    expect(dashboard.notice).to_be_attached(timeout=START_TIMEOUT)
    dashboard.page.clock.fast_forward(10_000)
    expect(dashboard.notice).to_contain_text("The map has not drawn yet.")
    dashboard.wait_arrived()


def expect_list_filters_and_card_to_work(dashboard: Dashboard) -> None:
    """Toggle a level, open a card, close it."""
    expect(dashboard.status).to_have_text(status(TOTAL))
    dashboard.toggle_level("arena")
    expect(dashboard.status).to_have_text(status(TOTAL - 20))
    dashboard.row(CHOSEN).click()
    dashboard.expect_card(CHOSEN)
    dashboard.close_card()
    expect(dashboard.row(CHOSEN)).to_be_focused()


# A script that does not come, and what streamlit-folium's loader then throws.
@pytest.mark.console("ERR_FAILED|^Event$")
def test_without_the_maps_scripts_the_page_says_so_and_works(dashboard: Dashboard) -> None:
    dashboard.page.route(MAP_SCRIPTS, lambda route: route.abort())
    expect_a_notice_within_ten_seconds(dashboard)
    expect_list_filters_and_card_to_work(dashboard)


@pytest.mark.console("ERR_FAILED")
@pytest.mark.parametrize("file", ["counties.geojson", "neighbours.geojson"])
def test_without_an_outline_the_page_says_so_and_markers_work(dashboard: Dashboard, file: str) -> None:
    dashboard.page.route(f"**/{file}*", lambda route: route.abort())
    dashboard.go()
    expect(dashboard.notice).to_contain_text("The map could not be drawn in full.", timeout=START_TIMEOUT)
    dashboard.marker(CHOSEN).click()
    dashboard.expect_card(CHOSEN)
    dashboard.close_card()
    expect_list_filters_and_card_to_work(dashboard)


# What Streamlit's client says of a component that does not come.
@pytest.mark.console("ERR_FAILED|Client Error: Custom Component")
def test_without_the_maps_frame_the_page_says_so_and_works(dashboard: Dashboard) -> None:
    dashboard.page.route("**/streamlit_folium.st_folium/**", lambda route: route.abort())
    expect_a_notice_within_ten_seconds(dashboard)
    expect_list_filters_and_card_to_work(dashboard)


@pytest.mark.console("503")
def test_without_the_clusters_themselves_the_page_still_counts_and_explains(dashboard: Dashboard) -> None:
    dashboard.page.route("**/files/*.json", without_clusters)
    dashboard.go()
    expect(dashboard.status).to_have_text(status(TOTAL), timeout=START_TIMEOUT)
    expect(dashboard.panel).to_contain_text("The list could not be loaded.")


def without_clusters(route: Route) -> None:
    """Answer as the server does, but not for the file of clusters."""
    answer = route.fetch()
    if "rows" in answer.json():
        route.fulfill(status=503)
    else:
        route.fulfill(response=answer)
