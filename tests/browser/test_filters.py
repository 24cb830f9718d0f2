"""Search, sector, county, chips and reset: list, map, status and URL agree on what is left."""

import pytest
from playwright.sync_api import expect

from data.filters import FacetIndex, Filters
from data.model import facet_id
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, status
from tests.browser.watch import Watch

INDEX = FacetIndex(CATALOGUE)
SECTORS = sorted({cluster.sector_group for cluster in CATALOGUE.clusters if cluster.sector_group})
COUNTIES = sorted({cluster.county for cluster in CATALOGUE.clusters if cluster.county})


def expect_shown(dashboard: Dashboard, ids: set[str]) -> None:
    """Wait until status, list and map show the clusters with these ids, and no other."""
    expect(dashboard.status).to_have_text(status(len(ids)))
    dashboard.eventually(lambda: set(dashboard.listed()), ids)
    levels = [LEVEL_NAMES[CLUSTERS[identifier].level] for identifier in ids]
    dashboard.expect_on_map({level: levels.count(level) for level in levels})


def reset(dashboard: Dashboard) -> None:
    """Press reset and wait until everything is back."""
    dashboard.sidebar.get_by_role("button", name="Reset filters").click()
    expect(dashboard.status).to_have_text(status(TOTAL))
    dashboard.expect_parameters()


def test_each_sector_alone_shows_its_clusters(drawn: Dashboard, subtests: pytest.Subtests) -> None:
    for sector in SECTORS:
        with subtests.test(sector):
            ids = {cluster.id for cluster in CATALOGUE.clusters if cluster.sector_group == sector}
            drawn.choose_option("Sector", sector)
            expect_shown(drawn, ids)
            drawn.expect_parameters(sector=[str(facet_id(sector))])
            reset(drawn)


def test_each_county_alone_shows_its_clusters(drawn: Dashboard, subtests: pytest.Subtests) -> None:
    for county in COUNTIES:
        with subtests.test(county):
            ids = {cluster.id for cluster in CATALOGUE.clusters if cluster.county == county}
            drawn.choose_option("County", county)
            expect_shown(drawn, ids)
            drawn.expect_parameters(county=[str(facet_id(county))])
            reset(drawn)


def test_a_search_finds_names_and_places_with_or_without_accents_while_it_is_typed(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    for text in ("hydr", "wind", "Alesund", "ÅLESUND", "floro", "stavanger energy", "NF&TA", "mo i rana"):
        with subtests.test(text):
            found = {cluster.id for cluster in INDEX.select(Filters(text=text)).clusters}
            assert found
            drawn.search(text)
            expect_shown(drawn, found)
            expect(drawn.search_box).to_be_focused()
            drawn.expect_parameters(q=[text])


def test_a_search_without_a_hit_says_so_and_reset_brings_all_back(drawn: Dashboard) -> None:
    drawn.search("zzzz")
    expect_shown(drawn, set())
    expect(drawn.panel).to_contain_text("No cluster fits these filters.")
    reset(drawn)
    expect(drawn.search_box).to_have_value("")
    drawn.expect_on_map(LEVEL_COUNTS)


def test_filters_add_up_and_each_chip_takes_its_own_away(drawn: Dashboard) -> None:
    drawn.choose_option("Sector", "Energy")
    drawn.choose_option("County", "Rogaland")
    drawn.search("wind")
    drawn.toggle_level("arena-pro")
    drawn.expect_parameters(
        level=["arena", "nce", "gce", "mature"], sector=["energy"], county=["rogaland"], q=["wind"]
    )
    drawn.expect_chips("“wind”", "Without Arena Pro", "Energy", "Rogaland")

    drawn.remove_filter("“wind”")
    drawn.expect_parameters(level=["arena", "nce", "gce", "mature"], sector=["energy"], county=["rogaland"])
    drawn.remove_filter("Without Arena Pro")
    drawn.remove_filter("Rogaland")
    drawn.expect_parameters(sector=["energy"])
    expect(drawn.level("arena-pro")).to_be_checked()
    expect(drawn.search_box).to_have_value("")
    drawn.remove_filter("Energy")
    expect_shown(drawn, set(CLUSTERS))


def test_counts_beside_levels_follow_the_other_filters(drawn: Dashboard) -> None:
    drawn.choose_option("County", "Nordland")
    expect(drawn.status).to_have_text(status(4))
    expect(drawn.level("arena")).to_have_accessible_name("Arena (2)")
    expect(drawn.level("arena-pro")).to_have_accessible_name("Arena Pro (2)")
    expect(drawn.level("gce")).to_have_accessible_name("GCE (0)")


def test_only_what_the_map_shows_filters_the_list_without_asking_the_server(
    drawn: Dashboard, watch: Watch
) -> None:
    drawn.panel.get_by_role("checkbox", name="Only what the map shows").check()
    expect(drawn.status).to_have_text(f"{TOTAL} of {TOTAL} clusters in the map’s view")
    sent = watch.sent
    drawn.ask("() => { map.setView([68.5, 16], 7) }")
    northern = {"concrete-innovation-cluster", "cod-cluster", "marin-recycling-cluster"}
    drawn.eventually(lambda: set(drawn.listed()), northern)
    expect(drawn.status).to_have_text(f"3 of {TOTAL} clusters in the map’s view")
    drawn.show_norway()
    expect(drawn.status).to_have_text(f"{TOTAL} of {TOTAL} clusters in the map’s view")
    assert watch.sent == sent
