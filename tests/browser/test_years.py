"""Through the years: slider, play and pause on the map; a link with a year opens the same on each page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import LEVEL_COUNTS, TOTAL, status
from tests.browser.years import NEW_IN_2014, counts_at, status_at


def test_choosing_a_year_changes_map_list_and_address_and_the_whole_list_comes_back(drawn: Dashboard) -> None:
    page = drawn.page
    slider, summary = page.get_by_role("slider", name="Year"), page.locator(".ic-years summary")
    expect(summary).to_have_text("Through the years")
    expect(slider).to_be_hidden()
    summary.click()
    slider.press("Home")
    expect(drawn.status).to_have_text(status_at(2006))
    drawn.expect_on_map(counts_at(2006))
    drawn.expect_parameters(year=["2006"])
    slider.fill("2014")
    expect(drawn.status).to_have_text(status_at(2014))
    drawn.expect_on_map(counts_at(2014))
    expect(slider).to_have_attribute("aria-valuetext", "2014")
    changed = page.locator(".ic-changes")
    expect(changed.get_by_role("heading", name="What changed in 2014")).to_be_visible()
    expect(page.locator(".ic-list .ic-news")).to_have_count(NEW_IN_2014)

    # It moved up and got a new name, so it is told of twice.
    changed.get_by_role("button", name="GCE Blue Maritime", exact=True).first.click()
    expect(page.locator("#ic-card-name")).to_have_text("GCE Blue Maritime")
    drawn.remove_filter("End of 2014")
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.show_norway()  # the choice had moved the map
    drawn.expect_on_map(LEVEL_COUNTS)
    drawn.expect_parameters(cluster=["gce-blue-maritime"])


def test_play_goes_from_year_to_year_until_it_is_paused(drawn: Dashboard) -> None:
    page = drawn.page
    page.locator(".ic-years summary").click()
    page.get_by_role("button", name="Play").click()
    slider = page.get_by_role("slider", name="Year")
    drawn.eventually(lambda: 2006 < int(slider.input_value()) < 2020, True)
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    drawn.wait_idle()
    shown = slider.input_value()
    drawn.eventually(lambda: drawn.parameters(), {"year": [shown]})
    page.get_by_role("button", name="Whole list").click()
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.expect_parameters()


def test_on_a_phone_the_slider_stays_as_long_as_it_is_while_it_is_dragged(
    reader: Callable[..., Dashboard],
) -> None:
    phone = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).open()
    phone.page.locator(".ic-years summary").tap()
    slider = phone.page.get_by_role("slider", name="Year")
    track = slider.bounding_box()
    slider.press("ArrowLeft")
    expect(phone.page.locator(".ic-years .ic-year")).to_have_text("2021")
    assert slider.bounding_box() == track


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
@pytest.mark.parametrize("path", ["", "clusters", "insights"])
def test_a_link_with_a_year_opens_it_on_each_page(dashboard: Dashboard, path: str) -> None:
    dashboard.go(path, year="2014", lang="nb")
    expect(dashboard.page.get_by_text("tatt opp innen utgangen av 2014").first).to_be_visible()
