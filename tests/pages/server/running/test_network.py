"""The server asks no other host for anything."""

import pytest
from websockets.exceptions import InvalidStatus

from tests.pages.server.running.client import ask, handshake, open_page
from tests.pages.server.running.conftest import Running

LIST = b"name,level,home\nOne,Gold,Bergen\nTwo,Gold,Oslo\n"


def test_start_load_foreign_origin_upload_and_exports_ask_nobody(running: Running) -> None:
    ask(running.address)
    with pytest.raises(InvalidStatus):
        handshake(running.address, Origin="https://elsewhere.example")
    ask(running.address, "_stcore/health", Origin="https://elsewhere.example")
    with open_page(running.address) as page:
        page.run(page="clusters")
        page.open_share()
        kinds = {"csv", "xlsx", "geojson", "html", "svg", "png"}
        assert all(page.download(f"export_{kind}") for kind in kinds)
        page.run(page="your_data")
        page.bring(LIST)
        page.show_own()
        assert b"One" in ask(running.address, page.addresses["filters"]).body
    assert running.asked_outside() == []
