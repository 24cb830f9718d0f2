"""Read an uploaded file in a child process.

A file can take far more memory and time to read than it looks, in libraries that hold the interpreter all the while.
The answer is JSON, of which nothing is trusted: a file that somebody made may get the better of a library.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, ClassVar

from data.intake import json_lines
from data.intake.limits import MAX_BYTES
from data.intake.processes.queue import ProcessQueue, Task
from data.intake.remarks import Code, IntakeError
from data.intake.table import ProgressCallback, RawTable

_MEGABYTE = 1_000_000


@dataclass(eq=False)
class ReadingTask(Task[RawTable]):
    """Reads the list in *content* as :func:`data.intake.read.read_table` does.

    Raises:
        IntakeError: the file is too large.
    """

    command: ClassVar[tuple[str, ...]] = (sys.executable, "-m", "data.intake.reading_child")
    name: str
    content: bytes = field(repr=False)
    sheet: str | None = None

    def __post_init__(self) -> None:
        if len(self.content) > MAX_BYTES:
            raise IntakeError(Code.TOO_LARGE, limit=MAX_BYTES // _MEGABYTE)
        self.size = len(self.content)

    def exchange(self, asked: IO[bytes], answer: IO[bytes], progress: ProgressCallback) -> RawTable:
        """Give the process the file and take the table."""
        wanted = {"name": self.name, "sheet": self.sheet, "size": self.size}
        asked.write(json.dumps(wanted).encode() + b"\n")
        asked.write(self.content)
        asked.flush()
        self.content = b""
        return json_lines.decode_table(_lines(answer), progress)


def read_in_process(
    name: str, content: bytes, *, sheet: str | None = None, task: type[ReadingTask] = ReadingTask
) -> RawTable:
    """Read one list as :func:`data.intake.read.read_table` does, in a process of its own; wait for it.

    Args:
        name: the file's name, for the report.
        content: the whole file.
        sheet: the sheet of a workbook to read.
        task: what the process is started for.

    Raises:
        IntakeError: the file cannot be read as a list, or takes too much.
    """
    return ProcessQueue(max_running=1).submit(task(name, content, sheet)).result()


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines of *stream*, none longer than it may be."""
    while line := stream.readline(json_lines.MAX_LINE_BYTES):
        if len(line) == json_lines.MAX_LINE_BYTES:
            raise json_lines.DecodeError
        if not line.endswith(b"\n"):  # the process was ended within a line
            raise json_lines.TruncatedError
        yield line
