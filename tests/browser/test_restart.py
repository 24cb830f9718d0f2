"""A server that is stopped and started again under a connected reader, who goes on where they were."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, status
from tests.browser.server import running_server

CHOSEN = CLUSTERS["gce-blue-maritime"]


# What the browser says of the address that does not answer for a while.
@pytest.mark.console("ERR_CONNECTION_REFUSED|server is not responding|reaching server endpoint|timed out")
def test_a_reader_goes_on_after_the_server_was_restarted(
    reader: Callable[..., Dashboard], tmp_path: Path
) -> None:
    with running_server(tmp_path / "before.txt") as before:
        dashboard = reader(before).open(level=["gce", "nce"], cluster=CHOSEN.id)
        dashboard.toggle_level("nce")
        dashboard.expect_parameters(level=["gce"], cluster=[CHOSEN.id])
        dashboard.expect_card(CHOSEN)
    lost = dashboard.page.get_by_role("dialog", name="Connection error")
    expect(lost).to_be_visible()
    with running_server(tmp_path / "after.txt", before.port) as after:
        expect(lost).to_have_count(0, timeout=START_TIMEOUT)
        dashboard.expect_card(CHOSEN)
        # A click is lost until the new server has run the page once, so this reader presses again.
        back = dashboard.panel.get_by_role("button", name="All clusters")
        dashboard.eventually(lambda: back.evaluate_all("all => all.map((button) => button.click())"), [])
        dashboard.expect_parameters(level=["gce"])
        expect(dashboard.status).to_have_text(status(LEVEL_COUNTS["GCE"]))
        dashboard.toggle_level("nce")
        dashboard.expect_on_map({"GCE": 2, "NCE": 9})
        dashboard.open_groups_of(CHOSEN).click()
        dashboard.expect_card(CHOSEN)
        assert not after.errors()
