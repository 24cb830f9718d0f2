"""The address is the screen: every state in the URL, each link the same screen elsewhere, no link an error."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, TOTAL, status
from tests.browser.server import Server

Reader = Callable[..., Dashboard]
CHOSEN = CLUSTERS["nce-media"]
COMBINED = {
    "level": ["nce", "mature"],
    "sector": ["culture-media", "digital-finance"],
    "county": ["vestland"],
    "q": ["media"],
    "cluster": ["nce-media"],
}


# Each link with the number of clusters that it shows.
LINKS: tuple[tuple[dict[str, list[str]], int], ...] = (
    ({"level": ["gce"]}, 2),
    ({"level": ["gce", "mature"]}, 6),
    ({"level": ["none"]}, 0),
    ({"sector": ["energy"]}, 7),
    ({"county": ["rogaland"]}, 6),
    ({"q": ["hydrogen"]}, 3),
    ({"basemap": ["counties"]}, 43),
    ({"cluster": ["nce-media"]}, 43),
    (COMBINED, 1),
)


def test_a_link_opens_the_same_screen_for_another_reader(reader: Reader, subtests: pytest.Subtests) -> None:
    another = reader()
    for parameters, shown in LINKS:
        with subtests.test("&".join(parameters)):
            another.open(**parameters)
            another.expect_parameters(**parameters)
            expect(another.status).to_have_text(status(shown))
            if "cluster" in parameters:
                another.expect_card(CHOSEN)
                expect(another.marker(CHOSEN)).to_be_in_viewport()
                expect(another.marker(CHOSEN)).to_have_attribute("aria-current", "true")
            else:
                another.eventually(lambda: sum(another.counts_on_map().values()), shown)
                another.eventually(lambda: len(another.listed()), shown)


def test_what_one_reader_set_by_hand_another_reads_from_the_address(drawn: Dashboard, reader: Reader) -> None:
    drawn.toggle_level("arena")
    drawn.choose_option("Sector", "Health")
    drawn.row(CLUSTERS["oslo-cancer-cluster"]).click()
    drawn.expect_card(CLUSTERS["oslo-cancer-cluster"])
    drawn.expect_parameters(
        level=["arena-pro", "nce", "gce", "mature"], sector=["health"], cluster=["oslo-cancer-cluster"]
    )
    another = reader()
    another.page.goto(drawn.page.url)
    another.wait_drawn()
    another.expect_card(CLUSTERS["oslo-cancer-cluster"])
    expect(another.level("arena")).not_to_be_checked()
    for dashboard in (drawn, another):
        dashboard.expect_on_map({"Arena Pro": 1, "Mature clusters": 2})
    another.expect_parameters(**drawn.parameters())


MISTYPED = (
    "level=boss&sector=nothing&county=atlantis&cluster=nobody&basemap=moon&lang=tlh&other=1",
    "cluster=%3Cscript%3Ealert(1)%3C%2Fscript%3E&level=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "level=%00&cluster=%ff%fe&county=%F0%9F%92%A9",
    f"cluster={'x' * 4000}&level={'y' * 2000}",
    "level&cluster&q&==&&&",
)
HOSTILE = ("<script>alert(1)</script>", "${alert(1)}`", "*_[x](javascript:alert(1))_*")


def test_a_mistyped_address_shows_the_page_without_an_error(
    dashboard: Dashboard, subtests: pytest.Subtests
) -> None:
    for query in MISTYPED:
        with subtests.test(query[:40]):
            dashboard.page.goto(f"{dashboard.address}?{query}")
            dashboard.wait_drawn()
            expect(dashboard.status).to_have_text(status(TOTAL))
            dashboard.expect_on_map(LEVEL_COUNTS)
            expect(dashboard.page.get_by_test_id("stException")).to_have_count(0)


def test_a_hostile_search_is_shown_as_text(dashboard: Dashboard, subtests: pytest.Subtests) -> None:
    for text in HOSTILE:
        with subtests.test(text):
            dashboard.open(q=text)
            expect(dashboard.status).to_have_text(status(0))
            dashboard.expect_chips(f"“{text}”")
            expect(dashboard.search_box).to_have_value(text)


def test_known_values_count_beside_unknown_ones(dashboard: Dashboard) -> None:
    dashboard.open(level=["gce", "boss"], cluster="nobody")
    dashboard.expect_on_map({"GCE": 2})
    dashboard.expect_parameters(level=["gce"])


def test_back_and_forward_return_to_earlier_screens(drawn: Dashboard) -> None:
    drawn.open(level="gce")
    drawn.expect_on_map({"GCE": 2})
    drawn.page.go_back()
    drawn.wait_drawn()
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.page.go_forward()
    drawn.wait_drawn()
    drawn.expect_on_map({"GCE": 2})
    expect(drawn.level("arena")).not_to_be_checked()


def test_an_address_that_is_corrected_is_one_entry_of_the_history(reader: Reader) -> None:
    arrived = reader().open(level="gce")
    arrived.go(level="boss", cluster="nobody", year="1234").wait_drawn()
    arrived.expect_parameters()
    arrived.page.go_back()
    arrived.wait_drawn().expect_parameters(level=["gce"])


def test_back_undoes_a_choice_and_forward_brings_it_back(drawn: Dashboard) -> None:
    drawn.row(CHOSEN).click()
    drawn.expect_card(CHOSEN)
    drawn.expect_parameters(cluster=[CHOSEN.id])
    drawn.page.go_back()
    expect(drawn.card).to_have_count(0)
    expect(drawn.status).to_have_text(status(TOTAL))
    drawn.page.go_forward()
    drawn.expect_card(CHOSEN)


def test_a_deep_link_to_the_map_can_be_the_first_request_to_a_fresh_server(
    fresh_server: Server, reader: Reader
) -> None:
    first = reader(fresh_server).open(**COMBINED)
    first.expect_card(CHOSEN)
    first.expect_on_map({"Mature clusters": 1})


# Streamlit's client first looks for its server below the page's own path.
@pytest.mark.console("_stcore")
def test_a_deep_link_to_another_page_can_be_the_first_request_to_a_fresh_server(
    fresh_server: Server, reader: Reader
) -> None:
    first = reader(fresh_server).go("clusters", level="gce", cluster="gce-blue-maritime")
    first.expect_card(CLUSTERS["gce-blue-maritime"])
    expect(first.page.get_by_role("heading", level=1)).to_be_visible()
    expect(first.page.get_by_role("link", name="Map", exact=True)).to_be_visible()
    first.expect_parameters(level=["gce"], cluster=["gce-blue-maritime"])
