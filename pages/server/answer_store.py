"""Answers that were made and are kept, so that asking again costs nothing; the oldest make room."""

import asyncio
from collections.abc import Callable, Hashable
from http import HTTPStatus

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from geo.dataset import Dataset
from pages.server.conditional import Content


class TooManyWaiting(HTTPException):
    """The request is refused: more waiting requests than are allowed would fill the memory."""

    def __init__(self) -> None:
        super().__init__(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "Too many requests at once. Try again soon.",
            {"Retry-After": "5"},
        )


class AnswerStore:
    """The newest answers about one dataset; used on the event loop alone.

    Args:
        most_bytes: of answers that are kept; those that were not asked for longest make room.
        at_once: answers that are made at the same time, each in a thread of its own.
        waiting: requests that may wait behind those; one more is refused.
    """

    def __init__(self, *, most_bytes: int, at_once: int, waiting: int) -> None:
        self._kept: LRUCache[Hashable, Content] = LRUCache(most_bytes, getsizeof=lambda one: len(one.body))
        self._about: Dataset | None = None
        self._room = asyncio.Semaphore(at_once)
        self._unanswered = 0
        self._most_unanswered = at_once + waiting

    async def get(self, data: Dataset, key: Hashable, make: Callable[[], bytes]) -> Content:
        """The answer about *data* that is kept under *key*, else what *make* returns, called off the event loop.

        Raises:
            TooManyWaiting: as many requests wait already as may.
        """
        if data is not self._about:
            self._kept.clear()
            self._about = data
        known = self._kept.get(key)
        return known or await self._make(data, key, make)

    async def _make(self, data: Dataset, key: Hashable, make: Callable[[], bytes]) -> Content:
        if self._unanswered >= self._most_unanswered:
            raise TooManyWaiting
        self._unanswered += 1
        try:
            async with self._room:
                # Another request may have asked for the same meanwhile.
                known = self._kept.get(key) if data is self._about else None
                content = known or Content(await run_in_threadpool(make))
        finally:
            self._unanswered -= 1
        if data is self._about and len(content.body) <= self._kept.maxsize:
            self._kept[key] = content
        return content
