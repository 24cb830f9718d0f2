"""With a list of one's own the dashboard works as with the programme's: filters, history, links, language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.data.intake.files import delimited, workbook

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

HEADER = ("Navn", "Nivå", "Hjemsted", "Sektor")
ROWS = (
    ("Alfa", "Start", "Tromsø", "Hav"),
    ("Beta", "Start", "Ålesund", "Hav"),
    ("Gamma", "Vekst", "Bergen", "Skog"),
    ("Delta", "Vekst", "Bodø", "Hav"),
)
LIST = delimited((HEADER, *ROWS)).encode()
ADDRESSES = "https://outside.example/a www.outside.example b@outside.example"
MARKUP = "<img src=x onerror=alert(1)>"
FORMULA = "@SUM(1)"


@pytest.fixture
def dashboard(reader: Callable[..., Dashboard]) -> Dashboard:
    """A reader by themselves: a side panel that another one has folded away stays so in a shared browser."""
    return reader()


def bring(dashboard: Dashboard, content: bytes = LIST, name: str = "steg.csv") -> OwnPage:
    own = OwnPage(dashboard).open()
    own.upload(name, content)
    return own


def shown_list(dashboard: Dashboard) -> Dashboard:
    own = bring(dashboard)
    own.expect_read(4, 4, 4)
    return own.show()


def level_box(shown: Dashboard, name: str) -> None:
    """Click the box of a level of the reader's own."""
    label = shown.sidebar.locator("label").filter(has_text=re.compile(rf"^\W*{name}\W+\d+\W*$"))
    label.click(position={"x": 8, "y": 12})


def test_filters_and_the_way_back_through_them(dashboard: Dashboard) -> None:
    shown = shown_list(dashboard)
    shown.expect_listed(["alfa", "beta", "gamma", "delta"])
    level_box(shown, "Start")
    expect(shown.status).to_have_text("2 of 4 entries shown")
    shown.expect_parameters(level=["level-2"])
    shown.expect_on_map({"Vekst": 2})
    shown.choose_option("Sector", "Hav")
    shown.expect_listed(["delta"])
    shown.expect_parameters(level=["level-2"], sector=["sector-1"])
    shown.panel.locator('.ic-list [data-choose="delta"]').click()
    expect(shown.card_name).to_have_text("Delta")
    shown.expect_parameters(level=["level-2"], sector=["sector-1"], cluster=["row-4"])
    shown.page.go_back()
    expect(shown.card).to_have_count(0)
    shown.page.go_back()
    shown.expect_parameters(level=["level-2"])
    shown.expect_listed(["gamma", "delta"])
    shown.page.go_forward()
    shown.expect_listed(["delta"])
    expect(OwnPage(shown).sign).to_be_visible()


def test_other_pages_hold_the_filtered_list_and_a_link_opens_the_programme_elsewhere(
    dashboard: Dashboard, reader: Callable[..., Dashboard]
) -> None:
    shown = shown_list(dashboard)
    level_box(shown, "Start")
    expect(shown.status).to_have_text("2 of 4 entries shown")
    address = shown.page.url
    shown.page.get_by_role("link", name="About").click()
    expect(shown.page.get_by_text("The list is your own")).to_be_visible()
    shown.page.get_by_role("link", name="List", exact=True).click()
    cells = shown.page.locator(".ic-table tbody th")
    shown.eventually(lambda: sorted(cells.all_text_contents()), ["Delta", "Gamma"])
    another = reader()
    another.page.goto(address)
    another.wait_drawn()
    expect(another.status).to_have_text("43 of 43 clusters shown")
    expect(another.page.get_by_text("Gamma", exact=True)).to_have_count(0)


def test_another_language_changes_neither_the_columns_nor_the_places(dashboard: Dashboard) -> None:
    rows = (("Hva", "Nivå", "Hjemsted"), ("Alfa", "Start", "Tromsø"), ("Myr", "Start", "Myre"))
    own = bring(dashboard, delimited(rows).encode())
    own.map_column("Name", "Hva")
    own.expect_read(2, 2, 1)
    expect(own.main.get_by_role("combobox", name=re.compile("^Myre: "))).to_be_visible()
    dashboard.page.get_by_role("radio", name="Norsk").click()
    expect(own.main.get_by_role("heading", name="Din egen liste på det samme kartet")).to_be_visible()
    dashboard.wait_idle()
    expect(own.metric("Rader lest")).to_have_text("2")
    expect(own.metric("Hjemsteder funnet")).to_have_text("1")
    expect(own.main.get_by_test_id("stAlertContentError")).to_have_count(0)
    own.open_section(re.compile("kolonner og hva de betyr"))
    sector = own.main.get_by_role("combobox", name=re.compile("^Sektor$"))
    expect(sector).to_have_value("ingen kolonne")


def test_sheets_and_headings_are_shown_as_text(dashboard: Dashboard) -> None:
    rows = [
        ("Navn", "Nivå", "Hjemsted", MARKUP, FORMULA, "[a](javascript:b)"),
        ("Alfa", "Start", "Tromsø", *"123"),
    ]
    content = workbook({MARKUP: rows, f"{FORMULA} {{7}}": rows})
    own = bring(dashboard, content, "steg.xlsx")
    own.expect_read(1, 1, 1)
    own.expect_remark(MARKUP)
    own.open_section(re.compile("What the .* columns? means?"))
    for heading in rows[0][3:]:
        own.open_box(re.compile("^Sector$"), heading)
    dashboard.page.keyboard.press("Escape")
    shown = own.show()
    shown.panel.locator('.ic-list [data-choose="alfa"]').click()
    terms = shown.card.locator("dt")
    for heading in rows[0][3:]:
        expect(terms.filter(has_text=heading)).to_have_count(1)
    expect(shown.page.locator("img[src=x]")).to_have_count(0)


def test_an_address_in_a_name_is_no_link(dashboard: Dashboard) -> None:
    rows = [HEADER, ("Alfa", ADDRESSES, ADDRESSES, ADDRESSES), *ROWS]
    own = bring(dashboard, delimited(rows).encode())
    own.expect_read(5, 5, 4)
    links = dashboard.page.locator("a[href*='outside.example']")
    expect(links).to_have_count(0)
    shown = own.show()
    expect(shown.sidebar.get_by_text("outside.example").first).to_be_visible()
    expect(links).to_have_count(0)
    shown.page.get_by_role("link", name="Insights").click()
    expect(shown.page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    expect(links).to_have_count(0)
