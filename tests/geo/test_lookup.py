"""Looking up in a thread: the same homes, with progress; whoever stops waiting has no more questions asked."""

import threading

import pytest

from data.intake.processes.queue import Cancelled, State
from geo.locate import locate
from geo.lookup import Lookup
from geo.places import Chain
from geo.places.place import Answer
from tests.geo.test_locate import catalogue

PATIENCE = 30.0  # seconds
HOMES = catalogue("Bergen", "Atlantis", "Oslo", "Bergen")


class Held(Chain):
    """A chain that answers a question once it may, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.is_asked, self.may_answer = threading.Semaphore(0), threading.Semaphore(0)

    def ask(self, text: str) -> Answer:
        self.texts.append(text)
        self.is_asked.release()
        assert self.may_answer.acquire(timeout=PATIENCE)
        return super().ask(text)


class Broken(Chain):
    def ask(self, text: str) -> Answer:
        raise LookupError(text)


def test_a_lookup_finds_what_locate_finds() -> None:
    lookup = Lookup(HOMES, Chain())
    assert lookup.wait(PATIENCE).state is State.DONE
    assert lookup.poll().share == 1.0
    assert lookup.result() == locate(HOMES, Chain())


def test_an_empty_catalogue_is_looked_up_at_once() -> None:
    lookup = Lookup(catalogue(), Chain())
    assert lookup.wait(PATIENCE).share == 1.0
    assert lookup.result().found == {}


def test_progress_is_told_while_a_service_takes_its_time() -> None:
    held = Held()
    lookup = Lookup(HOMES, held)
    assert held.is_asked.acquire(timeout=PATIENCE)
    assert lookup.wait(0.0).state is State.RUNNING
    assert lookup.poll().share == 0.0
    held.may_answer.release()
    assert held.is_asked.acquire(timeout=PATIENCE)
    assert lookup.poll().share == 0.25
    held.may_answer.release(2)
    assert lookup.result() == locate(HOMES, Chain())


def test_after_a_stop_no_more_is_asked() -> None:
    held = Held()
    lookup = Lookup(HOMES, held)
    assert held.is_asked.acquire(timeout=PATIENCE)
    lookup.stop()
    held.may_answer.release(len(HOMES.clusters))
    assert lookup.wait(PATIENCE).has_ended
    with pytest.raises(Cancelled):
        lookup.result()
    assert held.texts == ["Bergen"]


def test_what_goes_wrong_is_raised_where_the_result_is_asked_for() -> None:
    with pytest.raises(LookupError, match="Bergen"):
        Lookup(HOMES, Broken()).result()
