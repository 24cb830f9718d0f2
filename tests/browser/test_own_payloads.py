"""Texts of an uploaded list are shown as text on every page and neutralised in every file; no script runs."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Locator, Page, ViewportSize, expect

from data.formulas import guard_csv
from data.i18n import OWN_LIST, texts
from pages.panels.ui.markdown import WORD_JOINER
from tests.browser.conftest import DESK
from tests.browser.dashboard import GROUPS, MARKER_OF, Dashboard
from tests.browser.hostile import HOSTILE, LEVELS, LONG_WORD, OWN_HEADING, RUN, as_csv, as_workbook
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.browser.watch import Watch

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

COMPARED, HOVERED = (0, 14, 18, 21), 14  # rows of the list
FORMULA_STARTS = ("=", "+", "-", "@")
ZOOM_TO = f"""id => {{
    const map = Object.values(window).find(one => one instanceof L.Map);
    const groups = {GROUPS};
    return new Promise(done => groups.zoomToShowLayer({MARKER_OF}, done));
}}"""
FILE = f"<img src=nowhere onerror={RUN}>.csv"
PHONE: ViewportSize = {"width": 360, "height": 740}
PAGES = ("clusters", "compare", "insights", "programme", "about", "your_data", "map")


@pytest.fixture
def shown(dashboard: Dashboard) -> Dashboard:
    """The map with the hostile list."""
    return bring(dashboard, as_csv(), len(HOSTILE))


def bring(dashboard: Dashboard, content: bytes, rows: int) -> Dashboard:
    own = OwnPage(dashboard).open()
    own.upload(FILE, content)
    own.expect_read(rows, rows, rows)
    return own.show()


@pytest.fixture(autouse=True)
def dialogs(page: Page) -> list[str]:
    """What dialogs said; each is closed."""
    return said_on(page)


def said_on(page: Page) -> list[str]:
    said: list[str] = []

    def close(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", close)
    return said


def seen(part: Locator) -> str:
    """The text of a part of the page, without the unseen characters that keep addresses from becoming links."""
    return (part.text_content() or "").replace(WORD_JOINER, "")


def visit(dashboard: Dashboard, name: str) -> None:
    """Go to a page by the menu and wait until it is there."""
    dashboard.page.get_by_role("link", name=texts(context=OWN_LIST)(f"page.{name}.title"), exact=True).click()
    heading = texts(context=OWN_LIST)(f"page.{name}.heading")
    expect(dashboard.page.get_by_role("heading", level=1, name=heading, exact=True)).to_be_visible()
    dashboard.wait_idle()


def expect_nothing_ran(page: Page, dialogs: list[str]) -> None:
    assert not any(frame.evaluate("() => window.hostileRan") for frame in page.frames)
    assert dialogs == []


def test_every_page_shows_them_as_text(
    shown: Dashboard, dialogs: list[str], subtests: pytest.Subtests
) -> None:
    page = shown.page
    with subtests.test("map"):
        names = shown.panel.locator(".ic-list .ic-name")
        shown.eventually(lambda: sorted(names.all_text_contents()), sorted(HOSTILE))
        expect(page.locator(".ic-header p")).to_have_text(FILE.removesuffix(".csv"))
        shown.eventually(lambda: [level for level in LEVELS if level not in seen(shown.sidebar)], [])
        shown.map.locator(".cluster-group").first.hover()
        expect(shown.map.locator(".cluster-name")).to_contain_text("and nearby: 2 entries")
    for number, payload in enumerate(HOSTILE):
        with subtests.test("card", payload=payload[:40]):
            shown.panel.locator(f'.ic-list [data-choose="row-{number}"]').click()
            expect(shown.card_name).to_have_text(payload)
            expect(shown.card.locator("dt", has_text=OWN_HEADING)).to_have_count(1)
            if number == HOVERED:
                shown.card.get_by_role("button", name="Show on map").click()
                shown.map.locator(f'[data-cluster="row-{number}"]').hover()
                expect(shown.map.locator(".cluster-name strong")).to_have_text(payload)
            if number in COMPARED:
                shown.card.get_by_role("button", name="Compare", exact=True).click()
                expect(shown.card.get_by_role("button", name="Compared")).to_be_visible()
            shown.close_card()
    for name in PAGES:
        with subtests.test(name):
            visit(shown, name)
            SEEN.get(name, nothing_more)(shown)
            expect(page.get_by_test_id("stException")).to_have_count(0)
            expect_nothing_ran(page, dialogs)


def table_holds_them(shown: Dashboard) -> None:
    cells = shown.page.locator(".ic-table tbody th")
    shown.eventually(lambda: sorted(cells.all_text_contents()), sorted(HOSTILE))


def comparison_holds_them(shown: Dashboard) -> None:
    heads = shown.page.locator(".ic-comparison thead th")
    for number in COMPARED:
        expect(heads.filter(has_text=HOSTILE[number])).not_to_have_count(0)


def charts_hold_them(shown: Dashboard) -> None:
    expect(shown.page.locator(".ic-legend").first).to_contain_text(LEVELS[1])
    expect(shown.page.get_by_test_id("stVegaLiteChart")).to_have_count(8)


def nothing_more(_: Dashboard) -> None:
    """The page need not show the list."""


SEEN: dict[str, Callable[[Dashboard], None]] = {
    "clusters": table_holds_them,
    "compare": comparison_holds_them,
    "insights": charts_hold_them,
}


def test_every_export_neutralises_them(
    shown: Dashboard, browser: Browser, tmp_path: Path, subtests: pytest.Subtests
) -> None:
    visit(shown, "clusters")
    with subtests.test("CSV"):
        text = shown.take_along("CSV").read_bytes().decode("utf-8-sig")
        table = list(csv.DictReader(io.StringIO(text)))
        assert [row["listed_name"] for row in table] == [guard_csv(text) for text in HOSTILE]
        numbers = {"latitude", "longitude"}
        assert all(harmless(cell) for row in table for name, cell in row.items() if name not in numbers)
    with subtests.test("Excel"):
        (sheet,) = as_workbook(shown.take_along("Excel").read_bytes()).worksheets
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert all(harmless(cell.value) for cell in cells if isinstance(cell.value, str))
    with subtests.test("GeoJSON"):
        features = json.loads(shown.take_along("GeoJSON").read_bytes())["features"]
        assert [feature["properties"]["listed_name"] for feature in features] == list(HOSTILE)
    with subtests.test("HTML map"):
        file = tmp_path / "map.html"
        file.write_bytes(shown.take_along("Map as HTML").read_bytes())
        expect_map_from_disk(browser, file)


def harmless(cell: str) -> bool:
    return not cell.startswith(FORMULA_STARTS)


def expect_map_from_disk(browser: Browser, file: Path) -> None:
    """The map opens without a network, shows the texts as text, and runs none of them."""
    context = browser.new_context(offline=True)
    page, record = context.new_page(), Watch()
    record.follow(page)
    said = said_on(page)
    page.goto(file.as_uri())
    expect(page.locator("html[data-drawn=true]")).to_be_attached()
    page.evaluate(ZOOM_TO, "row-15")
    page.locator('[data-cluster="row-15"]').click()
    expect(page.get_by_text(HOSTILE[15], exact=True).first).to_be_visible()
    expect_nothing_ran(page, said)
    assert record.complaints(set(), None) == []
    context.close()


def test_a_very_long_word_never_makes_a_phone_scroll_sideways(
    reader: Callable[..., Dashboard], subtests: pytest.Subtests
) -> None:
    shown = bring(reader(), as_csv([LONG_WORD, *HOSTILE[:2]]), 3)
    for number in (0, 1):
        shown.panel.locator(f'.ic-list [data-choose="row-{number}"]').click()
        shown.card.get_by_role("button", name="Compare", exact=True).click()
        expect(shown.card.get_by_role("button", name="Compared")).to_be_visible()
        shown.close_card()
    shown.panel.locator('.ic-list [data-choose="row-0"]').click()
    expect(shown.card_name).to_have_text(LONG_WORD)
    # Across the menu of a desk, since a phone folds it away.
    for name in PAGES:
        with subtests.test(name):
            visit(shown, name)
            shown.page.set_viewport_size(PHONE)
            shown.expect_no_sideways_scroll()
            shown.page.set_viewport_size(DESK)
