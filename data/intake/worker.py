"""The process that reads one file: ``python -m data.intake.worker``, started by :mod:`data.intake.reading_queue`.

Its standard input gives a line of JSON (name, sheet, size, limits) and the file's bytes, and stays open for as long
as the answer is wanted. Its standard output takes the answer (:mod:`data.intake.json_lines`). Nothing else leaves it:
no log, no file, and whatever a library prints goes nowhere.
"""

import json
import os
import sys
import threading
import warnings
from typing import Any, BinaryIO

from data.intake import json_lines
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError

GIVEN_UP = 3
"""Exit code of a process whose answer was not wanted any more."""

_NICENESS = 5
_MEGABYTE = 1_000_000


def main() -> None:
    """Read the file on standard input and answer on standard output."""
    asked = sys.stdin.buffer
    answer = _private_output()
    warnings.simplefilter("ignore")
    wanted = json.loads(asked.readline())
    _limit(wanted["memory"], wanted["seconds"])
    content = asked.read(wanted["size"])
    threading.Thread(target=_end_with, args=(asked.fileno(),), daemon=True).start()
    for line in _answer(wanted, content, answer):
        answer.write(line)
    answer.flush()


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
    """End this process once its input is closed: the parent has ended, or has cancelled the reading."""
    while os.read(leash, 1):
        pass
    os._exit(GIVEN_UP)


def _answer(wanted: dict[str, Any], content: bytes, answer: BinaryIO) -> Any:
    def progress(share: float) -> None:
        answer.write(json_lines.encode_line(progress=share))
        answer.flush()

    try:
        table = read_table(wanted["name"], content, sheet=wanted["sheet"], progress=progress)
        yield from json_lines.encode_table(table)
    except IntakeError as error:
        yield json_lines.encode_error(error)
    except MemoryError:
        yield json_lines.encode_error(IntakeError(Code.TOO_MUCH_MEMORY, limit=wanted["memory"] // _MEGABYTE))


if __name__ == "__main__":
    main()
