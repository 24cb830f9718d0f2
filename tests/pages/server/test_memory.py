"""Memory: what the process needs is hidden from the garbage collector, and what readers left is freed in a pause."""

import gc
import math
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


def test_nothing_is_collected_before_the_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    waits, pause, freed = threading.Event(), threading.Event(), threading.Event()

    def wait_for_pause() -> None:
        waits.set()
        pause.wait()

    monkeypatch.setattr(memory, "_wait_for_pause", wait_for_pause)
    Cycle(freed)
    memory.note_message()
    assert waits.wait(30)
    assert not freed.is_set()
    pause.set()
    assert freed.wait(30)


class PlayedClock:
    """A clock that moves on while somebody sleeps. Messages come all the time until *quiet_from*, in its seconds."""

    def __init__(self, quiet_from: float) -> None:
        self.now, self._quiet_from = 0.0, quiet_from

    def monotonic(self) -> float:
        """Tell the time."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let *seconds* go by."""
        self.now += seconds
        if self.now < self._quiet_from:
            memory._last_message = self.now


@pytest.mark.parametrize(
    ("quiet_from", "much_from", "ends"),
    [
        (10, math.inf, 10),
        (math.inf, 0, memory.LONGEST_WAIT),
        (math.inf, memory.LONGEST_WAIT + 30, memory.LONGEST_WAIT + 30),
    ],
    ids=["a pause comes", "memory has grown much", "memory grows much later"],
)
def test_a_collection_waits_for_a_pause_or_until_memory_has_grown_much(
    monkeypatch: pytest.MonkeyPatch, quiet_from: float, much_from: float, ends: float
) -> None:
    clock = PlayedClock(quiet_from)
    monkeypatch.setattr(memory, "time", clock)
    monkeypatch.setattr(memory, "_last_message", 0.0)
    monkeypatch.setattr(memory, "_after_collection", 1.0)
    monkeypatch.setattr(memory, "_resident", lambda: memory.MUCH if clock.now >= much_from else 1.0)
    memory._wait_for_pause()
    assert clock.now == ends
