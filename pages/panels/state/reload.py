"""A value read from files, and read anew when the files change: as a whole, or not at all."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Generic, TypeVar

logger = logging.getLogger(__name__)

Value = TypeVar("Value")
Stamp = tuple[tuple[int, int, int] | None, ...]
PAUSE = 2.0
"""Seconds between two looks at the files."""


class Reloaded(Generic[Value]):
    """A value that *make* reads from *files*, read anew when they change.

    Files that are changed one after the other are left alone until they have been still for one pause. If they
    then make no sense, the value from before stays, and the log says why.
    """

    def __init__(
        self,
        files: Iterable[Path],
        make: Callable[[], Value],
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the value; what *make* raises now is the caller's.

        Args:
            files: what to watch.
            make: reads them.
            clock: seconds since any moment.
        """
        self._files = tuple(files)
        self._make = make
        self._clock = clock
        self._looking = threading.Lock()
        self._seen = self._tried = self._stamp()
        self._value = make()
        self._next_look = clock() + PAUSE

    def get(self) -> Value:
        """The newest value; while one reader's run makes a new one, the others go on with the old."""
        if self._clock() >= self._next_look and self._looking.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._next_look = self._clock() + PAUSE
                self._looking.release()
        return self._value

    def _look(self) -> None:
        now, before = self._stamp(), self._seen
        self._seen = now
        if now == self._tried or now != before:
            return
        try:
            value = self._make()
        except Exception as error:  # whatever the files hold, the server goes on with what it has
            self._tried = now
            logger.error("The changed data are not taken: %s", error)
            return
        if self._stamp() == now:
            self._tried = now
            self._value = value
            logger.info("The changed data are taken.")

    def _stamp(self) -> Stamp:
        """What changes when a file is changed, replaced or removed."""
        return tuple(_identity(file) for file in self._files)


def _identity(file: Path) -> tuple[int, int, int] | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
