"""A list that a reader brought: at an address that nobody can know, and gone soon after its reader."""

import time

from pages.panels.ui.streamlit_internals import DOWNLOAD_SECONDS
from tests.pages.server.running.client import ask, open_page
from tests.pages.server.running.conftest import FORGETS_AFTER, Running

LIST = b"name,level,home\nSecret One,Gold,Bergen\nSecret Two,Silver,Oslo\n"


def test_the_same_list_of_two_readers_has_two_addresses(running: Running) -> None:
    found = set()
    for _ in range(2):
        with open_page(running.address) as page:
            page.run(page="your_data")
            page.bring(LIST)
            page.show_own()
            found.add(page.addresses["filters"])
    assert len(found) == 2


def test_what_is_served_of_a_list_is_gone_when_its_reader_is_though_nobody_comes(running: Running) -> None:
    with open_page(running.address) as page:
        page.run(page="your_data")
        page.bring(LIST)
        page.show_own()
        page.run(page="clusters")
        page.open_share()
        assert b"Secret One" in page.download("export_csv")
        assert b"Secret One" in page.download("export_html")
        addresses = [page.addresses[name] for name in ("filters", "table", "export_csv")]
        assert all(ask(running.address, address).status == 200 for address in addresses)
    deadline = time.monotonic() + FORGETS_AFTER + DOWNLOAD_SECONDS + 10
    while (left := {ask(running.address, a).status for a in addresses}) != {
        404
    } and time.monotonic() < deadline:
        time.sleep(0.1)
    assert left == {404}
