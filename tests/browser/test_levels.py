"""Grouping of clusters: each level off and on, all, none; map, list, status and URL agree."""

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, status


def test_each_level_leaves_map_list_and_url_and_comes_back(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    every = drawn.listed()
    for level, name in LEVEL_NAMES.items():
        with subtests.test(name):
            drawn.toggle_level(level)
            expect(drawn.level(level)).not_to_be_checked()
            expect(drawn.status).to_have_text(status(TOTAL - LEVEL_COUNTS[name]))
            drawn.expect_on_map({other: count for other, count in LEVEL_COUNTS.items() if other != name})
            drawn.expect_listed(row for row in every if CLUSTERS[row].level != level)
            drawn.expect_parameters(level=[other for other in LEVEL_NAMES if other != level])

            drawn.toggle_level(level)
            expect(drawn.status).to_have_text(status(TOTAL))
            drawn.expect_on_map(LEVEL_COUNTS)
            drawn.expect_parameters()


def test_each_level_is_named_with_its_count(drawn: Dashboard) -> None:
    for level, name in LEVEL_NAMES.items():
        expect(drawn.level(level)).to_have_accessible_name(f"{name} ({LEVEL_COUNTS[name]})")


def test_no_level_empties_the_map_and_all_levels_fills_it(drawn: Dashboard) -> None:
    drawn.sidebar.get_by_role("button", name="No level").click()
    expect(drawn.status).to_have_text(status(0))
    drawn.expect_on_map({})
    expect(drawn.panel).to_contain_text("No cluster fits these filters.")
    drawn.expect_parameters(level=["none"])

    drawn.sidebar.get_by_role("button", name="All levels").click()
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.expect_on_map(LEVEL_COUNTS)
    drawn.expect_parameters()


def test_a_level_alone_shows_its_clusters_only(drawn: Dashboard) -> None:
    drawn.sidebar.get_by_role("button", name="No level").click()
    expect(drawn.status).to_have_text(status(0))
    drawn.toggle_level("gce")
    drawn.expect_on_map({"GCE": 2})
    drawn.expect_parameters(level=["gce"])


def test_two_toggles_in_quick_succession_both_count(drawn: Dashboard) -> None:
    drawn.toggle_level("arena")
    drawn.toggle_level("nce")
    expect(drawn.status).to_have_text(status(TOTAL - 20 - 9))
    drawn.expect_on_map({"Arena Pro": 8, "GCE": 2, "Mature clusters": 4})
    drawn.expect_parameters(level=["arena-pro", "gce", "mature"])
