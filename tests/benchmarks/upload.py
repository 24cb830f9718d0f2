"""``python -m tests.benchmarks.upload``: how long a reader's own list takes to the map, and what memory it leaves.

A fresh server that has shown a short list, a reader who uploads a generated long one and shows it, and the server once
this reader has gone.
"""

import argparse
import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Browser, FilePayload, sync_playwright

from pages.server.memory import LONGEST_WAIT, REST
from tests.benchmarks.catalogue import write_catalogue
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import VIEWPORT, launch
from tests.benchmarks.subjects import OURS
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import OwnPage

ROWS, FEW = 10_000, 10
BUDGETS = {"csv": 8.0, "xlsx": 10.0}  # seconds on two cores, from the upload to the drawn map
LIMIT = 180.0  # seconds until an answer counts as none
# Seconds to wait until memory is given back, and between two looks.
MEMORY_LIMIT, PAUSE = LONGEST_WAIT + 2 * REST + 10, 2.0
# A timer ends the session of a lost connection after 45 seconds (pages/server/sessions.py); what counts here is that it
# then goes, and that a pause gives its memory back (pages/server/memory.py).
ENVIRONMENT = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}
NEAR = 1.1  # times the memory from before


def as_csv(rows: list[list[str]]) -> bytes:
    """The list as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def as_excel(rows: list[list[str]]) -> bytes:
    """The list as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Clusters")
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[list[list[str]]], bytes]] = {"csv": as_csv, "xlsx": as_excel}


def main() -> int:
    """Measure each format and print a line for each; fail if one is over its budget."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.upload", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=list(FORMATS))
    arguments = parser.parse_args()
    slow = False
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        table = write_catalogue(folder / "catalogue", arguments.rows) / "clusters.csv"
        with table.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        browser = launch(playwright)
        for name in arguments.formats:
            content = FORMATS[name](rows)
            with serving(OURS.app, folder, ENVIRONMENT) as server:
                warm_up(browser, server, f"short.{name}", FORMATS[name](rows[: FEW + 1]))
                seconds = measure(browser, server, f"list.{name}", content, arguments.rows)
            slow |= seconds > BUDGETS[name]
        browser.close()
    return int(slow)


def measure(browser: Browser, server: Server, name: str, content: bytes, rows: int) -> float:
    """Upload and show the list, and print seconds and memory; return the seconds until the map was drawn."""
    before = server.memory()
    with reader(browser, server) as own:
        read, drawn = bring(own, name, content, rows)
        shown = server.memory()
    after, waited = memory_given_back(server, before)
    sys.stdout.write(
        f"{name}, {rows:,} rows, {len(content) / 1e6:.1f} MB: read {read:.1f} s, on the map {drawn:.1f} s; "
        f"memory {before:.0f} MB before, {shown:.0f} shown, {after:.0f} gone ({waited:.0f} s later)\n"
    )
    return drawn


def warm_up(browser: Browser, server: Server, name: str, content: bytes) -> None:
    """Be a reader who brings a short list, so that the server has loaded what it needs for any."""
    with reader(browser, server) as own:
        bring(own, name, content, FEW)


@contextmanager
def reader(browser: Browser, server: Server) -> Iterator[OwnPage]:
    """Somebody on the page for their own list, until the block ends."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(LIMIT * 1000)
    yield OwnPage(Dashboard(context.new_page(), server.url)).open()
    context.close()


def bring(own: OwnPage, name: str, content: bytes, rows: int) -> tuple[float, float]:
    """Upload and show a list; return the seconds until it was placed, and until the map was drawn."""
    began = time.monotonic()
    own.file_input().set_input_files(FilePayload(name=name, mimeType="", buffer=content))
    button = own.show_button()
    button.wait_for()
    placed = time.monotonic() - began
    button.click()
    own.dashboard.status.get_by_text(f"{rows:,} of {rows:,} entries shown").wait_for()
    own.dashboard.wait_drawn()
    return placed, time.monotonic() - began


def memory_given_back(server: Server, before: float) -> tuple[float, float]:
    """The memory once it is back near *before*, or when waiting is no use; and after how many seconds."""
    began = time.monotonic()
    while (now := server.memory()) > before * NEAR and time.monotonic() - began < MEMORY_LIMIT:
        time.sleep(PAUSE)
    return now, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
