"""Memory: what the process needs is hidden from the garbage collector, and what readers left is freed in a pause."""

import gc
import math
import threading
import time
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
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only a test collects, and does not rest."""
    monkeypatch.setattr(memory, "_collector", None)
    monkeypatch.setattr(memory, "_wanted", threading.Event())
    monkeypatch.setattr(memory, "REST", 0.0)
    thresholds = gc.get_threshold()
    gc.disable()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_what_is_there_at_the_start_is_out_of_sight_and_what_comes_later_is_freed() -> None:
    first, later = threading.Event(), threading.Event()
    cycle = Cycle(first)
    memory.start()
    del cycle
    Cycle(later)
    memory.collect()
    assert (first.is_set(), later.is_set()) == (False, True)


def test_messages_lead_to_a_collection_and_one_thread_collects_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memory, "PAUSE", 0.0)
    before = threading.active_count()
    for _ in range(3):
        freed = threading.Event()
        Cycle(freed)
        memory.note_message()
        assert freed.wait(30)
    assert threading.active_count() == before + 1


def test_a_collection_waits_for_a_pause_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "PAUSE", 0.2)
    monkeypatch.setattr(memory, "LONGEST_WAIT", 0.5)
    monkeypatch.setattr(memory, "_after_collection", math.inf)
    freed = threading.Event()
    Cycle(freed)
    began = time.monotonic()
    while time.monotonic() - began < 1.5:  # no pause
        memory.note_message()
        assert not freed.wait(0.02)
    monkeypatch.setattr(memory, "_after_collection", 1.0)  # page of memory
    while not freed.wait(0.02):
        memory.note_message()
        assert time.monotonic() - began < 30
