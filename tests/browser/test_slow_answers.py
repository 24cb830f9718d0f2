"""On a slow network readers go on before the server's answer has come; all that they did counts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from data.i18n import texts
from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_NAMES, TOTAL
from tests.browser.pages import Pages
from tests.browser.slow_answers import SlowAnswers

CHOSEN = CLUSTERS["act"]


def no_level(dashboard: Dashboard) -> None:
    dashboard.sidebar.get_by_role("button", name="No level").click()


def gce(dashboard: Dashboard) -> None:
    dashboard.toggle_level("gce")


def nce(dashboard: Dashboard) -> None:
    dashboard.toggle_level("nce")


def energy(dashboard: Dashboard) -> None:
    dashboard.choose_option("Sector", "Energy")


def nordland(dashboard: Dashboard) -> None:
    dashboard.choose_option("County", "Nordland")


def counties(dashboard: Dashboard) -> None:
    dashboard.choose_option("Base map", "Clusters in each county")


def norwegian(dashboard: Dashboard) -> None:
    dashboard.page.get_by_role("radio", name=texts("nb")("language.nb")).click(force=True)


def english(dashboard: Dashboard) -> None:
    dashboard.page.get_by_role("radio", name=texts("en")("language.en")).click(force=True)


def a_card(dashboard: Dashboard) -> None:
    dashboard.row(CHOSEN).click()


Act = Callable[[Dashboard], None]
ALL = set(LEVEL_NAMES)
NOTHING: set[str] = set()
# Two acts; then the levels that are on, how many clusters that leaves, and the other parameters of the address.
CASES: tuple[tuple[Act, Act, set[str], int, dict[str, list[str]]], ...] = (
    (no_level, a_card, NOTHING, 0, {"cluster": [CHOSEN.id]}),
    (a_card, no_level, NOTHING, 0, {"cluster": [CHOSEN.id]}),
    (no_level, norwegian, NOTHING, 0, {"lang": ["nb"]}),
    (norwegian, no_level, NOTHING, 0, {"lang": ["nb"]}),
    # The box still shows a level that is on, so that the click on it means: off.
    (no_level, gce, NOTHING, 0, {}),
    (nce, nce, ALL, TOTAL, {}),
    (norwegian, english, ALL, TOTAL, {"lang": ["en"]}),
    (nce, gce, ALL - {"nce", "gce"}, TOTAL - 9 - 2, {}),
    (energy, norwegian, ALL, 7, {"sector": ["energy"], "lang": ["nb"]}),
    (energy, a_card, ALL, 7, {"sector": ["energy"], "cluster": [CHOSEN.id]}),
    (nordland, a_card, ALL, 4, {"county": ["nordland"], "cluster": [CHOSEN.id]}),
    (counties, norwegian, ALL, TOTAL, {"basemap": ["counties"], "lang": ["nb"]}),
)


@pytest.mark.parametrize(
    ("first", "second", "levels", "count", "parameters"),
    CASES,
    ids=[f"{first.__name__}, {second.__name__}" for first, second, *_ in CASES],
)
def test_what_is_done_before_the_answer_to_the_last_act_has_come_is_added_to_it(
    dashboard: Dashboard,
    first: Act,
    second: Act,
    levels: set[str],
    count: int,
    parameters: dict[str, list[str]],
) -> None:
    answers = SlowAnswers(dashboard.page)
    dashboard.open().wait_idle()
    answers.is_keeping = True
    first(dashboard)
    dashboard.eventually(answers.runs, 1)
    second(dashboard)
    dashboard.eventually(answers.runs, 2)
    answers.let_go()
    some = {} if levels == ALL else {"level": [one for one in LEVEL_NAMES if one in levels] or ["none"]}
    dashboard.expect_parameters(**some, **parameters)
    dashboard.wait_idle()
    t = texts(*parameters.get("lang", ()))
    expect(dashboard.status).to_have_text(t("panel.status", n=count, total=TOTAL))
    boxes = dashboard.page.get_by_test_id("stSidebar").get_by_role("checkbox")
    dashboard.eventually(
        lambda: [box.is_checked() for box in boxes.all()], [one in levels for one in LEVEL_NAMES]
    )
    dashboard.expect_parameters(**some, **parameters)


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_a_click_in_a_chart_counts_once_though_the_next_message_holds_it_too(pages: Pages) -> None:
    answers = SlowAnswers(pages.page)
    pages.go("insights")
    bar = pages.bar("Clusters by county", "Nordland")
    expect(bar).to_be_visible(timeout=START_TIMEOUT)
    pages.wait_idle()
    answers.is_keeping = True
    bar.click()
    pages.eventually(answers.runs, 1)
    norwegian(pages)
    pages.eventually(answers.runs, 2)
    answers.let_go()
    pages.expect_parameters(county=["nordland"], lang=["nb"])
