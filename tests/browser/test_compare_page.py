"""The compare page: two to six clusters side by side, what tells them apart, and how far apart they are."""

import re
from collections.abc import Callable
from itertools import combinations

import pytest
from playwright.sync_api import expect

from data.model import Cluster
from geo.locate import locate
from geo.nearest import distance_km
from geo.places import Chain
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_NAMES
from tests.browser.pages import Pages
from tests.browser.server import Server

# Streamlit’s client first looks for its server below the page’s own path.
pytestmark = pytest.mark.console("_stcore")

FOUND = locate(CATALOGUE, Chain()).found
SIX = ("eyde", "nce-eyde", "sams", "gce-blue-maritime", "nce-media", "construction-city")
SMALLEST_TARGET = 24  # pixels, WCAG 2.5.8
# How wide and how high a press hits a button, along the lines through its middle.
HIT_SIZE = """button => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    const steps = [...Array(81).keys()].map(step => step - 40);
    const hits = (across, down) => button.contains(document.elementFromPoint(left + across, top + down));
    return [steps.filter(step => hits(step, 0)).length, steps.filter(step => hits(0, step)).length];
}"""
MATURE = [cluster.id for cluster in CATALOGUE.clusters if cluster.level == "mature"]


def label(cluster: Cluster) -> str:
    return f"{cluster.listed_name} ({LEVEL_NAMES[cluster.level]})"


def names(*ids: str) -> list[str]:
    return [CLUSTERS[identifier].listed_name for identifier in ids]


def distances(*ids: str) -> list[str]:
    """The list of distances as the page should write it."""
    lines = []
    for one, other in combinations(ids, 2):
        kilometres = distance_km(FOUND[one], FOUND[other])
        far = f"{round(kilometres)} km" if kilometres >= 0.5 else "same place"
        lines.append(f"{CLUSTERS[one].listed_name} – {CLUSTERS[other].listed_name}: {far}")
    return lines


def test_two_to_six_clusters_stand_side_by_side_and_a_seventh_is_refused(pages: Pages) -> None:
    pages.go("compare").expect_page("compare")
    expect(pages.main.get_by_text("Pick at least two clusters above")).to_be_visible()
    for number, identifier in enumerate(SIX, start=1):
        pages.pick(label(CLUSTERS[identifier]))
        pages.expect_parameters(compare=list(SIX[:number]))
        if number > 1:
            pages.eventually(pages.compared, names(*SIX[:number]))
            expect(pages.distances).to_have_text(distances(*SIX[:number]))
    expect(pages.main.get_by_role("img", name=f"Map: {', '.join(names(*SIX))}")).to_be_visible()
    pages.picker.fill("Cod")
    expect(pages.page.get_by_text(re.compile("up to 6 options"))).to_be_visible()
    expect(pages.page.get_by_role("option", name="Cod Cluster")).to_have_count(0)
    pages.close_picker()
    pages.page.get_by_role("button", name=f"Remove {label(CLUSTERS['sams'])}", exact=True).click()
    left = [identifier for identifier in SIX if identifier != "sams"]
    pages.eventually(pages.compared, names(*left))
    pages.expect_parameters(compare=left)


def test_who_has_chosen_nothing_is_offered_levels_sectors_and_counties(pages: Pages) -> None:
    pages.go("compare").expect_page("compare")
    expect(pages.main.get_by_role("button", name="All 2: GCE", exact=True)).to_be_visible()
    pages.main.get_by_role("button", name="All 4: Mature clusters", exact=True).click()
    pages.expect_parameters(compare=MATURE)
    pages.eventually(pages.compared, names(*MATURE))
    pages.comparison.get_by_role("link", name=names(MATURE[0])[0], exact=True).click()
    pages.wait_drawn()
    pages.expect_card(CLUSTERS[MATURE[0]])
    pages.expect_parameters(cluster=[MATURE[0]], compare=MATURE)


def test_what_differs_stands_in_the_table_and_what_all_share_below_it(pages: Pages) -> None:
    pages.go("compare", compare=["eyde", "nce-eyde"]).expect_page("compare")
    for fact in ("Level", "Own name", "Members", "Host"):
        expect(pages.comparison.get_by_role("rowheader", name=fact, exact=True)).to_be_visible()
    shared = pages.main.locator(".ic-shared")
    for fact in ("Home", "Sector", "In the programme since", "Through the levels"):
        expect(shared.get_by_text(fact, exact=True)).to_be_visible()
        expect(pages.comparison.get_by_role("rowheader", name=fact, exact=True)).to_have_count(0)
    for row in pages.comparison.locator("tbody tr").all():
        first, second = row.get_by_role("cell").all_inner_texts()
        assert first != second
    expect(pages.comparison.get_by_text("not known", exact=True)).to_have_count(1)


def test_a_link_opens_the_same_comparison_for_another_reader_and_drops_unknown_clusters(
    reader: Callable[..., Dashboard], server: Server
) -> None:
    another = Pages(reader().page, server.address)
    another.go("compare", compare=["act", "nobody", "<b>x</b>", "cod-cluster", "act"]).expect_page("compare")
    another.eventually(another.compared, names("act", "cod-cluster"))
    another.expect_parameters(compare=["act", "cod-cluster"])
    another.go("compare", compare=[*SIX, "act"]).expect_page("compare")
    another.eventually(another.compared, names(*SIX))
    another.expect_parameters(compare=list(SIX))


def test_one_too_many_says_which_one_it_replaces(pages: Pages) -> None:
    others = [identifier for identifier in CLUSTERS if identifier not in SIX]
    pages.open(cluster=others[0], compare=list(SIX))
    button = pages.card.get_by_role("button", name=re.compile("^Compare in place of "))
    expect(button).to_have_text(f"Compare in place of {CLUSTERS[SIX[0]].listed_name}")
    button.click()
    pages.expect_parameters(cluster=[others[0]], compare=[*SIX[1:], others[0]])


def test_a_card_puts_its_cluster_into_the_comparison_and_takes_it_out(pages: Pages) -> None:
    pages.open(cluster="act", compare="cod-cluster")
    pages.expect_card(CLUSTERS["act"])
    button = pages.card.get_by_role("button", name=re.compile("^Compared?$"))
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    pages.expect_parameters(cluster=["act"], compare=["cod-cluster", "act"])
    pages.move_to("compare")
    pages.eventually(pages.compared, names("cod-cluster", "act"))
    pages.move_to("")
    pages.wait_drawn()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    pages.expect_parameters(cluster=["act"], compare=["cod-cluster"])


def test_the_crosses_of_what_is_compared_are_large_enough_to_touch(pages: Pages) -> None:
    cross = pages.go("compare", compare=["eyde", "sams"]).main.get_by_role("button", name="Remove Eyde (NCE)")
    expect(cross).to_be_visible()
    assert min(cross.evaluate(HIT_SIZE)) >= SMALLEST_TARGET
