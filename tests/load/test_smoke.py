"""The load measurement works: two readers, no pauses, right answers, and lists that are read meanwhile."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.browser.server import running_server
from tests.load.crowd import ACTIONS, visit
from tests.load.lists import bringing_lists


def test_two_readers_at_once_get_right_answers_while_another_brings_lists(tmp_path: Path) -> None:
    memory: list[float] = []
    # A thread of its own: while browser tests are about, Playwright runs an event loop in this one.
    with running_server(tmp_path / "log.txt") as server, ThreadPoolExecutor(1) as thread:
        readers = visit(server.address, 2, 0, 120, lambda: memory.append(server.memory()))
        with bringing_lists(server.address, 1, 100) as brought:
            figures = thread.submit(asyncio.run, readers).result()
        assert not server.errors()
    assert figures.errors == brought.errors == []
    assert brought.seconds
    assert {action: len(figures.times[action]) for action in ACTIONS} == {
        "arrive": 2,
        "toggle": 6,
        "choose": 6,
        "page": 4,
    }
    assert memory[0] > 0
