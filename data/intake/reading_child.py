"""The process that reads one file: ``python -m data.intake.reading_child``, started for a ``ReadingTask``.

It is given a line of JSON (name, sheet, size) and the file's bytes, and answers as JSON Lines
(:mod:`data.intake.json_lines`).
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from data.intake import json_lines
from data.intake.processes import child
from data.intake.read import read_table
from data.intake.remarks import Code, IntakeError
from data.intake.table import IsPlace

_MEGABYTE = 1_000_000


def main(is_place: IsPlace | None = None) -> None:
    """Read the file on standard input and answer on standard output.

    Args:
        is_place: tells names of places, in a process that knows any.
    """
    asked, answer, memory = child.begin()
    wanted = json.loads(asked.readline())
    content = asked.read(wanted["size"])
    child.end_when_unwanted(asked)
    for line in _answer(wanted, content, answer, memory, is_place):
        answer.write(line)
    answer.flush()


def _answer(
    wanted: dict[str, Any], content: bytes, answer: BinaryIO, memory: int, is_place: IsPlace | None
) -> Iterator[bytes]:
    def progress(share: float) -> None:
        answer.write(json_lines.encode_line(progress=share))
        answer.flush()

    try:
        table = read_table(
            wanted["name"], content, sheet=wanted["sheet"], progress=progress, is_place=is_place
        )
        yield from json_lines.encode_table(table)
    except IntakeError as error:
        yield json_lines.encode_error(error)
    except MemoryError:
        yield json_lines.encode_error(IntakeError(Code.TOO_MUCH_MEMORY, limit=memory // _MEGABYTE))


if __name__ == "__main__":
    main()
