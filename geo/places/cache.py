"""Keeps the answers of online services in a file that several processes may share."""

from __future__ import annotations

import json
import logging
import math
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from geo.places.place import Found
from geo.places.search.names import spelling

logger = logging.getLogger(__name__)

DAY = 86_400.0
"""Seconds."""
KEEP_FOUND = 365 * DAY
KEEP_NOT_FOUND = 30 * DAY
BUSY_SECONDS = 5.0
"""How long to wait for another process that writes."""
REST_SECONDS = 60.0
"""How long the file is left alone after a wait in vain, so that a locked file does not cost a wait an answer."""
_SCHEMA = 1
"""Part of the table's name, so that installations of different versions can share a file."""
_TABLE = f"answers_{_SCHEMA}"
_CREATE = f"""
    CREATE TABLE IF NOT EXISTS {_TABLE} (
        provider TEXT NOT NULL, query TEXT NOT NULL, answered_at REAL NOT NULL, places TEXT NOT NULL,
        PRIMARY KEY (provider, query)
    ) WITHOUT ROWID
"""
_GET = f"SELECT answered_at, places FROM {_TABLE} WHERE provider = ? AND query = ?"
_PUT = f"INSERT OR REPLACE INTO {_TABLE} VALUES (?, ?, ?, ?)"


class Answers(Protocol):
    """Keeps what providers answered."""

    def get(self, provider: str, text: str) -> tuple[Found, ...] | None:
        """The places kept for a text, or ``None`` if there is no answer."""

    def put(self, provider: str, text: str, places: tuple[Found, ...]) -> None:
        """Keep an answer; no places means that the provider knows none."""


class SessionAnswers:
    """Keeps answers in memory alone, for texts that must leave nothing on the server."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Found, ...]] = {}

    def get(self, provider: str, text: str) -> tuple[Found, ...] | None:
        """The places kept for a text, or ``None`` if there is no answer."""
        return self._kept.get((provider, text))

    def put(self, provider: str, text: str, places: tuple[Found, ...]) -> None:
        """Keep an answer; no places means that the provider knows none."""
        self._kept[provider, text] = places


class AnswerCache:
    """Places that a provider found for a text, none among them, with the time of the answer.

    A broken file is renamed and begun anew; if the file cannot be used at all, nothing is kept.
    Both are logged as warnings, and neither raises. Errors of a provider have no place here.
    """

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        """Use a file.

        Args:
            path: the SQLite file; it and its folder are made when the first answer is kept.
            clock: seconds since 1970.
        """
        self.path = path
        self._clock = clock
        self._told: set[str] = set()
        self._rests_until = -math.inf

    def get(self, provider: str, text: str) -> tuple[Found, ...] | None:
        """The places kept for a text, or ``None`` if there is no answer or it is too old."""
        rows = self._run(_GET, (provider, spelling(text))) if self.path.exists() else []
        return self._read(text, *rows[0]) if rows else None

    def put(self, provider: str, text: str, places: tuple[Found, ...]) -> None:
        """Keep an answer; no places means that the provider knows none."""
        plain = json.dumps([found.to_dict() for found in places])
        self._run(_PUT, (provider, spelling(text), self._clock(), plain))

    def _read(self, text: str, answered_at: float, plain: str) -> tuple[Found, ...] | None:
        try:
            places = tuple(replace(Found.from_dict(place), query=text) for place in json.loads(plain))
        except (ValueError, TypeError):
            return None
        age = self._clock() - answered_at
        # An answer from the future was written while the clock was wrong; nobody knows how old it is.
        return places if -DAY <= age <= (KEEP_FOUND if places else KEEP_NOT_FOUND) else None

    def _run(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """The rows of a statement; none if the file cannot be used."""
        if time.monotonic() < self._rests_until:
            return []
        opened = _identity(self.path)
        try:
            try:
                return self._execute(statement, values)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._set_aside(opened)
                return self._execute(statement, values)
        except (sqlite3.Error, OSError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                self._rests_until = time.monotonic() + REST_SECONDS
            self._tell(f"{self.path} cannot be used ({error}); online answers are not kept")
            return []

    def _execute(self, statement: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
            # SQLite does not wait for others when it changes the mode; whoever is first changes it for all.
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(_CREATE)
            return connection.execute(statement, values).fetchall()

    def _set_aside(self, broken: int | None) -> None:
        """Rename the broken file, unless another process has already put a new one in its place."""
        if _identity(self.path) != broken:
            return
        kept = self.path.with_name(f"{self.path.name}.broken-{self._clock():.0f}")
        self.path.rename(kept)
        for companion in ("-wal", "-shm"):
            self.path.with_name(self.path.name + companion).unlink(missing_ok=True)
        self._tell(f"{self.path} is not a readable cache; it was renamed to {kept.name} and begun anew")

    def _tell(self, problem: str) -> None:
        if problem not in self._told:
            self._told.add(problem)
            logger.warning(problem)


def _identity(path: Path) -> int | None:
    """A number that changes when the file is replaced; ``None`` without a file."""
    try:
        return path.stat().st_ino
    except OSError:
        return None
