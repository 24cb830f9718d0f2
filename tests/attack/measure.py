"""Lets one revision of the program read one file, in a process whose time and memory are bounded and measured."""

import contextlib
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Way = Literal["read_table", "read_in_process"]
"""How a file is read: within the process that asks, or in one of its own."""

MEMORY = 6_000_000_000
"""Bytes of address space that a reading may take before it counts as fallen."""
_LOOK_EVERY = 0.02
_SCRIPT = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from data.intake import IntakeError
from data.intake.{module} import {way}
try:
    print(len({way}("list", sys.stdin.buffer.read()).rows), "rows")
except IntakeError as error:
    print(error.code)
"""


@dataclass(frozen=True)
class Measured:
    """What reading a file took: seconds, the most memory of any process in megabytes, and what came of it."""

    seconds: float
    megabytes: float
    outcome: str


def measure(content: bytes, root: Path, way: Way, seconds: float) -> Measured:
    """Read *content* with the program in *root*, for *seconds* at most."""
    module = {"read_table": "read", "read_in_process": "reading"}[way]
    script = _SCRIPT.format(memory=MEMORY, module=module, way=way)
    began = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    peaks: dict[int, float] = {}
    watch = threading.Thread(target=_watch, args=(process, peaks))
    watch.start()
    outcome = _answer(process, content, seconds)
    watch.join()
    took = time.monotonic() - began
    return Measured(took, max(peaks.values(), default=0.0), outcome)


def _answer(process: subprocess.Popen[bytes], content: bytes, seconds: float) -> str:
    # An answer that comes after its time is none, however late the clock is looked at on a busy machine.
    try:
        said, _ = process.communicate(content, timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return "no answer"
    return said.decode().strip() or _ending(process.returncode)


def _watch(process: subprocess.Popen[bytes], peaks: dict[int, float]) -> None:
    """Note the most memory of *process*, and of those that it starts, in megabytes by process."""
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            peaks[pid] = max(peaks.get(pid, 0.0), _peak(pid))
        time.sleep(_LOOK_EVERY)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with contextlib.suppress(OSError):  # the process, or a thread of it, has just ended
        for file in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, file.read_text().split())
    return found


def _peak(pid: int) -> float:
    # What the system tells of an ended process counts the one that started it, too.
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1_000
    return 0.0


def _ending(code: int) -> str:
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"failed ({code})"
