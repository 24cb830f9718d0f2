"""Through the years: slider, play and pause on the map; a link with a year opens the same on each page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, TOTAL, status
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


@pytest.mark.console("_stcore")
def test_what_is_compared_is_let_go_by_a_year_that_lacks_it_and_comes_back(dashboard: Dashboard) -> None:
    compared = ["eyde", "sams", "act"]
    page = dashboard.go("compare", compare=compared).page
    page.locator(".ic-years summary").click()
    slider, names = page.get_by_role("slider", name="Year"), page.locator(".ic-comparison thead th")
    slider.fill("2021")  # the list of a year has one listing of Eyde, the other one
    dashboard.expect_parameters(year=["2021"], compare=["nce-eyde", "sams", "act"])
    slider.fill("2016")
    dashboard.expect_parameters(year=["2016"], compare=["eyde"])
    expect(page.get_by_text("Not in the list at the end of 2016: SAMS, ACT.")).to_be_visible()
    page.get_by_role("button", name="Whole list").click()
    dashboard.expect_parameters(compare=compared)
    expect(names).to_have_text(["Fact", *(CLUSTERS[one].listed_name for one in compared)])
    expect(page.get_by_text("Not in the list")).to_have_count(0)


def test_a_card_is_let_go_by_a_year_that_lacks_its_cluster_and_comes_back(dashboard: Dashboard) -> None:
    drawn = dashboard.open(cluster="act")
    drawn.page.locator(".ic-years summary").click()
    slider = drawn.page.get_by_role("slider", name="Year")
    slider.fill("2016")
    expect(drawn.status).to_have_text(status_at(2016))
    expect(drawn.card).to_have_count(0)
    slider.fill("2018")
    drawn.expect_card(CLUSTERS["act"])
    slider.fill("2016")
    drawn.expect_parameters(year=["2016"])
    drawn.rows.first.click()
    expect(drawn.card).to_have_count(1)
    drawn.close_card()
    slider.fill("2018")
    expect(drawn.status).to_have_text(status_at(2018))
    drawn.expect_parameters(year=["2018"])  # the reader had chosen, and unchosen, another one since


@pytest.mark.parametrize(("lang", "play", "pause"), [("en", "Play", "Pause"), ("nb", "Spill av", "Pause")])
def test_on_a_phone_the_slider_stays_as_long_as_it_is_while_it_is_dragged(
    reader: Callable[..., Dashboard], lang: str, play: str, pause: str
) -> None:
    phone = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True).go(lang=lang)
    phone.page.locator(".ic-years summary").tap()
    slider = phone.page.locator(".ic-years").get_by_role("slider")
    phone.page.evaluate("() => document.fonts.ready.then(() => true)")
    track = slider.bounding_box()
    phone.page.get_by_role("button", name=play).tap()
    expect(phone.page.get_by_role("button", name=pause)).to_be_visible()
    assert slider.bounding_box() == track
    slider.press("End")
    slider.press("ArrowLeft")
    expect(phone.page.locator(".ic-years .ic-year")).to_have_text("2021")
    expect(phone.page.get_by_role("button", name=play)).to_be_visible()
    assert slider.bounding_box() == track


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
@pytest.mark.parametrize("path", ["", "clusters", "insights"])
def test_a_link_with_a_year_opens_it_on_each_page(dashboard: Dashboard, path: str) -> None:
    dashboard.go(path, year="2014", lang="nb")
    expect(dashboard.page.get_by_text("tatt opp innen utgangen av 2014").first).to_be_visible()
