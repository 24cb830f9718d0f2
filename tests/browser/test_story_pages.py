"""Programme and about: every statement with its source, the numbers that do not add up, licences, version."""

import re

import pytest
from playwright.sync_api import Locator, expect

from data.history import load_history, within_longest_support
from data.version import version
from pages.panels.stories.about import CANDIDATES, GAP_COLUMNS
from pages.panels.stories.programme import EFFECTS
from tests.browser.facts import CATALOGUE, COUNTS_TOLD, LEVEL_COUNTS
from tests.browser.pages import Pages

# Streamlit’s client first looks for its server below the page’s own path.
pytestmark = pytest.mark.console("_stcore")

FACTS = CATALOGUE.facts_by_id
SOURCES = {CATALOGUE.source}.union(
    *(fact.sources for fact in CATALOGUE.facts), *(level.sources for level in CATALOGUE.levels)
)
# What only leads over to a list or figure below, with the sources there; and the one page without an address.
LEADING_OVER = (
    "Every year Innovation Norway",
    "Each number stands",
    "The numbers come",
    "The picture has",
    "Source: ",
)
TOLD = ("programme-since", "served-2021", *EFFECTS, "budget-cut-2022", "map-groups-2022", "revision-2024")


def links(within: Locator) -> set[str]:
    """The addresses that a piece of the page links to."""
    return set(within.get_by_role("link").evaluate_all("all => all.map(link => link.getAttribute('href'))"))


def test_the_programme_page_gives_sources_and_says_what_effect_and_reconstruction_are(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    pages.go("programme").expect_page("programme")
    expect_facts_with_their_sources(pages, subtests)
    with subtests.test("no paragraph stands without a source"):
        expect_no_paragraph_without_a_source(pages)
    with subtests.test("the effect and the reconstruction say what they are"):
        expect_effect_and_reconstruction(pages)


def expect_facts_with_their_sources(pages: Pages, subtests: pytest.Subtests) -> None:
    """Each fact has its own source and no other."""
    story = pages.main.get_by_role("article")
    expect(story).to_have_count(2)
    expect(story.last).to_be_visible()
    assert links(story) <= SOURCES
    for fact in TOLD:
        with subtests.test(fact):
            assert FACTS[fact].sources
            assert set(FACTS[fact].sources) <= links(story)
    for level in CATALOGUE.levels:
        with subtests.test(level.name):
            section = story.locator(f"#level-{level.id}")
            expect(section.get_by_role("heading")).to_contain_text(level.name)
            assert links(section) == set(level.sources)
            expect(section).to_contain_text(re.compile(rf"Listed in 2021\s*{LEVEL_COUNTS[level.name]}\s"))


def expect_no_paragraph_without_a_source(pages: Pages) -> None:
    """All parts are there, and each paragraph has a source or leads over to one."""
    story = pages.main.get_by_role("article")
    for part in ("What the programme is", "The levels", "What it achieves", "Words explained", "Sources"):
        expect(story.get_by_role("heading", name=part, exact=True)).to_be_visible()
    bare = story.locator(
        "section > p:not(:has(a)), section > div > p:not(:has(a)), .ic-timeline li:not(:has(a))"
    )
    for paragraph in bare.all_inner_texts():
        assert paragraph.startswith(LEADING_OVER), paragraph


def expect_effect_and_reconstruction(pages: Pages) -> None:
    """The effect says what it is measured in; the reconstruction says that it is one, and what in it is uncertain."""
    figure = pages.main.get_by_role("figure")
    for fact in EFFECTS:
        expect(figure).to_contain_text(f"+{FACTS[fact].value}")
    expect(figure).to_contain_text("Percentage points a year above the control group")
    reconstruction = pages.page.get_by_role("heading", name="The thirteen")
    clusters = pages.main.locator("section", has=reconstruction).locator("ol li")
    within = within_longest_support(load_history(CATALOGUE), "nce", 2018)
    expect(clusters).to_have_count(13)
    for standing in within:
        expect(clusters.filter(has_text=standing.organisation.name).first).to_be_visible()
    expect(clusters.get_by_text("uncertain")).to_have_count(2)
    expect(pages.main.get_by_text("This is a reconstruction.")).to_be_visible()


def test_the_words_of_the_footer_lead_to_the_glossary(pages: Pages) -> None:
    pages.go("about").expect_page("about")
    address = pages.page.get_by_role("link", name="Words explained").get_attribute("href")
    assert address
    assert address.endswith("#words")
    pages.go(address).expect_page("programme")
    expect(pages.main.get_by_role("heading", name="Words explained")).to_be_in_viewport()
    expect(pages.page.locator("#word-inferred")).to_be_in_viewport()


def test_the_about_page_tells_of_the_44th_of_gaps_and_of_every_pin(pages: Pages) -> None:
    pages.go("about").expect_page("about")
    story = pages.main.get_by_role("article")
    expect(story.get_by_text(COUNTS_TOLD)).to_be_visible()
    for fact in CANDIDATES:
        assert set(FACTS[fact].sources) <= links(story)
    pins = story.get_by_role("region", name="How homes became pins").get_by_role("row")
    expect(pins.last).to_contain_text("43")
    expect(story.get_by_text("0 homes could not be found.")).to_be_visible()
    gaps = story.get_by_role("region", name="What is missing").locator("tbody tr")
    for row, column in zip(gaps.all(), GAP_COLUMNS, strict=True):
        missing = sum(not getattr(cluster, column) for cluster in CATALOGUE.clusters)
        expect(row.get_by_role("cell").first).to_have_text(str(missing))
    for name in (
        "Kartverket",
        "Natural Earth",
        "GeoNames",
        "Leaflet",
        "Leaflet.markercluster",
        "OpenStreetMap",
    ):
        expect(story.get_by_role("link", name=name, exact=True)).to_have_attribute(
            "href", re.compile("^https://")
        )
    expect(story.get_by_text(f"Version {version()}")).to_be_visible()
    expect(story.get_by_text("measures nobody")).to_be_visible()
