"""Garbage collection: what lives is out of its sight, and what dies is freed all the same."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from pages.panels import garbage


class Cycle:
    """Something that only garbage collection frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A first look is due, the next one at once, and only a test collects."""
    monkeypatch.setattr(garbage, "EVERY", 0.0)
    monkeypatch.setattr(garbage, "_next_look", 0.0)
    gc.disable()
    yield
    gc.unfreeze()
    gc.enable()


def test_what_is_alive_is_not_looked_at_and_is_freed_after_its_death() -> None:
    cycle = Cycle()
    ghost = weakref.ref(cycle)
    garbage.set_aside()
    del cycle
    gc.collect()
    assert ghost() is not None
    garbage.set_aside()
    assert ghost() is None


def test_between_two_looks_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "EVERY", 3600.0)
    garbage.set_aside()
    gc.unfreeze()
    garbage.set_aside()
    assert gc.get_freeze_count() == 0
