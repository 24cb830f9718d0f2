"""Grouping of clusters: each level off and on, all, none; map, list, status and URL agree."""

from collections.abc import Callable

import pytest
from playwright.sync_api import WebSocketRoute, expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, status
from tests.browser.slow_answers import SlowAnswers


def test_each_level_is_named_with_its_count_leaves_map_list_and_url_and_comes_back(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    expect(drawn.rows).to_have_count(TOTAL)
    every = drawn.listed()
    for level, name in LEVEL_NAMES.items():
        with subtests.test(name):
            expect(drawn.level(level)).to_have_accessible_name(f"{name} ({LEVEL_COUNTS[name]})")
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


def test_no_level_empties_the_map_one_shows_its_own_and_all_levels_fill_it(drawn: Dashboard) -> None:
    drawn.sidebar.get_by_role("button", name="No level").click()
    expect(drawn.status).to_have_text(status(0))
    drawn.expect_on_map({})
    expect(drawn.panel).to_contain_text("No cluster fits these filters.")
    drawn.expect_parameters(level=["none"])

    drawn.toggle_level("gce")
    drawn.expect_on_map({"GCE": 2})
    drawn.expect_parameters(level=["gce"])

    drawn.sidebar.get_by_role("button", name="All levels").click()
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.expect_on_map(LEVEL_COUNTS)
    drawn.expect_parameters()


def test_two_toggles_in_quick_succession_both_count(drawn: Dashboard) -> None:
    drawn.toggle_level("arena")
    drawn.toggle_level("nce")
    expect(drawn.status).to_have_text(status(TOTAL - 20 - 9))
    drawn.expect_on_map({"Arena Pro": 8, "GCE": 2, "Mature clusters": 4})
    drawn.expect_parameters(level=["arena-pro", "gce", "mature"])


def test_answers_that_come_late_and_together_end_no_session(dashboard: Dashboard) -> None:
    """Streamlit's script keeps a message for two runs only. The last answer here repeats one of four runs before."""
    answers = SlowAnswers(dashboard.page)
    drawn = dashboard.open()
    others = [level for level in LEVEL_NAMES if level != "gce"]
    for level, parameters in (
        ("gce", {"level": others}),
        ("gce", {}),
        ("arena", {"level": ["arena-pro", "nce", "gce", "mature"]}),
    ):
        drawn.toggle_level(level)
        drawn.expect_parameters(**parameters)
    answers.is_keeping = True
    for runs, level in enumerate(("nce", "arena", "nce"), start=1):
        drawn.toggle_level(level)
        drawn.eventually(answers.runs, runs)
    answers.let_go()
    drawn.expect_parameters()
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.toggle_level("gce")
    drawn.expect_parameters(level=others)


def test_a_level_acts_on_map_and_list_before_the_server_has_answered(dashboard: Dashboard) -> None:
    held: list[Callable[[], None]] = []
    holding = False

    def connect(page: WebSocketRoute) -> None:
        server = page.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            if holding:
                held.append(lambda: server.send(message))
            else:
                server.send(message)

        page.on_message(pass_on)

    dashboard.page.route_web_socket("**/_stcore/stream*", connect)
    drawn = dashboard.open(county="rogaland")
    everything = [cluster.id for cluster in CLUSTERS.values() if cluster.county == "Rogaland"]
    drawn.expect_listed(everything)
    holding = True
    drawn.toggle_level("arena-pro")
    drawn.expect_listed(row for row in everything if CLUSTERS[row].level != "arena-pro")
    drawn.expect_on_map({"Arena": 3})
    drawn.expect_parameters(county=["rogaland"])
    drawn.toggle_level("arena")
    drawn.expect_on_map({})
    holding = False
    for send in held:
        send()
    drawn.expect_parameters(county=["rogaland"], level=["nce", "gce", "mature"])
    expect(drawn.status).to_have_text(status(0))
    drawn.expect_on_map({})
