"""What could not be read or placed is named row by row and mended on the page."""

import io
from collections.abc import Callable

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, Drag, OwnPage, Point

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

FLAWED = """Navn;Nivå;Hjemsted;Nettsted;Medlemmer;Ansatte
Blå klynge;Arena;Tromsø;blue.example;12;5
Grønn klynge;NCE;Ålesund;not an address;12;
Myr klynge;Arena;Myre;;7;1
Lokal klynge;Regional;Oslo;;8;9
;Arena;Oslo;;1;
Delt; klynge;Arena;Bergen;https://a.example;2;3
"""
SURPLUS = "The row has 7 cells, the header 6. Perhaps a text with a separator in it lacks quotation marks."
NO_ADDRESS = "This is not a web address (http or https) and was left out."
NEW_LEVEL = "This is no level of the programme. It was added as a level after them."
NO_NAME = ("6", "Navn", "Error", "There is no “Name”.", "")
TOO_LONG = ("7", "", "Error", SURPLUS, "3")
WEBSITE = ("3", "Nettsted", "Warning", NO_ADDRESS, "not an address")
LEVEL = ("5", "Nivå", "Warning", NEW_LEVEL, "Regional")
PLACE = ("4", "", "Place", "Several places bear this name.", "Myre")
MARKERS = {
    "Blå klynge, Arena, Tromsø",
    "Grønn klynge, NCE, Ålesund",
    "Myr klynge, Arena, Myre, Øksnes, Nordland",
    "Lokal klynge, Regional, Oslo",
}
DESK: dict[str, object] = {}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SENJA = (69.25, 17.95)  # degrees: latitude, longitude
STEPS = 12  # of a drag
COLUMNS = ["Navn", "Nivå", "Hjemsted", "Nettsted", "Medlemmer", "Ansatte"]


@pytest.fixture
def own(dashboard: Dashboard) -> OwnPage:
    own = OwnPage(dashboard).open()
    own.upload("klynger.csv", FLAWED.encode())
    own.expect_read(6, 4, 3)
    return own


def table(content: bytes) -> pd.DataFrame:
    """A downloaded table, as a person's own program opens it."""
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def test_flawed_rows_are_named_mended_and_taken_along(own: OwnPage) -> None:
    own.expect_remarks(NO_NAME, TOO_LONG, WEBSITE, LEVEL)
    report = table(own.download("Download the report"))
    assert report.to_numpy().tolist() == [list(row) for row in (NO_NAME, TOO_LONG, WEBSITE, LEVEL, PLACE)]

    own.edit(0, 4, "green.example")
    own.apply_changes()
    own.expect_remarks(NO_NAME, TOO_LONG, LEVEL)

    for column, text in enumerate(("Delt klynge", "Arena", "Bergen", "", "2", "3"), start=1):
        own.edit(3, column, text)
    own.edit(2, 1, "Navnløs klynge")
    own.apply_changes()
    own.expect_read(6, 6, 5)
    own.expect_remarks(LEVEL)

    mended = table(own.download("Download the list as it is now"))
    assert list(mended.columns) == COLUMNS
    assert mended["Navn"].tolist() == [
        "Blå klynge", "Grønn klynge", "Myr klynge", "Lokal klynge", "Navnløs klynge", "Delt klynge",
    ]  # fmt: skip
    assert mended["Nettsted"].tolist() == ["blue.example", "green.example", "", "", "", ""]


def test_a_click_on_the_button_takes_what_stands_in_a_cell_that_is_still_open(own: OwnPage) -> None:
    own.begin_to_edit(3, 1, "Navnløs klynge")
    own.apply_changes()
    own.expect_read(6, 5, 4)
    own.expect_remarks(TOO_LONG, WEBSITE, LEVEL)
    # The table stays open, with the rows that are left, and none of them has got the name.
    own.dashboard.eventually(lambda: [row[:2] for row in own.cells(own.editor)], [
        ("3", "Grønn klynge"), ("4", "Myr klynge"), ("5", "Lokal klynge"), ("7", "Delt"),
    ])  # fmt: skip


def test_what_was_typed_is_taken_with_a_place_that_is_picked(own: OwnPage) -> None:
    own.edit(3, 1, "Navnløs klynge")
    own.pick_place("Myre", "Myre, Øksnes, Nordland")
    own.expect_read(6, 5, 5)
    own.expect_remarks(TOO_LONG, WEBSITE, LEVEL)


def test_a_double_click_counts_once(own: OwnPage) -> None:
    own.pick_place("Myre", "Myre, Øksnes, Nordland")
    own.expect_read(6, 4, 4)
    own.edit(0, 4, "green.example")
    own.apply_changes()
    own.expect_remarks(NO_NAME, TOO_LONG, LEVEL)
    undo = own.main.get_by_role("button", name="Undo the last change")
    undo.dblclick()
    own.expect_remarks(NO_NAME, TOO_LONG, WEBSITE, LEVEL)
    own.expect_read(6, 4, 4)
    undo.dblclick()
    own.expect_read(6, 4, 3)
    expect(undo).to_have_count(0)


def by_mouse(page: Page, start: Point, end: Point) -> None:
    """Drag with the mouse from one point of the page to another."""
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=STEPS)
    page.mouse.up()


def by_touch(page: Page, start: Point, end: Point) -> None:
    """Drag with one finger from one point of the screen to another."""
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: Point) -> None:
        touched = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touched})

    touch("touchStart", start)
    for step in range(1, STEPS + 1):
        share = step / STEPS
        touch("touchMove", (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share))
    touch("touchEnd")
    finger.detach()


@pytest.mark.parametrize(("screen", "drag"), [(DESK, by_mouse), (PHONE, by_touch)], ids=["mouse", "touch"])
def test_a_pin_is_dragged_and_its_spot_taken_with_one_button(
    reader: Callable[..., Dashboard], screen: dict[str, object], drag: Drag
) -> None:
    own = OwnPage(reader(**screen)).open()
    own.upload("klynger.csv", FLAWED.encode())
    own.expect_read(6, 4, 3)
    own.drag_pin("2 · Blå klynge · Tromsø", *SENJA, drag)
    own.take_spot("Senja")
    mended = table(own.download("Download the list as it is now"))
    latitude, longitude = map(float, mended["Hjemsted"][0].split(", "))
    assert (latitude, longitude) == pytest.approx(SENJA, abs=0.02)


def test_an_ambiguous_home_is_picked_and_every_level_has_a_symbol_of_its_own(own: OwnPage) -> None:
    expect(own.main.get_by_text("Without a place: 1.")).to_be_visible()
    own.pick_place("Myre", "Myre, Øksnes, Nordland")
    own.expect_read(6, 4, 4)
    expect(own.main.get_by_text("Without a place: 0.")).to_be_visible()
    mended = table(own.download("Download the list as it is now"))
    assert mended["Hjemsted"].tolist()[2] == "Myre, Øksnes, Nordland"

    shown = own.show()
    shown.eventually(lambda: set(shown.symbols()), MARKERS)
    signs = shown.panel.locator(".ic-list .ic-symbol path")
    drawings = "all => all.map(one => one.getAttribute('d') + getComputedStyle(one).fill)"
    shown.eventually(lambda: len(set(signs.evaluate_all(drawings))), 3)


def test_a_list_is_shown_with_what_was_typed_into_the_table(own: OwnPage) -> None:
    own.edit(3, 1, "Navnløs klynge")
    shown = own.show()
    expect(shown.status).to_have_text("5 of 5 entries shown · 1 entry has no place on this map")
    expect(shown.rows.filter(has_text="Navnløs klynge")).to_have_count(1)
    own.visit()
    old = own.main.get_by_text("The map still shows the list as it was before your last changes.")
    own.expect_read(6, 5, 4)
    expect(old).to_have_count(0)
    own.main.get_by_role("button", name="Undo the last change").click()
    own.expect_read(6, 4, 3)
    expect(old).to_be_visible()


def test_what_was_typed_before_the_project_was_saved_is_still_to_be_saved(own: OwnPage) -> None:
    own.edit(3, 1, "Navnløs klynge")
    own.download("Save as a project file")
    own.expect_read(6, 5, 4)
    own.expect_warning(True)
    own.download("Save as a project file")
    own.expect_warning(False)


def test_a_home_that_is_typed_counts_more_than_a_place_that_was_picked(own: OwnPage) -> None:
    own.map_column("Website", "Hjemsted")  # so that the row is to be mended, whatever its place
    own.pick_place("Myre", "Myre, Øksnes, Nordland")
    own.expect_read(6, 4, 4)
    own.edit(2, 3, "Bodø")
    own.apply_changes()

    def home() -> str:
        """What the list says now, which can be downloaded again and again."""
        return str(table(own.download("Download the list as it is now"))["Hjemsted"].tolist()[2])

    own.dashboard.eventually(home, "Bodø")
    assert home() == "Bodø"
    own.main.get_by_role("button", name="Undo the last change").click()
    own.dashboard.eventually(home, "Myre, Øksnes, Nordland")
