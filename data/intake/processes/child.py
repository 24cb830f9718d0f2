"""What a child process does before its work: limit itself, discard other output, exit when its parent closes the input.

Its arguments are how much memory (bytes) and processor time (seconds) it may take. Its standard input gives the work,
and stays open for as long as the answer is wanted. Its standard output takes the answer. Nothing else leaves it: no
log, no file, and whatever a library prints goes nowhere.
"""

import os
import sys
import threading
import warnings
from typing import BinaryIO, NamedTuple

GIVEN_UP = 3
"""Exit code of a process whose answer was not wanted any more."""

_NICENESS = 5


class Pipes(NamedTuple):
    """Where the work comes from and the answer goes, and the bytes of memory that the process may take."""

    asked: BinaryIO
    answer: BinaryIO
    memory: int


def begin() -> Pipes:
    """Bound this process as its arguments say, and return its pipes."""
    memory, seconds = map(int, sys.argv[1:])
    answer = _private_output()
    warnings.simplefilter("ignore")
    _limit(memory, seconds)
    return Pipes(sys.stdin.buffer, answer, memory)


def end_when_unwanted(asked: BinaryIO) -> None:
    """From now on, when all of the work was read, end this process once its input is closed.

    Then the parent has ended, or has cancelled the work.
    """
    threading.Thread(target=_end_with, args=(asked.fileno(),), daemon=True).start()


def _private_output() -> BinaryIO:
    """The standard output for the answer alone; what is printed goes nowhere."""
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    return answer


def _limit(memory: int, seconds: int) -> None:
    """Let this process take no more memory and processor time than that, and no turn that others need."""
    if sys.platform == "win32":  # which knows no such limits; time is limited by the parent
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # At the first limit the process gets a signal that it may handle, at the second it is killed.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(_NICENESS)


def _end_with(leash: int) -> None:
    while os.read(leash, 1):
        pass
    os._exit(GIVEN_UP)
