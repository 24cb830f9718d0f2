"""Run work on lists in child processes: few at once, each with limits on memory and time, each cancellable.

A child process cannot take more than it may, and whatever it does keeps no reader of the server waiting. Example::

    queue = ProcessQueue(max_running=1, max_waiting=20)
    reading = queue.submit(ReadingTask("list.csv", content))
    while not (progress := reading.wait(0.2)).has_ended:
        ...  # show how many are before it, or its share
    table = reading.result()
"""

import logging
import os
import signal
import subprocess
import threading
import time
import weakref
from abc import ABC, abstractmethod
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, ClassVar, Generic, TypeVar

from data.intake.limits import CHILD_MEMORY, MAX_BYTES, READING_SECONDS, READING_WALL_SECONDS
from data.intake.remarks import Code, IntakeError
from data.intake.table import ProgressCallback

_ROOT = Path(__file__).parents[3]
# What the process needs to find Python and its packages; nothing else of the server's environment is its business.
_INHERITED = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "LANG", "LC_ALL")
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "RUST_BACKTRACE": "0", "OPENBLAS_NUM_THREADS": "1"}
_WATCH_EVERY = 0.1
_MEGABYTE = 1_000_000
_logger = logging.getLogger(__name__)

Result = TypeVar("Result")


class State(StrEnum):
    """How far a task has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    """There is a result, or a reason why there is none."""
    CANCELLED = "cancelled"


class Cancelled(Exception):  # noqa: N818 - it is no error
    """There is no result, since nobody wanted it any more."""


@dataclass(frozen=True)
class Progress:
    """How far a task has come.

    ``ahead`` is how many wait before it (0: it is next, or runs), ``share`` which part of it is done, from 0 to 1.
    """

    state: State
    ahead: int = 0
    share: float = 0.0

    @property
    def has_ended(self) -> bool:
        """Whether it is done or cancelled."""
        return self.state in (State.DONE, State.CANCELLED)


class Task(ABC, Generic[Result]):
    """Work for a child process, which :mod:`data.intake.processes.child` begins.

    Attributes:
        command: what starts the process; memory (bytes) and processor time (seconds) that it may take are added.
        size: bytes that the task holds until it is done; of all tasks together they are bounded.
        can_be_refused: whether the task is turned away when too many wait.
        seconds: of processor time that the process may take.
        wall_seconds: from the start of the process until it is ended, however busy the machine is.
    """

    command: ClassVar[tuple[str, ...]]
    size: int = 0
    can_be_refused: ClassVar[bool] = True
    seconds: ClassVar[int] = READING_SECONDS
    wall_seconds: ClassVar[float] = READING_WALL_SECONDS

    @abstractmethod
    def exchange(self, asked: IO[bytes], answer: IO[bytes], progress: ProgressCallback) -> Result:
        """Give the process its work through *asked*, which is left open, and take its answer.

        Raises:
            IntakeError: there is no result, and why.
            EOFError, OSError: the answer ends too early.
        """


@dataclass(eq=False)
class _Job(Generic[Result]):
    """A task and what became of it. What its reader holds is a :class:`Handle`."""

    task: Task[Result] | None
    command: tuple[str, ...]
    size: int
    seconds: int
    wall_seconds: float
    asked: float = field(default_factory=time.monotonic)
    state: State = State.WAITING
    share: float = 0.0
    result: Result | None = None
    error: IntakeError | None = None
    ended: threading.Event = field(default_factory=threading.Event)

    def set_share(self, share: float) -> None:
        self.share = share


class ProcessQueue:
    """Runs tasks in processes of their own, some at once, the others in their order.

    Args:
        max_running: how many processes at once.
        max_waiting: how many tasks may wait for one.
        max_bytes: of all tasks that wait or run.
        lease: seconds after which a task that nobody asks about is given up; its reader has left.
        memory: bytes of address space of each process.
        seconds: of processor time of each process; as the task says if not given.
        wall_seconds: from the start of a process until it is ended; as the task says if not given.
    """

    def __init__(
        self,
        max_running: int = 2,
        max_waiting: int = 20,
        *,
        max_bytes: int = 4 * MAX_BYTES,
        lease: float = 15.0,
        memory: int = CHILD_MEMORY,
        seconds: int | None = None,
        wall_seconds: float | None = None,
    ) -> None:
        self._max_running, self._max_waiting, self._max_bytes = max_running, max_waiting, max_bytes
        self._lease, self._memory, self._seconds = lease, memory, seconds
        self._wall_seconds = wall_seconds
        self._lock = threading.RLock()
        self._waiting: deque[_Job[Any]] = deque()
        self._running: dict[_Job[Any], subprocess.Popen[bytes] | None] = {}

    def submit(self, task: Task[Result]) -> "Handle[Result]":
        """Have *task* done once it is its turn.

        Raises:
            IntakeError: too many wait already.
        """
        seconds, wall_seconds = self._seconds or task.seconds, self._wall_seconds or task.wall_seconds
        job = _Job(task, task.command, task.size, seconds, wall_seconds)
        with self._lock:
            self._drop_abandoned()
            if task.can_be_refused and self._is_full(task.size):
                raise IntakeError(Code.BUSY)
            self._waiting.append(job)
            self._start_next()
        return Handle(self, job)

    def close(self) -> None:
        """Give up all tasks and end their processes."""
        with self._lock:
            for job in (*self._waiting, *self._running):
                self._cancel(job)

    def _is_full(self, size: int) -> bool:
        must_wait = len(self._running) >= self._max_running
        held = sum(other.size for other in (*self._waiting, *self._running))
        return held + size > self._max_bytes or (must_wait and len(self._waiting) >= self._max_waiting)

    def _progress(self, job: _Job[Any]) -> Progress:
        with self._lock:
            job.asked = time.monotonic()
            self._drop_abandoned()
            ahead = self._waiting.index(job) if job.state is State.WAITING else 0
            return Progress(job.state, ahead, job.share)

    def _cancel(self, job: _Job[Any]) -> None:
        with self._lock:
            if job.ended.is_set():
                return
            if job in self._waiting:
                self._waiting.remove(job)
            self._end(job, State.CANCELLED)
            if process := self._running.get(job):
                process.kill()

    def _end(self, job: _Job[Any], state: State) -> None:
        job.state, job.task = state, None
        job.ended.set()

    def _is_abandoned(self, job: _Job[Any]) -> bool:
        return time.monotonic() - job.asked > self._lease

    def _drop_abandoned(self) -> None:
        for job in [job for job in self._waiting if self._is_abandoned(job)]:
            self._cancel(job)

    def _start_next(self) -> None:
        """Start as many as may run; the lock is held."""
        self._drop_abandoned()
        while self._waiting and len(self._running) < self._max_running:
            job = self._waiting.popleft()
            job.state = State.RUNNING
            self._running[job] = None
            threading.Thread(target=self._run, args=(job,), name="list process", daemon=True).start()

    def _run(self, job: _Job[Result]) -> None:
        """Let a process do the task of *job*, and then start the next."""
        result, reason = None, None
        try:
            result = self._work(job)
        except IntakeError as error:
            reason = error
        except Exception as error:  # a process that answered nonsense, or that could not be started
            _logger.error("work on a list failed: %s", type(error).__qualname__)
            reason = IntakeError(Code.READING_FAILED)
        with self._lock:
            del self._running[job]
            if not job.ended.is_set():
                job.result, job.error = result, reason
                self._end(job, State.DONE)
            self._start_next()

    def _work(self, job: _Job[Result]) -> Result | None:
        """What a process makes of the task; None if it was cancelled.

        Raises:
            IntakeError: there is none, or the process took too much.
        """
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ} | _ENVIRONMENT
        with subprocess.Popen(
            (*job.command, str(self._memory), str(job.seconds)),
            cwd=_ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            deadline = time.monotonic() + job.wall_seconds
            with self._lock:
                self._running[job] = process
                task = job.task
            if task is None:
                process.kill()
                return None
            answered = threading.Event()
            watch = threading.Thread(target=self._watch, args=(job, process, deadline, answered), daemon=True)
            watch.start()
            assert process.stdin
            assert process.stdout
            try:
                return task.exchange(process.stdin, process.stdout, job.set_share)
            except (EOFError, OSError):  # it has ended, or is about to
                raise self._verdict(job, process.wait(), time.monotonic() >= deadline) from None
            finally:
                process.kill()
                answered.set()
                watch.join()
                # What an ended process did not take in cannot be written, and closing would try again.
                with suppress(OSError):
                    process.stdin.close()

    def _watch(
        self, job: _Job[Any], process: subprocess.Popen[bytes], deadline: float, answered: threading.Event
    ) -> None:
        """End the process when its time is up or its reader has left, until it has *answered*."""
        while process.poll() is None and not answered.wait(_WATCH_EVERY):
            if self._is_abandoned(job):
                self._cancel(job)
            elif time.monotonic() >= deadline:
                process.kill()

    def _verdict(self, job: _Job[Any], code: int, is_late: bool) -> IntakeError:
        """Why a process ended without an answer, by its exit code alone."""
        if is_late:
            return IntakeError(Code.TOO_SLOW, limit=round(job.wall_seconds))
        if -code in (signal.SIGXCPU, signal.SIGKILL):
            return IntakeError(Code.TOO_SLOW, limit=job.seconds)
        if -code == signal.SIGABRT:  # how the workbook reader ends where memory does
            return IntakeError(Code.TOO_MUCH_MEMORY, limit=self._memory // _MEGABYTE)
        _logger.warning("the process that works on a list ended with code %d", code)
        return IntakeError(Code.READING_FAILED)


class Handle(Generic[Result]):
    """A task in the hands of who wants its result. It is given up when the handle is let go."""

    def __init__(self, queue: ProcessQueue, job: _Job[Result]) -> None:
        self._queue, self._job = queue, job
        weakref.finalize(self, queue._cancel, job)

    def poll(self) -> Progress:
        """Return how far the task has come. Poll it now and then: a task that nobody polls is cancelled."""
        return self._queue._progress(self._job)

    def wait(self, seconds: float) -> Progress:
        """Wait until the task has ended, no longer than *seconds*, and return how far it has come, as :meth:`poll`.

        While somebody waits the task counts as polled.
        """
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not self._job.ended.wait(min(left, _WATCH_EVERY)):
            self.poll()
        return self.poll()

    def result(self, timeout: float | None = None) -> Result:
        """Return what came of it, once it is there.

        Args:
            timeout: seconds to wait for it; None: as long as it takes, which is bounded.

        Raises:
            IntakeError: there is no result, or it takes too much.
            Cancelled: it was given up.
            TimeoutError: it is not there yet.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while not self.wait(_WATCH_EVERY).has_ended:
            if deadline is not None and time.monotonic() >= deadline:
                raise TimeoutError
        if self._job.error:
            raise self._job.error
        if self._job.result is None:
            raise Cancelled
        return self._job.result

    def cancel(self) -> None:
        """Give it up; its process ends at once."""
        self._queue._cancel(self._job)
