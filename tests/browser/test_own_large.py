"""Ten thousand rows come to the map, from the upload on.

How long it takes is measured by ``tests.benchmarks.upload``; that the work grows no faster than the rows is tested in
``tests/geo/test_long_lists.py``.
"""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.benchmarks.catalogue import write_catalogue
from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

ROWS = 10_000


def test_ten_thousand_rows_come_to_the_map(dashboard: Dashboard, tmp_path: Path) -> None:
    content = (write_catalogue(tmp_path / "long", ROWS) / "clusters.csv").read_bytes()
    own = OwnPage(dashboard).open()
    own.upload("clusters.csv", content)
    own.expect_read(ROWS, ROWS, ROWS)
    shown = own.show()
    expect(shown.status).to_have_text(f"{ROWS:,} of {ROWS:,} entries shown")
    shown.eventually(lambda: shown.counts_on_map().total(), ROWS)
    shown.panel.get_by_role("button", name="Show more").press("Enter")
    expect(shown.rows.nth(100)).to_be_focused()
    own.back_to_programme()
    expect(dashboard.status).to_have_text("43 of 43 clusters shown")
