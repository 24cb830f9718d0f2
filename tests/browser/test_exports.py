"""Exports in the programs they are for: the map opens from disk offline, and each list can be brought back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from data.intake import load_file
from data.model import Cluster
from tests.browser.axe import violations
from tests.browser.conftest import DESK, PATIENCE
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, marker_name
from tests.browser.pages import Pages, SavedMap, tally

# Streamlit’s client first looks for its server below the page’s own path.
pytestmark = pytest.mark.console("_stcore")

HEALTH = tuple(cluster for cluster in CATALOGUE.clusters if cluster.sector_group == "Health")
CHOSEN = CLUSTERS["nscc"]
PHONE: ViewportSize = {"width": 390, "height": 844}
KEPT = ("id", "listed_name", "level", "home_place", "county", "sector_group", "summary", "website", "members")


@pytest.fixture
def saved(browser: Browser) -> Iterator[Callable[[Path], SavedMap]]:
    """Open exported maps in a browser without a network."""
    offline = browser.new_context(viewport=DESK, reduced_motion="reduce", offline=True)
    offline.set_default_timeout(PATIENCE)
    yield lambda file: SavedMap(offline.new_page(), file)
    offline.close()


def kept(cluster: Cluster) -> list[object]:
    return [getattr(cluster, field) for field in KEPT]


def test_the_exported_map_opens_from_disk_without_a_network(
    pages: Pages, saved: Callable[[Path], SavedMap]
) -> None:
    pages.go("clusters", sector="health").expect_page("clusters")
    on_disk = saved(pages.take_along("Map as HTML"))
    on_disk.open_from_disk()
    on_disk.expect_on_map(tally(LEVEL_NAMES[cluster.level] for cluster in HEALTH))
    assert on_disk.ids() == [cluster.id for cluster in HEALTH]
    page = on_disk.page
    expect(page.get_by_text(f"{len(HEALTH)} of {len(CLUSTERS)} clusters")).to_be_visible()
    card = page.get_by_role("article")
    page.get_by_role("button", name=marker_name(CHOSEN), exact=True).click()
    expect(card.get_by_role("heading")).to_have_text(CHOSEN.listed_name)
    assert CHOSEN.website is not None
    expect(card.locator(f'a[href="{CHOSEN.website}"]').first).to_be_visible()
    on_disk.eventually(lambda: violations(page), [])
    page.get_by_role("button", name="All clusters").click()
    expect(card).to_be_hidden()
    assert on_disk.asked_elsewhere() == []


def test_the_exported_map_has_levels_search_and_list_also_on_a_phone(
    pages: Pages, saved: Callable[[Path], SavedMap]
) -> None:
    pages.go("clusters").expect_page("clusters")
    on_disk = saved(pages.take_along("Map as HTML"))
    page = on_disk.page
    page.set_viewport_size(PHONE)
    on_disk.open_from_disk()
    on_disk.expect_on_map(LEVEL_COUNTS)
    rows = page.get_by_role("list", name="Clusters").get_by_role("button")
    status = page.get_by_role("status")
    expect(status).to_have_text("43 of 43 clusters shown")
    page.get_by_role("checkbox", name="Arena 20", exact=True).uncheck()
    expect(status).to_have_text("23 of 43 clusters shown")
    page.get_by_role("searchbox", name="Search").fill("ÅLESUND")
    expect(rows).to_have_count(2)
    on_disk.expect_on_map({"NCE": 1, "GCE": 1})
    rows.first.click()
    expect(page.get_by_role("article").get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows.first).to_be_focused()
    page.get_by_role("searchbox", name="Search").fill("nowhere")
    expect(page.get_by_text("No cluster fits these filters.")).to_be_visible()
    on_disk.expect_no_sideways_scroll()
    on_disk.eventually(lambda: violations(page), [])


def test_the_whole_map_and_each_list_can_be_taken_along_and_brought_back(
    pages: Pages, saved: Callable[[Path], SavedMap], subtests: pytest.Subtests
) -> None:
    pages.go("clusters").expect_page("clusters")
    for label in ("CSV", "Excel", "GeoJSON"):
        with subtests.test(label):
            again = load_file(pages.take_along(label))
            assert [kept(cluster) for cluster in again.clusters] == [
                kept(cluster) for cluster in CATALOGUE.clusters
            ]
    on_disk = saved(pages.take_along("Map as HTML"))
    on_disk.open_from_disk()
    on_disk.expect_on_map(LEVEL_COUNTS)
    assert on_disk.asked_elsewhere() == []
