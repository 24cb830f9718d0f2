"""Finding a cluster: suggestions by keyboard and by touch, what is near a place, and the ways on from a card."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, expect

from geo.locate import locate
from geo.near import HomePoints, near_place
from geo.places import Chain
from tests.browser.axe import violations
from tests.browser.dashboard import MAP_FRAME, Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, TOTAL, status
from tests.browser.pages import Pages
from tests.browser.reflow import broken_words

Reader = Callable[..., Dashboard]
FOUND = locate(CATALOGUE, Chain()).found
SMALLEST_TARGET = 24  # pixels, WCAG 2.5.8


def option(dashboard: Dashboard, kind: str, name: str) -> Locator:
    """A suggestion of the search box."""
    return dashboard.page.locator(f'[role=option][data-kind="{kind}"]').filter(
        has_text=re.compile(f"^{name}")
    )


def by_distance(text: str) -> list[str]:
    """The ids of all clusters, the nearest to a place first."""
    place = near_place(text)
    assert place is not None
    homes = HomePoints(FOUND.get(cluster.id) for cluster in CATALOGUE.clusters)
    order = homes.distances_km(place.latitude, place.longitude).argsort(kind="stable")
    return [CATALOGUE.clusters[position].id for position in order]


def test_suggestions_are_reached_by_keyboard_and_break_no_rule_while_open(drawn: Dashboard) -> None:
    box = drawn.search_box
    drawn.search("heal")
    sector = option(drawn, "sector", "Health")
    expect(sector).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    drawn.wait_idle()
    drawn.eventually(lambda: violations(drawn.page), [])

    box.press("Escape")
    expect(sector).to_be_hidden()
    expect(box).to_have_value("heal")
    box.press("ArrowUp")  # opens again, at the last option
    active = drawn.page.locator("[role=option][aria-selected=true]")
    while "Health" not in active.inner_text():
        before = box.get_attribute("aria-activedescendant") or ""
        box.press("ArrowUp")
        expect(box).not_to_have_attribute("aria-activedescendant", before)
    box.press("Enter")
    drawn.expect_parameters(sector=["health"])
    drawn.expect_chips("Health")
    expect(box).to_have_value("")
    expect(box).to_be_focused()
    drawn.expect_listed([cluster.id for cluster in CATALOGUE.clusters if cluster.sector_group == "Health"])

    box.press_sequentially("zzzz")
    expect(drawn.status).to_have_text(status(0))
    box.press("Escape")
    expect(box).to_have_value("")
    drawn.expect_parameters(sector=["health"])


def test_on_a_phone_type_choose_read_and_visit_the_website_by_touch(reader: Reader) -> None:
    phone = reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, locale="nb-NO")
    page, cluster = phone.page, CLUSTERS["gce-blue-maritime"]
    page.context.route("https://**", lambda route: route.fulfill(body="<title>A website</title>"))
    phone.go()
    expect(phone.map.locator("html[data-drawn=true]")).to_be_attached(timeout=60_000)
    box = page.get_by_role("combobox", name="Søk")
    box.tap()
    box.press_sequentially("blue mar")
    suggestion = option(phone, "cluster", re.escape(cluster.listed_name))
    expect(suggestion).to_be_visible()
    # The suggestions are drawn anew with each letter.
    phone.eventually(lambda: (suggestion.bounding_box() or {"height": 0})["height"] >= SMALLEST_TARGET, True)
    suggestion.tap()
    phone.expect_card(cluster)
    expect(phone.card_name).to_be_in_viewport()
    expect(suggestion).to_be_hidden()
    link = phone.card.get_by_role("link", name="Besøk nettstedet")
    expect(link).to_have_attribute("href", str(cluster.website))
    expect(link).to_have_attribute("target", "_blank")
    phone.expect_no_sideways_scroll()
    with page.expect_popup() as opened:
        link.tap()
    expect(opened.value).to_have_url(re.compile(f"^{re.escape(str(cluster.website))}/?$"))
    expect(opened.value).to_have_title("A website")
    phone.expect_card(cluster)


def test_on_a_phone_no_word_of_the_suggestions_is_broken_inside(reader: Reader) -> None:
    phone = reader(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True, locale="nb-NO")
    phone.go()
    expect(phone.map.locator("html[data-drawn=true]")).to_be_attached(timeout=60_000)
    phone.page.get_by_role("combobox", name="Søk").fill("havvind")
    expect(option(phone, "cluster", "Norwegian Offshore Wind Cluster")).to_be_visible()
    assert broken_words(phone.page) == []


def test_near_a_place_the_list_goes_by_distance_and_the_map_shows_place_and_rings(drawn: Dashboard) -> None:
    drawn.search("hammerf")
    option(drawn, "near", "Hammerfest").click()
    drawn.expect_parameters(near=["Hammerfest, Finnmark"])
    drawn.expect_chips("Near Hammerfest")
    nearest = by_distance("Hammerfest")
    drawn.expect_listed(nearest)
    expect(drawn.row(CLUSTERS[nearest[0]])).to_contain_text(re.compile(r"\d+ km"))
    expect(drawn.panel).to_contain_text("None of the clusters shown is at home within 50 km of Hammerfest.")
    expect(drawn.map.locator("path.near-ring")).to_have_count(3)
    expect(drawn.map.locator(".near-place")).to_have_text("Hammerfest")
    drawn.wait_idle()
    expect(drawn.map.locator(".town-name").first).to_be_attached()
    assert "Hammerfest" not in drawn.map.locator(".town-name").all_text_contents()

    drawn.panel.get_by_label("Order").select_option(label="Name")
    drawn.expect_parameters(near=["Hammerfest, Finnmark"], order=["name"])
    names = sorted(CATALOGUE.clusters, key=lambda cluster: cluster.listed_name.casefold())
    drawn.eventually(lambda: drawn.listed()[0], names[0].id)
    drawn.remove_filter("Near Hammerfest")
    drawn.expect_parameters(order=["name"])
    expect(drawn.map.locator("path.near-ring")).to_have_count(0)


def test_the_place_that_is_looked_near_is_named_once_though_clusters_are_there(drawn: Dashboard) -> None:
    drawn.open(near="Bergen")
    names = drawn.map.locator(":is(.near-place, .town-name, .symbol-place) span")
    expect(drawn.map.locator("path.near-ring")).to_have_count(3)
    drawn.eventually(lambda: names.all_text_contents().count("Bergen"), 1)


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_near_a_place_table_and_data_stand_in_the_order_of_the_list(pages: Pages) -> None:
    nearest = by_distance("Hammerfest")
    pages.go(near="Hammerfest").expect_listed(nearest)
    pages.go("clusters", near="Hammerfest").expect_page("clusters")
    pages.eventually(pages.table_ids, nearest)
    answer = pages.page.request.get(urljoin(pages.page.url, "api/clusters.json?near=Hammerfest")).json()
    assert [cluster["id"] for cluster in answer["clusters"]] == nearest


def test_a_click_on_the_empty_map_offers_what_is_near(drawn: Dashboard) -> None:
    offer = drawn.map.get_by_role("button", name="Clusters near here")
    drawn.click_empty_map()
    offer.click()
    expect(drawn.map.locator("path.near-ring")).to_have_count(3)
    drawn.eventually(lambda: [*drawn.parameters()], ["near"])
    (point,) = drawn.parameters()["near"]
    drawn.expect_listed(by_distance(point))
    expect(offer).to_have_count(0)
    expect(drawn.page.locator(MAP_FRAME)).to_be_visible()


def test_a_hidden_card_can_be_shown_anyway_and_leads_on_to_others(drawn: Dashboard) -> None:
    dashboard, cluster = drawn, CLUSTERS["nosca-clean-oceans"]
    dashboard.open(cluster=cluster.id, level="gce")
    dashboard.expect_card(cluster)
    dashboard.panel.get_by_role("button", name="Show anyway").click()
    dashboard.expect_parameters(cluster=[cluster.id], level=["arena", "gce"])
    expect(dashboard.panel.get_by_role("button", name="Show anyway")).to_have_count(0)

    dashboard.card.get_by_role("button", name="Compare with these").click()
    tray = dashboard.page.locator(".st-key-tray")
    expect(tray.get_by_role("link", name="Compare 4 clusters")).to_be_visible()
    expect(tray.get_by_role("button")).to_have_count(4)
    dashboard.wait_idle()

    dashboard.card.get_by_role("button", name="5 more in Bergen").click()
    expect(dashboard.card).to_have_count(0)
    expect(dashboard.status).to_have_text(status(TOTAL))
    dashboard.eventually(lambda: {CLUSTERS[one].home_place for one in dashboard.listed()[:6]}, {"Bergen"})


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_a_typing_error_is_corrected_in_one_press_on_any_page_with_filters(drawn: Dashboard) -> None:
    drawn.search("bergenn")
    drawn.panel.get_by_role("button", name="Search for “Bergen” (6)").click()
    expect(drawn.search_box).to_have_value("Bergen")
    expect(drawn.status).to_have_text(status(6))
    drawn.go("insights", q="bergenn")
    expect(drawn.search_box).to_have_value("bergenn", timeout=60_000)
    drawn.search_box.fill("bergen")
    expect(drawn.page.get_by_text(status(6))).to_be_visible()
