"""Housekeeping: what lives is out of the collector's sight, and what dies is freed once a script has run."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from pages.panels import housekeeping


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


def test_what_is_alive_is_not_looked_at_and_is_freed_after_its_death() -> None:
    freed = threading.Event()
    cycle = Cycle(freed)
    housekeeping.tidy()
    del cycle
    gc.collect()
    assert not freed.is_set()
    housekeeping.tidy()
    assert freed.is_set()


def test_what_is_alive_when_a_run_begins_is_out_of_sight_and_what_the_run_makes_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(housekeeping, "_keeper", threading.current_thread())
    before, during = threading.Event(), threading.Event()
    cycle = Cycle(before)
    housekeeping.begin_run()
    del cycle
    Cycle(during)
    gc.collect()
    assert (before.is_set(), during.is_set()) == (False, True)


def test_a_run_leads_to_a_look_and_one_keeper_serves_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(housekeeping, "EVERY", 0.0)
    monkeypatch.setattr(housekeeping, "_keeper", None)
    monkeypatch.setattr(housekeeping, "_ran", threading.Event())
    before = threading.active_count()
    for _ in range(3):
        freed = threading.Event()
        Cycle(freed)
        housekeeping.begin_run()
        assert freed.wait(30)
    assert threading.active_count() == before + 1
