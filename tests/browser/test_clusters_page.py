"""The clusters page: a table that sorts, opens cards, works by keyboard, and shares its state with all pages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from data.filters import FacetIndex, Filters
from data.i18n import texts
from data.model import Cluster
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_NAMES, status
from tests.browser.pages import HEADINGS, Pages

# Streamlit’s client first looks for its server below the page’s own path.
pytestmark = pytest.mark.console("_stcore")

NORWEGIAN = texts("nb")
UNKNOWN = "ikke kjent"
CHOSEN = CLUSTERS["stiim"]
STATE: dict[str, list[str]] = {
    "level": ["arena", "nce"],
    "sector": ["energy", "seafood"],
    "county": ["rogaland", "vestland"],
    "q": ["cluster"],
    "cluster": ["stiim"],
    "compare": ["eyde", "act"],
}


WITH_FILTERS = ("", "clusters", "insights")
SHOWN = (
    FacetIndex(CATALOGUE)
    .select(
        Filters(
            levels=frozenset(STATE["level"]),
            sectors=frozenset(STATE["sector"]),
            counties=frozenset(STATE["county"]),
            text=STATE["q"][0],
        )
    )
    .clusters
)


def in_norwegian(text: str) -> str:
    return NORWEGIAN.sort_key(text)


def by_maturity(text: str) -> int:
    levels = [NORWEGIAN(f"level.{level}.name") for level in LEVEL_NAMES]
    return levels.index(text)


# What sorts each column of the table.
COLUMNS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("name", in_norwegian),
    ("own_name", in_norwegian),
    ("level", by_maturity),
    ("home", in_norwegian),
    ("county", in_norwegian),
    ("sector", in_norwegian),
    ("members", int),
    ("since", int),
    ("website", str),
)


def test_every_column_sorts_both_ways_with_what_is_unknown_last(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    pages.go("clusters", lang="nb")
    expect(pages.table.locator("tbody tr")).to_have_count(len(CLUSTERS))
    for number, (column, key) in enumerate(COLUMNS):
        with subtests.test(column):
            heading = pages.heading(NORWEGIAN(f"table.{column}"))
            cells = pages.column(number)
            known = sorted((cell for cell in cells if cell != UNKNOWN), key=key)  # type: ignore[arg-type]
            unknown = [UNKNOWN] * (len(cells) - len(known))
            for direction, wanted in (("ascending", known), ("descending", known[::-1])):
                heading.get_by_role("button").click()
                expect(heading).to_have_attribute("aria-sort", direction)
                pages.eventually(lambda number=number: pages.column(number), wanted + unknown)  # type: ignore[misc]
            heading.get_by_role("button").click()
            expect(heading).to_have_attribute("aria-sort", "none")
            pages.eventually(pages.table_ids, [cluster.id for cluster in CATALOGUE.clusters])


def expect_chosen(pages: Pages, cluster: Cluster) -> None:
    """The card of *cluster* is open beside the table, its row is marked, and the address says so."""
    pages.expect_card(cluster)
    expect(pages.table.locator("tr[aria-current=true]")).to_have_attribute("data-row", cluster.id)
    pages.expect_parameters(cluster=[cluster.id])


def test_a_row_opens_its_card_and_closing_it_leaves_the_table(pages: Pages) -> None:
    pages.go("clusters").expect_page("clusters")
    pages.table.locator(f'tr[data-row="{CHOSEN.id}"] td').first.click()
    expect_chosen(pages, CHOSEN)
    expect(pages.card_name).to_be_in_viewport()
    pages.close_card()
    pages.expect_parameters()
    assert CHOSEN.website is not None
    website = pages.table.locator(f'tr[data-row="{CHOSEN.id}"]').get_by_role("link")
    expect(website).to_have_attribute("href", CHOSEN.website)


def test_a_keyboard_alone_sorts_opens_a_card_and_comes_back(pages: Pages) -> None:
    pages.go("clusters").expect_page("clusters")
    press = pages.page.keyboard.press
    sort = pages.heading("Members").get_by_role("button")
    sort.focus()
    press("Enter")
    expect(pages.heading("Members")).to_have_attribute("aria-sort", "ascending")
    expect(sort).to_be_focused()
    for _ in ("Since", "Website"):
        press("Tab")
    press("Tab")
    fewest = CLUSTERS["sams"]
    expect(pages.table.get_by_role("button", name=fewest.listed_name, exact=True)).to_be_focused()
    press("Enter")
    expect_chosen(pages, fewest)
    expect(pages.card_name).to_be_focused()
    press("Escape")
    expect(pages.card).to_have_count(0)
    expect(pages.table.get_by_role("button", name=fewest.listed_name, exact=True)).to_be_focused()
    expect(pages.heading("Members")).to_have_attribute("aria-sort", "ascending")


def test_filters_choice_and_comparison_come_along_to_every_page(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    pages.open(**STATE)
    pages.expect_card(CHOSEN)
    # First the pages with filters one after the other, and back to the map at the end.
    without = [path for path in HEADINGS if path not in WITH_FILTERS]
    for path in (*WITH_FILTERS[1:], *without, ""):
        with subtests.test(path or "map"):
            pages.move_to(path)
            pages.expect_parameters(**STATE)
            if path in WITH_FILTERS:
                expect_filters(pages)
    pages.wait_drawn()
    pages.expect_card(CHOSEN)
    expect(pages.status).to_have_text(status(len(SHOWN)))


def expect_filters(pages: Pages) -> None:
    """The left panel shows what is filtered."""
    for level in LEVEL_NAMES:
        expect(pages.level(level)).to_be_checked(checked=level in STATE["level"])
    expect(pages.search_box).to_have_value(STATE["q"][0])
    for value in ("Energy", "Seafood", "Rogaland", "Vestland"):
        expect(pages.sidebar.get_by_role("button", name=re.compile(rf"^Remove {value} \("))).to_be_visible()


def test_a_table_without_rows_gives_way_to_what_can_be_done(pages: Pages) -> None:
    pages.go("clusters", q=["zzzz"])
    expect(pages.panel).to_contain_text(texts("en")("panel.nothing"))
    expect(pages.page.get_by_role("table")).to_have_count(0)
    pages.panel.get_by_role("button", name=texts("en")("panel.way.without", name="“zzzz”", n=43)).click()
    expect(pages.page.get_by_role("row")).to_have_count(1 + len(CLUSTERS))
    expect(pages.panel.locator(".ic-nothing")).to_have_count(0)
