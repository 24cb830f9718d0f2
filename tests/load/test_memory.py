"""Memory comes back when the reader of a long list has gone, also when nobody else comes."""

import time
from pathlib import Path

from pages.server.memory import LONGEST_WAIT, REST
from tests.browser.server import running_server
from tests.pages.server.running.client import open_page

FORGETS_AFTER = 2  # seconds
NEAR = 1.1  # times the memory from before


def rows(count: int) -> bytes:
    """A list of so many clusters, as CSV."""
    return b"name,level,home\n" + b"".join(b"Name %d,Gold,Bergen\n" % number for number in range(count))


def test_memory_is_back_within_a_tenth_after_ten_thousand_rows(tmp_path: Path) -> None:
    forgets_after = str(FORGETS_AFTER)
    with running_server(
        tmp_path / "log.txt", STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL=forgets_after
    ) as server:
        for count in (10, 10_000):
            before = server.memory()
            with open_page(server.address) as page:
                page.run(page="your_data")
                page.bring(rows(count))
                page.show_own()
                page.run(page="clusters")
        deadline = time.monotonic() + FORGETS_AFTER + 2 * REST + LONGEST_WAIT
        while server.memory() > before * NEAR and time.monotonic() < deadline:
            time.sleep(1)
        assert server.memory() <= before * NEAR
