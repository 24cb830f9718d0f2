"""What is made ready while the server already answers: it ends soon after the server is asked to stop."""

from collections.abc import Iterable
from threading import Event

import pytest

from pages.server import arrivals, preload
from pages.server.kept_files import KeptFiles


@pytest.fixture
def compressed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bodies that are compressed, in their order."""
    found: list[bytes] = []

    class Kept:
        def prepare(self, bodies: Iterable[bytes], _files: KeptFiles) -> None:
            found.extend(bodies)

    monkeypatch.setattr(arrivals, "kept_answers", Kept())
    return found


def test_all_that_the_first_page_loads_is_compressed(compressed: list[bytes]) -> None:
    arrivals.prepare(Event())
    assert compressed == list(preload.first_bodies())


def test_a_server_that_stops_does_not_wait_for_the_rest(
    compressed: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    stopping = Event()

    def bodies() -> Iterable[bytes]:
        yield b"first"
        stopping.set()
        yield b"second"

    monkeypatch.setattr(preload, "first_bodies", bodies)
    arrivals.prepare(stopping)
    assert compressed == [b"first"]
