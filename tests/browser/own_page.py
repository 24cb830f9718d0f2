"""The page on which a reader brings a list of their own, by the names that people and screen readers know."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from playwright.sync_api import FilePayload, FrameLocator, Locator, Page, Position, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.dashboard import START_TIMEOUT, TWO_FRAMES, Dashboard

Point = tuple[float, float]
"""Of a page, from its top left corner: right and down, in pixels."""
Drag = Callable[[Page, Point, Point], None]
"""Moves what is at one point of the page to another."""
PATH = "your_data"
# Streamlit's client, opened below the root, looks for its server there first.
LOOKED_FOR_BELOW = rf"/{PATH}/_stcore/"
# The table that a canvas grid keeps for screen readers; what is out of sight is left out of it.
FIRST_CELL: Position = {"x": 20, "y": 52}  # pixels: below the grid's header
GRID_ROW = "tbody [role=row]"
PIN_FRAME = ".st-key-own_pin_map iframe"
# streamlit-folium keeps the map as window.map.
POINT_ON_MAP = "(ground, point) => window.map.latLngToContainerPoint(point)"
WAY_OF_PIN = """(ground, point) => {
    const pin = Object.values(window.map._layers).find(layer => layer.options.icon?.options.className === 'home-pin');
    return map.latLngToContainerPoint(point).subtract(map.latLngToContainerPoint(pin.getLatLng()));
}"""
# Whether a page asks before it is left: it cancels the event that tells of the leaving.
WARNS = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
# A database that is not there yet is not made by looking.
KEPT_TEXT = """() => new Promise(done => {
    const opening = indexedDB.open('clustermap');
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done(null);
    opening.onsuccess = () => {
        const asked = opening.result.transaction('lists').objectStore('lists').get('own');
        asked.onsuccess = () => (opening.result.close(), done(asked.result?.text ?? null));
    };
})"""
UPLOAD_TIMEOUT = 60_000  # milliseconds, for a large file on a busy machine
CLICKED_AGAIN = 2  # times
REDRAWN_WITHIN = 5_000  # milliseconds


class OwnPage:
    """A reader on the page for their own list."""

    def __init__(self, dashboard: Dashboard) -> None:
        self.dashboard = dashboard
        self.page: Page = dashboard.page
        self.main = self.page.get_by_role("main")
        # Until a run has ended, the alert of the one before can stand beside its own: compare it as a list.
        self.refusal = self.main.get_by_test_id("stAlertContentError")
        self.report = self.grid("Column")
        self.editor = self.grid("Row", without="Kind").filter(has_not=self._head("Placed at"))
        self.sign = self.main.get_by_text("You are looking at your own list, which only you see.")

    # ---- opening ----

    def open(self) -> Self:
        """Open the page by its address."""
        self.dashboard.go(PATH)
        return self.wait_open()

    def visit(self) -> Self:
        """Come from another page by the menu, in the same session."""
        self.page.get_by_role("link", name="Your data").click()
        return self.wait_open()

    def wait_open(self) -> Self:
        """Wait until the page can take a list."""
        expect(self.heading("Your own list on the same map")).to_be_visible(timeout=START_TIMEOUT)
        expect(self.file_input()).to_be_attached()
        self.dashboard.wait_idle()
        return self

    def heading(self, name: str) -> Locator:
        """A heading of the page."""
        return self.main.get_by_role("heading", name=name)

    # ---- bringing a list ----

    def file_input(self) -> Locator:
        """Where files are dropped."""
        return self.main.locator("input[type=file]")

    def upload(self, name: str, content: bytes) -> None:
        """Bring a file called *name*."""
        self.file_input().set_input_files(FilePayload(name=name, mimeType="", buffer=content))

    def upload_file(self, path: Path) -> None:
        """Bring a file from the disk."""
        self.file_input().set_input_files(path)

    def paste(self, text: str) -> None:
        """Paste a table."""
        self.open_section("Or paste a table")
        field = self.main.get_by_role("textbox", name="Table with a header row")
        field.fill(text)
        field.press("Control+Enter")

    def open_section(self, title: str | re.Pattern[str]) -> None:
        """Open the section under *title*, unless it is open."""
        section = self.main.get_by_test_id("stExpander").filter(
            has=self.page.locator("summary", has_text=title)
        )
        if section.locator("details").get_attribute("open") is None:
            section.locator("summary").click()

    def map_column(self, field: str, column: str) -> None:
        """Say that *column* of the list holds *field*."""
        self.open_section(re.compile("What the .* columns? means?"))
        self.choose(re.compile(rf"^{re.escape(field)}( \*)?$"), column)

    def pick_place(self, home: str, place: str) -> None:
        """Say which *place* an ambiguous *home* is."""
        self.choose(re.compile(rf"^{re.escape(home)}: "), place)

    def put_pin(self, row: str, latitude: float, longitude: float) -> None:
        """Click the map at a point, in degrees, and take this spot as the home of the *row* with this label."""
        pin_map = self.open_pin_map(row)
        ground = pin_map.locator(".leaflet-container")
        spot = ground.evaluate(POINT_ON_MAP, [latitude, longitude])
        ground.click(position=spot)
        expect(pin_map.locator(".home-pin")).to_be_visible()
        self.take_spot("")

    def open_pin_map(self, row: str) -> FrameLocator:
        """Open the map for the *row* with this label, and wait until it is drawn."""
        box = self.main.get_by_role("checkbox", name="Show a row’s place on a map, to move it")
        if not box.is_checked():
            box.locator("xpath=ancestor::label").click()
        self.choose(re.compile("^Row$"), row)
        # The map of the row before stays behind the new one until the server has answered whole.
        pin_map = self.main.frame_locator(PIN_FRAME).first
        drawn = pin_map.locator("html[data-drawn=true]")
        expect(drawn).to_be_attached()
        self.dashboard.wait_idle()
        expect(self.main.locator(PIN_FRAME)).to_have_count(1)
        expect(drawn).to_be_attached()
        return pin_map

    def drag_pin(self, row: str, latitude: float, longitude: float, drag: Drag) -> None:
        """Move the pin of a *row* that has a place to a point, in degrees, as *drag* moves what it takes hold of."""
        pin_map = self.open_pin_map(row)
        ground, pin = pin_map.locator(".leaflet-container"), pin_map.locator(".home-pin")
        ground.scroll_into_view_if_needed()
        expect(pin).to_be_in_viewport(ratio=1)
        by = ground.evaluate(WAY_OF_PIN, [latitude, longitude])
        box = pin.bounding_box()
        assert box
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        drag(self.page, middle, (middle[0] + by["x"], middle[1] + by["y"]))

    def take_spot(self, place: str) -> None:
        """Take the spot of the pin, near a *place* of this name, with the one button."""
        button = self.main.get_by_role("button", name=re.compile(f"^Put “.*” here: .*{re.escape(place)}"))
        button.click()
        expect(button).to_have_count(0)
        self.dashboard.wait_idle()

    def rename(self, title: str) -> None:
        """Give the list another *title*."""
        field = self.main.get_by_role("textbox", name="Name of the list")
        field.fill(title)
        field.press("Enter")
        self.dashboard.wait_idle()

    def keep(self) -> None:
        """Let the browser keep the list."""
        self.main.locator("label").filter(has_text="Keep this list in this browser").click()

    def kept(self) -> dict[str, str] | None:
        """The homes that the reader gave to rows, in the list that the browser keeps; None: it keeps none."""
        text = self.page.evaluate(KEPT_TEXT)
        places: dict[str, str] | None = json.loads(text)["clustermap"]["places"] if text else None
        return places

    def leave(self) -> str:
        """Try to close the page; return the kind of question that the browser asks, and stay."""
        with self.page.expect_event("dialog") as asking:
            self.page.close(run_before_unload=True)
        asking.value.dismiss()
        kind: str = asking.value.type
        return kind

    def expect_warning(self, warns: bool) -> None:
        """Wait until the page *warns*, or does not, of what would be lost if somebody left it now."""
        self.dashboard.eventually(lambda: self.page.evaluate(WARNS), warns)

    def choose(self, label: re.Pattern[str], option: str) -> None:
        """Choose *option* in the box with a *label* like this.

        A page that still grows closes the menu, at times between the look at it and the click; a person then opens it
        again.
        """
        self.dashboard.wait_idle()
        wanted = self.open_box(label, option)
        try:
            wanted.click(timeout=REDRAWN_WITHIN)
        except PlaywrightTimeoutError:
            self.open_box(label, option).click()
        expect(wanted).to_be_hidden()  # the box itself may be gone too: there is nothing to choose any more

    def open_box(self, label: re.Pattern[str], option: str) -> Locator:
        """Open the box with a *label* like this, wait until it offers *option*, and return that."""
        box = self.main.get_by_role("combobox", name=label)
        wanted = self.page.get_by_role("option", name=option, exact=True)

        def offered() -> bool:
            # A page that still grows may close the menu again.
            if box.get_attribute("aria-expanded") != "true":
                box.click()
            return wanted.is_visible()

        self.dashboard.eventually(offered, True)
        return wanted

    # ---- what became of it ----

    def metric(self, label: str) -> Locator:
        """The number under *label*."""
        metric = self.main.get_by_test_id("stMetric").filter(has_text=label)
        return metric.get_by_test_id("stMetricValue")

    def expect_read(self, rows: int, used: int, found: int, timeout: float = UPLOAD_TIMEOUT) -> None:
        """Wait until so many rows were read, used and located."""
        expect(self.metric("Rows read")).to_have_text(f"{rows:,}", timeout=timeout)
        expect(self.metric("Rows used")).to_have_text(f"{used:,}")
        expect(self.metric("Homes found")).to_have_text(f"{found:,}", timeout=timeout)
        self.dashboard.wait_idle()

    def expect_title(self, title: str) -> None:
        """Wait until the page works on the list called *title*."""
        expect(self.main.get_by_role("textbox", name="Name of the list")).to_have_value(
            title, timeout=UPLOAD_TIMEOUT
        )

    def grid(self, heading: str, without: str | None = None) -> Locator:
        """A table with a column called *heading*, and none called *without*."""
        grids = self.main.get_by_test_id("stDataFrame").filter(has=self._head(heading))
        return grids.filter(has_not=self._head(without)) if without else grids

    def _head(self, heading: str) -> Locator:
        return self.page.locator("[role=columnheader]").get_by_text(heading, exact=True)

    def cells(self, grid: Locator) -> list[tuple[str, ...]]:
        """What a table shows, row by row."""
        rows = grid.locator(GRID_ROW)
        texts = rows.evaluate_all("all => all.map(row => [...row.children].map(cell => cell.textContent))")
        return [tuple(row) for row in texts]

    def remarks(self) -> list[tuple[str, ...]]:
        """The remarks: row, column, kind, what is wrong, what was read."""
        return self.cells(self.report) if self.report.count() else []

    def expect_remarks(self, *wanted: tuple[str, ...]) -> None:
        """Wait until there are exactly these remarks."""
        self.dashboard.eventually(self.remarks, list(wanted))

    def expect_remark(self, text: str) -> None:
        """Wait until a remark says *text*."""
        self.dashboard.eventually(lambda: any(text in row[3] for row in self.remarks()), True)

    # ---- mending and showing ----

    def edit(self, row: int, column: int, text: str) -> None:
        """Write *text* into a cell of the table of rows to mend; 0 is the first row, 1 the first column."""
        self.begin_to_edit(row, column, text).press("Enter")
        expect(self._cell(row, column)).to_have_text(text)

    def begin_to_edit(self, row: int, column: int, text: str) -> Locator:
        """Write *text* into a cell as :meth:`edit` does, but stay in its field, which is returned."""
        self.open_section("Mend the ")
        self._select_cell(row, column)
        self.page.keyboard.press("Enter")
        field = self.page.locator("#portal textarea, #portal input").first
        expect(field).to_be_visible()
        field.fill(text)
        # The grid takes what is typed when it draws it; nobody presses the next key before that.
        self.page.evaluate(TWO_FRAMES)
        return field

    def _select_cell(self, row: int, column: int) -> None:
        self.editor.locator(".dvn-scroller").click(position=FIRST_CELL)
        for keys, target in ((0, (0, 0)), (row, (row, 0)), (column, (row, column))):
            for _ in range(keys):
                self.page.keyboard.press("ArrowDown" if target[1] == 0 else "ArrowRight")
            expect(self._cell(*target)).to_have_attribute("aria-selected", "true")

    def _cell(self, row: int, column: int) -> Locator:
        return self.editor.get_by_test_id(f"glide-cell-{column}-{row}")

    def apply_changes(self) -> None:
        """Apply what was edited."""
        self.main.get_by_role("button", name="Apply the changes").click()

    def download(self, label: str) -> bytes:
        """The file behind a download button."""
        with self.page.expect_download() as waiting:
            self.main.get_by_role("button", name=label).click()
        return Path(waiting.value.path()).read_bytes()

    def show_button(self) -> Locator:
        """The button that shows the list on the map."""
        return self.main.get_by_role("button", name=re.compile("Show the .* on the map$"))

    def show(self) -> Dashboard:
        """Show the list on the map, and wait until it is drawn.

        A click is lost while Streamlit's client renews its connection to a busy server; a person then clicks again.
        """
        left = self.heading("Your own list on the same map")
        for _ in range(CLICKED_AGAIN):
            self.show_button().click()
            with suppress(AssertionError):
                expect(left).to_have_count(0, timeout=START_TIMEOUT)
                break
        return self.dashboard.wait_drawn()

    def back_to_programme(self) -> None:
        """Leave the own list for the programme."""
        self.main.get_by_role("button", name=re.compile("^Back to Norwegian Innovation Clusters")).click()
        expect(self.sign).to_have_count(0)
