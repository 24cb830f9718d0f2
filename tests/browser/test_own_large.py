"""Ten thousand rows: from the upload to the drawn map. How fast is measured by ``tests.benchmarks.upload``."""

import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.benchmarks.catalogue import write_catalogue
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

FIRST, FEW, MANY = 100, 2_500, 10_000
"""Rows. The first list is slow, whatever it holds: nothing has been loaded yet."""


def test_ten_thousand_rows_come_to_the_map_and_take_no_longer_each_than_a_quarter_of_them(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    own = OwnPage(dashboard).open()
    _, few, many = (seconds_to_the_map(own, tmp_path / str(rows), rows) for rows in (FIRST, FEW, MANY))
    assert many / MANY < few / FEW
    own.back_to_programme()
    expect(dashboard.status).to_have_text("43 of 43 clusters shown")


def seconds_to_the_map(own: OwnPage, folder: Path, rows: int) -> float:
    """How long a list of so many *rows* takes from its upload until all are on the map."""
    content = (write_catalogue(folder, rows) / "clusters.csv").read_bytes()
    own.open()
    began = time.monotonic()
    own.upload("clusters.csv", content)
    own.expect_read(rows, rows, rows)
    shown = own.show()
    expect(shown.status).to_have_text(f"{rows:,} of {rows:,} entries shown")
    shown.eventually(lambda: shown.counts_on_map().total(), rows)
    return time.monotonic() - began
