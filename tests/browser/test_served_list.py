"""An operator's own catalogue: a list or a folder is shown to every reader, a broken one as a page that says why."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.benchmarks.catalogue import write_catalogue
from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.server import running_server
from tests.data.intake.files import delimited

BROKEN = b"Name,Level,Place\nA,Arena,Oslo\nB,NCE,\n"


def list_of_two(folder: Path) -> Path:
    path = folder / "our_clusters.csv"
    path.write_bytes(delimited().encode())
    return path


def catalogue_of_two(folder: Path) -> Path:
    return write_catalogue(folder / "catalogue", 2)


def leave(page: Page) -> None:
    """Go elsewhere, so that the page does not miss its server when that stops."""
    page.goto("about:blank")


@pytest.mark.parametrize(
    ("made", "title"),
    [(list_of_two, "our clusters"), (catalogue_of_two, "2 generated clusters")],
    ids=["list", "folder"],
)
def test_a_served_catalogue_is_the_dashboards_own(
    dashboard: Dashboard, tmp_path: Path, made: Callable[[Path], Path], title: str
) -> None:
    with running_server(tmp_path / "log.txt", CLUSTERMAP_DATA=str(made(tmp_path))) as served:
        shown = Dashboard(dashboard.page, served.address).open()
        expect(shown.status).to_have_text("2 of 2 clusters shown")
        expect(shown.page.locator(".ic-header p")).to_have_text(title)
        expect(shown.page.get_by_text("You are looking at your own list")).to_have_count(0)
        leave(shown.page)
        assert not served.errors()


def test_a_broken_list_is_a_page_that_names_file_row_and_reason(dashboard: Dashboard, tmp_path: Path) -> None:
    path = tmp_path / "our.csv"
    path.write_bytes(BROKEN)
    with running_server(tmp_path / "log.txt", checks=False, CLUSTERMAP_DATA=str(path)) as served:
        Dashboard(dashboard.page, served.address).go()
        reason = dashboard.page.get_by_text("our.csv, row 3, column Place: There is no “Home region”.")
        expect(reason).to_be_visible(timeout=START_TIMEOUT)
        expect(dashboard.page.get_by_text("Traceback")).to_have_count(0)
        leave(dashboard.page)
