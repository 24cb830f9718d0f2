"""The insights page: bars that filter, years as in the awards, what is unknown named, dark and on a phone."""

from collections import Counter
from collections.abc import Callable

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


def test_a_click_on_a_bar_filters_every_page_and_another_click_undoes_it(
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
    pages.bar("Clusters by county", "Nordland").click()
    pages.expect_parameters(county=["nordland"])
    pages.move_to("")
    pages.wait_drawn()
    expect(pages.status).to_have_text(status(4))
    pages.expect_on_map({"Arena": 2, "Arena Pro": 2})


def test_a_bar_can_be_clicked_again_after_its_filter_was_reset_elsewhere(pages: Pages) -> None:
    pages.go("insights").expect_page("insights")
    for _ in range(2):
        pages.bar("Clusters by county", "Agder").click()
        pages.expect_parameters(county=["agder"])
        pages.sidebar.get_by_role("button", name="Reset filters").click()
        pages.expect_parameters()
        pages.eventually(lambda: pages.counts_in_chart("Clusters by level"), Counter(LEVEL_COUNTS))


def test_each_chart_has_a_title_a_unit_a_summary_a_table_and_a_source(pages: Pages) -> None:
    pages.go("insights").expect_page("insights")
    for title, unit, most in (
        ("Clusters by level", "Clusters", "Most: Arena 20, NCE 9, Arena Pro 8. Groups: 5."),
        ("Clusters by county", "Clusters", "Most: Vestland 8, Oslo 7, Rogaland 6. Groups: 12."),
        ("Clusters by sector", "Clusters", "Most: Energy 7,"),
        (PATHS, "Year", None),
        (PER_YEAR, "Awards", None),
    ):
        expect(pages.chart(title).locator("text", has_text=title)).to_be_visible()
        expect(pages.chart(title).get_by_text(unit, exact=True)).to_be_visible()
        if most:
            expect(pages.main.get_by_text(most)).to_be_visible()
    for title in ("Clusters by level", "Clusters by county", "Clusters by sector", "The programme over time"):
        table = pages.main.get_by_role("region", name=f"{title}, as a table")
        expect(table).to_have_count(0)
        pages.main.get_by_text(
            f"{title}, as a table", exact=True
        ).first.click()  # then comes the table's caption
        expect(table.get_by_role("table")).to_be_visible()
    expect(pages.main.get_by_text(f"Source: {CATALOGUE.title}.")).to_be_visible()
    expect(pages.main.get_by_text("Source: awards.csv")).to_be_visible()


def test_the_years_are_those_of_the_awards_and_what_is_unknown_is_named(pages: Pages) -> None:
    pages.go("insights").expect_page("insights")
    dated = [step for step in STEPS if step.year is not None]
    points = pages.chart(PATHS).locator("[aria-roledescription=point]")
    pages.eventually(
        lambda: sorted(points.evaluate_all("all => all.map(point => point.getAttribute('aria-label'))")),
        sorted(f"{step.name}, {LEVEL_NAMES[step.level]}: {step.year}" for step in dated),
    )
    assert (min(step.year or 0 for step in dated), max(step.year or 0 for step in dated)) == (2006, 2021)
    pages.eventually(lambda: pages.counts_in_chart(PER_YEAR), Counter(str(step.year) for step in dated))
    rows = pages.main.locator('[aria-label="The programme over time, as a table"] tbody tr')
    expect(rows).to_have_count(len(dated))
    inferred = [step for step in dated if step.confidence is Confidence.LOW]
    expect(rows.filter(has_text="(inferred)")).to_have_count(len(inferred))
    assert (without_year(STEPS), without_steps(CATALOGUE, CATALOGUE.clusters)) == ((), ())
    expect(pages.main.get_by_text("Year not known")).to_have_count(0)
    expect(pages.main.get_by_text("No award is known")).to_have_count(0)


def test_on_a_phone_no_text_of_a_chart_is_cut_and_the_dark_theme_has_its_own_colours(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests
) -> None:
    phone = Pages(reader(**PHONE, color_scheme="dark").page, server.address)
    phone.go("insights").expect_page("insights")
    phone.expect_no_sideways_scroll()
    for rank, level in enumerate(LEVEL_NAMES.values()):
        expect(phone.bar("Clusters by level", level)).to_have_attribute("fill", symbol(rank).dark)
    for title in (*(click[0] for click in CLICKS), PATHS, PER_YEAR):
        with subtests.test(title):
            expect(phone.chart(title)).to_be_visible()
            phone.eventually(lambda title=title: phone.chart(title).evaluate(CLIPPED), [])  # type: ignore[misc]
