"""A queue for work that keeps the interpreter busy: few readers at once, the others in their order."""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOK_EVERY = 0.2
"""Seconds between two looks at how many are ahead."""


class WorkQueue:
    """Lets *at_once* threads work, and the others wait for their turn, first come, first served."""

    def __init__(self, at_once: int = 1) -> None:
        self._free = at_once
        self._waiting: deque[object] = deque()
        self._changed = threading.Condition()

    @contextmanager
    def turn(self, on_wait: Callable[[int], object] = lambda ahead: None) -> Iterator[None]:
        """Wait for a turn, and keep it for the length of the ``with`` block.

        Args:
            on_wait: called now and then while waiting, with how many are ahead. What it raises ends the waiting.
        """
        self._wait(on_wait)
        try:
            yield
        finally:
            with self._changed:
                self._free += 1
                self._changed.notify_all()

    def _wait(self, on_wait: Callable[[int], object]) -> None:
        ticket = object()
        with self._changed:
            self._waiting.append(ticket)
        try:
            while True:
                with self._changed:
                    ahead = self._waiting.index(ticket)
                    if ahead < self._free:
                        self._free -= 1
                        return
                on_wait(ahead + 1)
                with self._changed:
                    self._changed.wait(LOOK_EVERY)
        finally:
            with self._changed:
                self._waiting.remove(ticket)
                self._changed.notify_all()
