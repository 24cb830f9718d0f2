"""A view in a frame of another site, and a cluster's own page: what is shown, what is not, and axe finds nothing."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, status
from tests.browser.server import Server
from tests.browser.tour import settle

CHOSEN = CLUSTERS["eyde"]


def test_an_embedded_view_is_a_map_with_legend_card_and_a_way_to_the_whole(
    reader: Callable[..., Dashboard],
) -> None:
    dashboard = reader(viewport={"width": 320, "height": 320})
    page = dashboard.page
    dashboard.go("", embed="true", level="nce", lang="en")
    expect(dashboard.groups.first).to_be_visible()
    expect(dashboard.status).to_have_text(status(LEVEL_COUNTS["NCE"]))
    expect(page.get_by_role("list", name="Levels").get_by_role("listitem")).to_have_count(5)
    whole = page.get_by_role("link", name="Open the whole map")
    expect(whole).to_have_attribute("href", "./?level=nce&lang=en")
    for absent in (page.get_by_role("navigation"), page.get_by_role("contentinfo"), dashboard.search_box):
        expect(absent).to_have_count(0)
    expect(page.get_by_test_id("stSidebar")).to_have_count(0)
    settle(dashboard)
    dashboard.eventually(lambda: violations(page), [])
    dashboard.go("", embed="true", cluster=CHOSEN.id, compare=["act", "sams"], lang="en")
    expect(dashboard.card_name).to_have_text(CHOSEN.listed_name)
    expect(dashboard.card.get_by_text("Home", exact=True)).to_be_visible()
    expect(dashboard.card.locator(".ic-way")).to_have_count(0)
    expect(page.get_by_role("link", name="Compare")).to_have_count(0)
    expect(dashboard.card.get_by_role("button", name="Compare")).to_have_count(0)
    expect(whole).to_have_attribute("href", f"./?cluster={CHOSEN.id}&compare=act&compare=sams&lang=en")
    dashboard.eventually(lambda: violations(page), [])
    for width, height in ((320, 320), (600, 400)):
        page.set_viewport_size({"width": width, "height": height})
        expect(dashboard.card_name).to_be_in_viewport(ratio=1)
        expect(page.locator(".ic-legend")).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@pytest.mark.console("404")  # of the page that tells of an unknown cluster
def test_a_clusters_own_page_reads_well_and_leads_to_the_map(page: Page, server: Server) -> None:
    for address, colours in ((f"cluster/{CHOSEN.id}?lang=nb", "light"), ("cluster/nobody", "dark")):
        page.emulate_media(color_scheme=colours)  # type: ignore[arg-type]
        page.goto(server.address + address)
        assert violations(page) == []
    page.goto(f"{server.address}cluster/{CHOSEN.id}?lang=en")
    page.get_by_role("link", name="Open on the map").click()
    expect(page.get_by_role("article").get_by_role("heading", level=2)).to_have_text(CHOSEN.listed_name)
