"""What a reader brings takes the place of what they brought before, or leaves it alone; nothing of it is lost."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.data.intake.files import HEADER, ROWS, delimited, workbook

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

LIST = delimited().encode()
NO_ROWS = delimited((HEADER,))
REFUSAL = "There is a header, but no row below it."
EXAMPLE = "Universities in Norway"
SHEETS = workbook({"Første": (HEADER, *ROWS), "Andre": (HEADER, ROWS[0])})


@pytest.fixture
def own(reader: Callable[..., Dashboard]) -> OwnPage:
    return OwnPage(reader()).open()


def example(own: OwnPage) -> None:
    """Press the button that tries the example."""
    own.main.get_by_role("button", name="Try an example list").click()


def switch_to(page: Page, language: str, heading: str) -> None:
    """Read the page in another language."""
    page.get_by_role("radio", name=language).click()
    expect(page.get_by_role("main").get_by_role("heading", name=heading)).to_be_visible()


def test_the_example_appears_in_place_of_what_could_not_be_read(own: OwnPage) -> None:
    own.upload("empty.csv", NO_ROWS.encode())
    own.paste(NO_ROWS)
    expect(own.refusal).to_have_text([REFUSAL])
    example(own)
    own.expect_title(EXAMPLE)
    expect(own.refusal).to_have_count(0)
    expect(own.main.get_by_role("button", name="Try an example list")).to_have_count(0)
    expect(own.main.get_by_text("empty.csv")).to_have_count(0)
    own.dashboard.wait_idle()
    own.rename("Ours")
    own.expect_title("Ours")


def test_the_kept_list_appears_in_place_of_what_could_not_be_read(own: OwnPage) -> None:
    own.upload("kept.csv", LIST)
    own.expect_read(2, 2, 2)
    own.keep()
    own.dashboard.eventually(own.kept, {})
    own.open()
    own.upload("empty.csv", NO_ROWS.encode())
    expect(own.refusal).to_have_text([REFUSAL])
    own.main.get_by_role("button", name="Open it").click()
    own.expect_title("kept")
    own.expect_read(2, 2, 2)
    expect(own.refusal).to_have_count(0)


def test_what_was_brought_last_counts_and_the_other_once_that_is_taken_back(own: OwnPage) -> None:
    own.upload("uploaded.csv", LIST)
    own.expect_title("uploaded")
    own.paste(delimited((HEADER, ROWS[0])))
    own.expect_title("Pasted table")
    own.expect_read(1, 1, 1)
    own.paste("")
    own.expect_title("uploaded")
    own.expect_read(2, 2, 2)


def test_another_language_leaves_the_sheets_to_choose_from_and_another_page_says_which_was_read(
    own: OwnPage,
) -> None:
    own.upload("bok.xlsx", SHEETS)
    own.expect_read(2, 2, 2)
    own.rename("Ours")
    switch_to(own.page, "Norsk", "Din egen liste på det samme kartet")
    sheets = own.main.get_by_role("combobox", name="Ark i arbeidsboken")
    expect(sheets).to_have_value("Første")
    expect(own.main.get_by_role("textbox", name="Navn på listen")).to_have_value("Ours")
    own.dashboard.wait_idle()
    own.choose(re.compile("^Ark i arbeidsboken$"), "Andre")
    expect(own.metric("Rader lest")).to_have_text("1")
    own.dashboard.wait_idle()
    switch_to(own.page, "English", "Your own list on the same map")
    own.show()
    own.visit()
    expect(own.main.get_by_text("This is the sheet “Andre”.")).to_be_visible()
    own.expect_read(1, 1, 1)
