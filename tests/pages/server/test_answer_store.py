"""The kept answers: made once, in bounds, of one dataset, and refused when too many wait."""

import asyncio
import threading

import pytest

from data.load import load_catalogue
from geo.dataset import Dataset
from geo.locate import Located, locate
from geo.places import Chain
from pages.server.answer_store import AnswerStore, TooManyWaiting

LOCATED: Located = locate(load_catalogue(), Chain())
DATA, OTHER = (Dataset(load_catalogue(), LOCATED) for _ in range(2))


def make_store(most_bytes: int = 1000, at_once: int = 1, waiting: int = 10) -> AnswerStore:
    return AnswerStore(most_bytes=most_bytes, at_once=at_once, waiting=waiting)


class Maker:
    """Makes an answer and counts how often."""

    def __init__(self, body: bytes = b"body") -> None:
        self.body = body
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.body


def test_an_answer_is_made_once() -> None:
    store, maker = make_store(), Maker()

    async def ask() -> None:
        answers = [await store.get(DATA, "a", maker) for _ in range(2)]
        assert [one.body for one in answers] == [b"body", b"body"]
        await store.get(DATA, "b", maker)

    asyncio.run(ask())
    assert maker.made == 2


def test_those_who_ask_for_the_same_at_once_get_one_answer() -> None:
    store, maker = make_store(), Maker()

    async def ask() -> None:
        await asyncio.gather(*(store.get(DATA, "a", maker) for _ in range(5)))

    asyncio.run(ask())
    assert maker.made == 1


def test_new_data_make_new_answers() -> None:
    store, maker = make_store(), Maker()

    async def ask() -> None:
        for data in (DATA, OTHER, DATA):
            await store.get(data, "a", maker)

    asyncio.run(ask())
    assert maker.made == 3


def test_the_bytes_that_are_kept_have_a_bound() -> None:
    store, small, large = make_store(most_bytes=10), Maker(b"123456"), Maker(b"x" * 11)

    async def ask() -> None:
        for key in ("a", "b", "a"):
            await store.get(DATA, key, small)
        for _ in range(2):
            assert len((await store.get(DATA, "large", large)).body) == 11

    asyncio.run(ask())
    assert (small.made, large.made) == (3, 2)


def test_who_would_wait_behind_too_many_is_refused_and_may_come_again() -> None:
    """Those whose answers are being made do not wait: two beside the three who do."""
    store, go_on = make_store(at_once=2, waiting=3), threading.Event()

    def slow() -> bytes:
        go_on.wait()
        return b"slow"

    async def ask() -> None:
        under_way = [asyncio.create_task(store.get(DATA, key, slow)) for key in "abcde"]
        await asyncio.sleep(0)
        with pytest.raises(TooManyWaiting) as refusal:
            await store.get(DATA, "f", slow)
        assert (refusal.value.status_code, refusal.value.headers) == (503, {"Retry-After": "5"})
        go_on.set()
        await asyncio.gather(*under_way)
        assert (await store.get(DATA, "f", slow)).body == b"slow"

    asyncio.run(ask())
