"""The insights page: bars that filter, years as in the awards, what is unknown named, dark and on a phone."""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from data.filters import FacetIndex, Filters
from data.history import steps, without_steps, without_year
from data.model import Confidence, facet_id
from geo.map.symbols import symbol
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CATALOGUE, LEVEL_COUNTS, LEVEL_NAMES, status
from tests.browser.pages import Pages, tally
from tests.browser.server import Server

# Streamlit’s client first looks for its server below the page’s own path.
pytestmark = pytest.mark.console("_stcore")

INDEX = FacetIndex(CATALOGUE)
STEPS = steps(CATALOGUE, CATALOGUE.clusters)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
RATES, GRID = "Clusters per 100,000 inhabitants", "Clusters by sector and county"
THICKNESS = 22  # pixels of a bar
COUNTY_MAP = "Clusters by county, on a map"
STORY = ("Clusters by level", "Clusters by county", RATES, "Clusters by sector", GRID)
PATHS, PER_YEAR = "Each organisation’s path through the levels", "Levels given, by year"
# A chart's title, a bar to click, and the filters that it stands for.
CLICKS: tuple[tuple[str, str, str, Filters], ...] = (
    ("Clusters by level", "NCE", "level", Filters(levels=frozenset({"nce"}))),
    ("Clusters by county", "Rogaland", "county", Filters(counties=frozenset({"rogaland"}))),
    ("Clusters by sector", "Ocean & maritime", "sector", Filters(sectors=frozenset({"ocean-maritime"}))),
)
CLIPPED = """chart => {
    const box = chart.querySelector("svg").getBoundingClientRect();
    return [...chart.querySelectorAll("text")].filter(text => {
        const own = text.getBoundingClientRect();
        const spare = 3; // pixels that a line is higher than its letters
        return own.left < box.left - spare || own.right > box.right + spare || own.bottom > box.bottom + spare;
    }).map(text => text.textContent);
}"""

# The vertical middles of the names on a chart's axis, which stand one a row.
MIDDLES = """chart => [...chart.querySelectorAll('.role-axis-label text')].map(name => {
    const { top, bottom } = name.getBoundingClientRect();
    return (top + bottom) / 2;
}).sort((a, b) => a - b)"""


def test_a_click_on_a_bar_filters_every_page_and_another_click_or_a_reset_elsewhere_undoes_it(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    pages.go("insights").expect_page("insights")
    for title, bar, parameter, filters in CLICKS:
        with subtests.test(bar):
            clusters = INDEX.select(filters).clusters
            pages.bar(title, bar).click()
            pages.expect_parameters(**{parameter: [str(facet_id(bar))]})
            expect(pages.main.get_by_text(status(len(clusters)), exact=True)).to_be_visible()
            pages.eventually(
                lambda: pages.counts_in_chart("Clusters by level"),
                tally(LEVEL_NAMES[cluster.level] for cluster in clusters),
            )
            pages.bar(title, bar).click()
            pages.expect_parameters()
            pages.eventually(lambda: pages.counts_in_chart("Clusters by level"), Counter(LEVEL_COUNTS))
    with subtests.test("a reset in the left panel, twice"):
        for _ in range(2):
            pages.bar("Clusters by county", "Agder").click()
            pages.expect_parameters(county=["agder"])
            pages.sidebar.get_by_role("button", name="Reset filters").click()
            pages.expect_parameters()
            pages.eventually(lambda: pages.counts_in_chart("Clusters by level"), Counter(LEVEL_COUNTS))
    pages.bar("Clusters by county", "Nordland").click()
    pages.expect_parameters(county=["nordland"])
    pages.move_to("")
    pages.wait_drawn()
    expect(pages.status).to_have_text(status(4))
    pages.expect_on_map({"Arena": 2, "Arena Pro": 2})


def test_each_chart_is_whole_and_the_years_are_those_of_the_awards(
    pages: Pages, subtests: pytest.Subtests
) -> None:
    pages.go("insights").expect_page("insights")
    with subtests.test("the years are those of the awards, and what is unknown is named"):
        expect_years(pages)
    with subtests.test("each chart has a finding, an address, a source, a table and files"):
        expect_whole_charts(pages)


def expect_years(pages: Pages) -> None:
    """The years are those of the awards, and what is unknown is named."""
    dated = [step for step in STEPS if step.year is not None]
    points = pages.chart(PATHS).locator("[aria-roledescription=point]")
    pages.eventually(
        lambda: sorted(points.evaluate_all("all => all.map(point => point.getAttribute('aria-label'))")),
        sorted(f"{step.name}, {LEVEL_NAMES[step.level]}: {step.year}" for step in dated),
    )
    assert (min(step.year or 0 for step in dated), max(step.year or 0 for step in dated)) == (2006, 2021)
    pages.eventually(lambda: pages.counts_in_chart(PER_YEAR), Counter(str(step.year) for step in dated))
    rows = pages.main.locator(f'[aria-label="{PATHS}, as a table"] tbody tr')
    expect(rows).to_have_count(len(dated))
    inferred = [step for step in dated if step.confidence is Confidence.LOW]
    expect(rows.filter(has_text="(inferred)")).to_have_count(len(inferred))
    assert (without_year(STEPS), without_steps(CATALOGUE, CATALOGUE.clusters)) == ((), ())
    expect(pages.main.get_by_text("Year not known")).to_have_count(0)
    expect(pages.main.get_by_text("No award is known")).to_have_count(0)


def expect_whole_charts(pages: Pages) -> None:
    """Each chart has a finding, an address, a source and a table."""
    for title, unit, identifier, finding in (
        ("Clusters by level", "Clusters", "level", "Arena is the most common level: 20 of 43 clusters."),
        ("Clusters by county", "Clusters", "county", "Vestland has most clusters: 8 of 43."),
        (RATES, "Per 100,000 inhabitants", "rate", "Per 100,000 inhabitants Nordland has most: 1.65."),
        ("Clusters by sector", "Clusters", "sector", "Energy is the largest sector: 7 of 43 clusters."),
        (GRID, None, "pair", "Most clusters of one sector in one county: Energy in Akershus"),
        (PATHS, "Year", "paths", "Levels given to 42 organisations from 2006 to 2021: 69."),
        (PER_YEAR, "Awards", "per-year", "Most levels were given in 2019: 11."),
    ):
        expect(pages.chart(title)).to_be_visible()
        if unit:
            expect(pages.chart(title).get_by_text(unit, exact=True)).to_be_visible()
        expect(pages.main.get_by_role("heading", name=finding)).to_be_visible()
        expect(pages.chart(title).locator("text", has_text=title)).to_have_count(1)
        link = pages.main.get_by_role("link", name=f"Link to this chart: {title}", exact=True)
        expect(link).to_have_attribute("href", f"#{identifier}")
        expect(pages.main.locator(f"[id='{identifier}']")).to_be_attached()
        table = pages.main.get_by_role("region", name=f"{title}, as a table")
        expect(table).to_have_count(0)
        # Then comes the table's caption.
        pages.main.get_by_text(f"{title}, as a table", exact=True).first.click()
        expect(table.get_by_role("table")).to_be_visible()
    sources = pages.main.locator(".ic-figure-foot", has_text=f"{CATALOGUE.title}.")
    expect(sources).to_have_count(len(STORY) + 3)
    expect(pages.main.get_by_text("Source: awards.csv")).to_be_visible()


@pytest.mark.parametrize("level", [["gce"], ["gce", "nce"], ["gce", "nce", "arena", "mature"]])
def test_a_bar_is_as_thick_whether_there_are_few_or_many(pages: Pages, level: list[str]) -> None:
    bars = pages.go("insights", level=level).bars("Clusters by level")
    expect(bars).to_have_count(len(level))
    heights = [box["height"] for bar in bars.all() if (box := bar.bounding_box())]
    assert all(THICKNESS - 3 < height < THICKNESS + 3 for height in heights), heights


def test_a_chart_is_opened_by_its_address_and_taken_along_as_a_file(pages: Pages) -> None:
    pages.go("insights#sector").expect_page("insights")
    expect(pages.main.get_by_role("heading", name="Energy is the largest sector")).to_be_in_viewport()
    pages.main.locator(".st-key-figure_rate").get_by_role("button", name="Download", exact=True).click()
    dialog = pages.page.get_by_role("dialog")
    expect(dialog).to_contain_text("Nordland has most: 1.65")
    for kind, begins in (("CSV", b"\xef\xbb\xbfCounty,"), ("SVG", b"<svg "), ("PNG", b"\x89PNG")):
        with pages.page.expect_download() as taken:
            dialog.get_by_role("button", name=kind, exact=True).click()
        assert taken.value.suggested_filename == f"{CATALOGUE.id}-rate.{kind.lower()}"
        assert taken.value.path().read_bytes().startswith(begins)


def test_on_a_phone_no_text_of_a_chart_is_cut_and_each_theme_has_its_own_colours_when_it_comes(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests
) -> None:
    phone = Pages(reader(**PHONE, color_scheme="dark").page, server.address)
    phone.go("insights").expect_page("insights")
    phone.expect_no_sideways_scroll()
    for rank, level in enumerate(LEVEL_NAMES.values()):
        expect(phone.bar("Clusters by level", level)).to_have_attribute("fill", symbol(rank).dark)
    for title in (*STORY, COUNTY_MAP, PATHS, PER_YEAR):
        with subtests.test(title):
            expect(phone.chart(title)).to_be_visible()
            expect(phone.chart(title).locator(".role-title")).to_have_count(1)
            phone.eventually(lambda title=title: phone.chart(title).evaluate(CLIPPED), [])  # type: ignore[misc]
    with subtests.test("a name of two lines stands in the middle of its row"):
        middles = phone.chart("Clusters by sector").evaluate(MIDDLES)
        steps = [below - above for above, below in pairwise(middles)]
        assert steps
        assert max(steps) - min(steps) < 4
    phone.page.emulate_media(color_scheme="light")
    for rank, level in enumerate(LEVEL_NAMES.values()):
        expect(phone.bar("Clusters by level", level)).to_have_attribute("fill", symbol(rank).light)
