"""The compare page: two to four clusters side by side, what tells them apart, and how far apart they are."""

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
FOUR = ("eyde", "nce-eyde", "sams", "gce-blue-maritime")


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


def test_two_to_four_clusters_stand_side_by_side_and_a_fifth_is_refused(pages: Pages) -> None:
    pages.go("compare").expect_page("compare")
    expect(pages.main.get_by_text("Pick at least two clusters above")).to_be_visible()
    for number, identifier in enumerate(FOUR, start=1):
        pages.pick(label(CLUSTERS[identifier]))
        pages.expect_parameters(compare=list(FOUR[:number]))
        if number > 1:
            pages.eventually(pages.compared, names(*FOUR[:number]))
            expect(pages.distances).to_have_text(distances(*FOUR[:number]))
    pages.picker.fill("Cod")
    expect(pages.page.get_by_text(re.compile("up to 4 options"))).to_be_visible()
    expect(pages.page.get_by_role("option", name="Cod Cluster")).to_have_count(0)
    pages.close_picker()
    pages.page.get_by_role("button", name=f"Remove {label(CLUSTERS['sams'])}", exact=True).click()
    pages.eventually(pages.compared, names("eyde", "nce-eyde", "gce-blue-maritime"))
    pages.expect_parameters(compare=["eyde", "nce-eyde", "gce-blue-maritime"])


def test_what_clusters_share_recedes_and_what_differs_stands_out(pages: Pages) -> None:
    pages.go("compare", compare=["eyde", "nce-eyde"]).expect_page("compare")
    same, different = (pages.comparison.locator(f"tbody tr{rule}") for rule in (".ic-same", ":not(.ic-same)"))
    for fact in ("Home", "Sector", "In the programme since", "Through the levels"):
        expect(same.get_by_role("rowheader", name=f"{fact} same", exact=True)).to_be_visible()
    for fact in ("Level", "Own name", "Members", "Host"):
        expect(different.get_by_role("rowheader", name=fact, exact=True)).to_be_visible()
    for row in same.all():
        first, second = row.get_by_role("cell").all_inner_texts()
        assert first == second
    for row in different.all():
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
    another.go("compare", compare=[*FOUR, "act"]).expect_page("compare")
    another.eventually(another.compared, names(*FOUR))
    another.expect_parameters(compare=list(FOUR))


def test_a_fifth_cluster_says_which_one_it_replaces(pages: Pages) -> None:
    others = [identifier for identifier in CLUSTERS if identifier not in FOUR]
    pages.open(cluster=others[0], compare=list(FOUR))
    button = pages.card.get_by_role("button", name=re.compile("^Compare in place of "))
    expect(button).to_have_text(f"Compare in place of {CLUSTERS[FOUR[0]].listed_name}")
    button.click()
    pages.expect_parameters(cluster=[others[0]], compare=[*FOUR[1:], others[0]])


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
