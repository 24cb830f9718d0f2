"""Read uploaded files in child processes: few at once, each with limits on memory and time, each cancellable.

A file can take far more memory and time to read than it looks, in libraries that hold the interpreter all the
while. So each is read by a process of its own (:mod:`data.intake.worker`), which cannot take more than it may, and
the server goes on. Example::

    queue = ReadingQueue(max_running=2, max_waiting=20)
    reading = queue.submit("list.csv", content)
    while reading.poll().state in (ReadingState.WAITING, ReadingState.RUNNING):
        ...  # show how many are before it, or its share; wait a moment
    table = reading.result()
"""

import json
import logging
import os
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO

from data.intake import json_lines
from data.intake.limits import MAX_BYTES, READING_MEMORY, READING_SECONDS, READING_WALL_SECONDS
from data.intake.remarks import Code, IntakeError
from data.intake.table import RawTable

_ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "data.intake.worker")
# What the process needs to find Python and its packages; nothing else of the server's environment is its business.
_INHERITED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL")
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "RUST_BACKTRACE": "0", "OPENBLAS_NUM_THREADS": "1"}
_WATCH_EVERY = 0.1
_MEGABYTE = 1_000_000
_logger = logging.getLogger(__name__)


class ReadingState(StrEnum):
    """How far the reading of a file has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    """There is a table, or a reason why there is none."""
    CANCELLED = "cancelled"


class ReadingCancelled(Exception):  # noqa: N818 - it is no error
    """There is no result, since nobody wanted it any more."""


@dataclass(frozen=True)
class Progress:
    """How far a reading has come.

    ``ahead`` is how many wait before it (0: it is next, or runs), ``share`` which part of it is done, from 0 to 1.
    """

    state: ReadingState
    ahead: int = 0
    share: float = 0.0


@dataclass(eq=False)
class _Job:
    """A file to be read, and what became of it. The handle that its reader holds is a :class:`Reading`."""

    name: str
    sheet: str | None
    size: int
    content: bytes | None
    asked: float = field(default_factory=time.monotonic)
    state: ReadingState = ReadingState.WAITING
    share: float = 0.0
    outcome: RawTable | IntakeError | None = None
    ended: threading.Event = field(default_factory=threading.Event)


class ReadingQueue:
    """Reads files in processes of their own, some at once, the others in their order.

    Args:
        max_running: how many processes at once.
        max_waiting: how many files may wait for one.
        max_bytes: of all files that wait or are being read.
        lease: seconds after which a reading that nobody asks about is given up; its reader has left.
        memory: bytes of address space of each process.
        seconds: of processor time of each process.
        wall_seconds: from the start of a process until it is ended.
    """

    def __init__(
        self,
        max_running: int = 2,
        max_waiting: int = 20,
        *,
        max_bytes: int = 4 * MAX_BYTES,
        lease: float = 15.0,
        memory: int = READING_MEMORY,
        seconds: int = READING_SECONDS,
        wall_seconds: float = READING_WALL_SECONDS,
    ) -> None:
        self._max_running, self._max_waiting, self._max_bytes = max_running, max_waiting, max_bytes
        self._lease, self._memory, self._seconds = lease, memory, seconds
        self._wall_seconds = wall_seconds
        self._lock = threading.RLock()
        self._waiting: deque[_Job] = deque()
        self._running: dict[_Job, subprocess.Popen[bytes] | None] = {}

    def submit(self, name: str, content: bytes, *, sheet: str | None = None) -> "Reading":
        """Have the list in *content* read as by :func:`data.intake.read.read_table`, once it is its turn.

        Raises:
            IntakeError: the file is too large, or too many wait already.
        """
        if len(content) > MAX_BYTES:
            raise IntakeError(Code.TOO_LARGE, limit=MAX_BYTES // _MEGABYTE)
        job = _Job(name, sheet, len(content), content)
        with self._lock:
            self._drop_abandoned()
            must_wait = len(self._running) >= self._max_running
            held = sum(other.size for other in (*self._waiting, *self._running))
            if held + job.size > self._max_bytes or (must_wait and len(self._waiting) >= self._max_waiting):
                raise IntakeError(Code.BUSY)
            self._waiting.append(job)
            self._start_next()
        return Reading(self, job)

    def close(self) -> None:
        """Give up all readings and end their processes."""
        with self._lock:
            for job in (*self._waiting, *self._running):
                self._cancel(job)

    def _progress(self, job: _Job) -> Progress:
        with self._lock:
            job.asked = time.monotonic()
            self._drop_abandoned()
            ahead = self._waiting.index(job) if job.state is ReadingState.WAITING else 0
            return Progress(job.state, ahead, job.share)

    def _cancel(self, job: _Job) -> None:
        with self._lock:
            if job.ended.is_set():
                return
            if job in self._waiting:
                self._waiting.remove(job)
            self._end(job, ReadingState.CANCELLED)
            if process := self._running.get(job):
                process.kill()

    def _end(self, job: _Job, state: ReadingState) -> None:
        job.state, job.content = state, None
        job.ended.set()

    def _is_abandoned(self, job: _Job) -> bool:
        return time.monotonic() - job.asked > self._lease

    def _drop_abandoned(self) -> None:
        for job in [job for job in self._waiting if self._is_abandoned(job)]:
            self._cancel(job)

    def _start_next(self) -> None:
        """Start as many as may run; the lock is held."""
        self._drop_abandoned()
        while self._waiting and len(self._running) < self._max_running:
            job = self._waiting.popleft()
            job.state = ReadingState.RUNNING
            self._running[job] = None
            threading.Thread(target=self._run, args=(job,), name="reading", daemon=True).start()

    def _run(self, job: _Job) -> None:
        """Let a process read the file of *job*, and then start the next."""
        try:
            outcome: RawTable | IntakeError = self._read(job)
        except IntakeError as error:
            outcome = error
        except Exception as error:  # a process that lies, or one that could not be started
            _logger.error("reading a list failed: %s", type(error).__qualname__)
            outcome = IntakeError(Code.READING_FAILED)
        with self._lock:
            del self._running[job]
            if not job.ended.is_set():
                job.outcome = outcome
                self._end(job, ReadingState.DONE)
            self._start_next()

    def _read(self, job: _Job) -> RawTable:
        """The table that a process makes of the file.

        Raises:
            IntakeError: there is none, or the process took too much.
        """
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ} | _ENVIRONMENT
        with subprocess.Popen(
            _COMMAND,
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            deadline = time.monotonic() + self._wall_seconds
            with self._lock:
                self._running[job] = process
                if job.ended.is_set():
                    process.kill()
            watch = threading.Thread(target=self._watch, args=(job, process, deadline), daemon=True)
            watch.start()
            assert process.stdin
            try:
                return self._exchange(job, process)
            except (json_lines.TruncatedError, OSError):  # it has ended, or is about to
                raise self._verdict(process.wait(), time.monotonic() >= deadline) from None
            finally:
                process.kill()
                watch.join()
                # What an ended process did not take in cannot be written, and closing would try again.
                with suppress(OSError):
                    process.stdin.close()

    def _exchange(self, job: _Job, process: subprocess.Popen[bytes]) -> RawTable:
        assert process.stdin
        assert process.stdout
        wanted = {
            "name": job.name,
            "sheet": job.sheet,
            "size": job.size,
            "memory": self._memory,
            "seconds": self._seconds,
        }
        content, job.content = job.content or b"", None
        process.stdin.write(json.dumps(wanted).encode() + b"\n")
        process.stdin.write(content)
        # Stays open: the process ends when it is closed.
        process.stdin.flush()
        del content

        def progress(share: float) -> None:
            job.share = share

        return json_lines.decode_table(_lines(process.stdout), progress)

    def _watch(self, job: _Job, process: subprocess.Popen[bytes], deadline: float) -> None:
        """End the process when its time is up or its reader has left."""
        while process.poll() is None and not job.ended.wait(_WATCH_EVERY):
            if self._is_abandoned(job):
                self._cancel(job)
            elif time.monotonic() >= deadline:
                process.kill()

    def _verdict(self, code: int, is_late: bool) -> IntakeError:
        """Why a process ended without an answer, by its exit code alone."""
        if is_late or -code in (signal.SIGXCPU, signal.SIGKILL):
            return IntakeError(Code.TOO_SLOW, limit=self._seconds)
        if -code == signal.SIGABRT:  # how the workbook reader ends where memory does
            return IntakeError(Code.TOO_MUCH_MEMORY, limit=self._memory // _MEGABYTE)
        _logger.warning("the process that reads a list ended with code %d", code)
        return IntakeError(Code.READING_FAILED)


class Reading:
    """A file that is being read, in the hands of who wants it. It is given up when the handle is let go."""

    def __init__(self, queue: ReadingQueue, job: _Job) -> None:
        self._queue, self._job = queue, job
        weakref.finalize(self, queue._cancel, job)

    def poll(self) -> Progress:
        """How far it has come. To be asked now and then: nobody who asks is nobody who waits."""
        return self._queue._progress(self._job)

    def result(self, timeout: float | None = None) -> RawTable:
        """Return the table, once it is there.

        Args:
            timeout: seconds to wait for it; None: as long as it takes, which is bounded.

        Raises:
            IntakeError: the file cannot be read as a list, or takes too much.
            ReadingCancelled: it was given up.
            TimeoutError: it is not there yet.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self._job.ended.wait(_WATCH_EVERY):
            self.poll()
            if deadline is not None and time.monotonic() >= deadline:
                raise TimeoutError
        if isinstance(self._job.outcome, RawTable):
            return self._job.outcome
        raise self._job.outcome or ReadingCancelled

    def cancel(self) -> None:
        """Give it up; its process ends at once."""
        self._queue._cancel(self._job)


def read_in_process(name: str, content: bytes, *, sheet: str | None = None) -> RawTable:
    """Read one list as :func:`data.intake.read.read_table` does, in a process of its own; wait for it.

    Raises:
        IntakeError: the file cannot be read as a list, or takes too much.
    """
    return ReadingQueue(max_running=1).submit(name, content, sheet=sheet).result()


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of *stream*, none longer than it may be."""
    while line := stream.readline(json_lines.MAX_LINE_BYTES):
        if len(line) == json_lines.MAX_LINE_BYTES:
            raise json_lines.DecodeError
        if not line.endswith(b"\n"):  # the process was ended within a line
            raise json_lines.TruncatedError
        yield line
