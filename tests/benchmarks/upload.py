"""``python -m tests.benchmarks.upload``: how long a reader's own list takes to the map, and what memory it leaves.

A fresh server, a reader who uploads a generated list and shows it, and the server once this reader has gone.
"""

import argparse
import csv
import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Browser, FilePayload, sync_playwright

from tests.benchmarks.catalogue import write_catalogue
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import VIEWPORT, launch
from tests.benchmarks.subjects import OURS
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import OwnPage

ROWS = 10_000
BUDGETS = {"csv": 8.0, "xlsx": 10.0}  # seconds on two cores, from the upload to the drawn map
LIMIT = 180.0  # seconds until an answer counts as none
MEMORY_LIMIT, PAUSE = 60.0, 2.0  # seconds to wait until memory is given back, and between two looks
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
                seconds = measure(browser, server, f"list.{name}", content, arguments.rows)
            slow |= seconds > BUDGETS[name]
        browser.close()
    return int(slow)


def measure(browser: Browser, server: Server, name: str, content: bytes, rows: int) -> float:
    """Upload and show the list, and print seconds and memory; return the seconds until the map was drawn."""
    visit(browser, server)
    before = server.memory()
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB", reduced_motion="reduce")
    context.set_default_timeout(LIMIT * 1000)
    own = OwnPage(Dashboard(context.new_page(), server.url)).open()
    began = time.monotonic()
    own.file_input().set_input_files(FilePayload(name=name, mimeType="", buffer=content))
    button = own.show_button()
    button.wait_for()
    read = time.monotonic() - began
    button.click()
    own.dashboard.status.get_by_text(f"{rows:,} of {rows:,} clusters shown").wait_for()
    own.dashboard.wait_drawn()
    drawn = time.monotonic() - began
    shown = server.memory()
    context.close()
    after, waited = memory_given_back(server, before)
    sys.stdout.write(
        f"{name}, {rows:,} rows, {len(content) / 1e6:.1f} MB: read {read:.1f} s, on the map {drawn:.1f} s; "
        f"memory {before:.0f} MB before, {shown:.0f} shown, {after:.0f} gone ({waited:.0f} s later)\n"
    )
    return drawn


def visit(browser: Browser, server: Server) -> None:
    """Be a reader who opens the map and leaves."""
    context = browser.new_context(viewport=VIEWPORT, locale="en-GB")
    Dashboard(context.new_page(), server.url).open()
    context.close()


def memory_given_back(server: Server, before: float) -> tuple[float, float]:
    """The memory once it is back near *before*, or when waiting is no use; and after how many seconds."""
    began = time.monotonic()
    while (now := server.memory()) > before * NEAR and time.monotonic() - began < MEMORY_LIMIT:
        time.sleep(PAUSE)
    return now, time.monotonic() - began


if __name__ == "__main__":
    sys.exit(main())
