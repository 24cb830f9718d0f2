"""Memory: what lives is hidden from the garbage collector, and what dies is freed once a script has run."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from pages.server import memory


class Cycle:
    """Something that only garbage collection frees."""

    def __init__(self, freed: threading.Event) -> None:
        self.itself = self
        weakref.finalize(self, freed.set)


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    """Only a test collects."""
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_alive_is_frozen_and_is_freed_after_its_death() -> None:
    freed = threading.Event()
    cycle = Cycle(freed)
    memory.collect()
    del cycle
    gc.collect()
    assert not freed.is_set()
    memory.collect()
    assert freed.is_set()


def test_what_is_alive_when_a_run_begins_is_out_of_sight_and_what_the_run_makes_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "_collector", threading.current_thread())
    before, during = threading.Event(), threading.Event()
    cycle = Cycle(before)
    memory.begin_run()
    del cycle
    Cycle(during)
    gc.collect()
    assert (before.is_set(), during.is_set()) == (False, True)


def test_a_run_leads_to_a_collection_and_one_thread_collects_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "EVERY", 0.0)
    monkeypatch.setattr(memory, "_collector", None)
    monkeypatch.setattr(memory, "_ran", threading.Event())
    before = threading.active_count()
    for _ in range(3):
        freed = threading.Event()
        Cycle(freed)
        memory.begin_run()
        assert freed.wait(30)
    assert threading.active_count() == before + 1
