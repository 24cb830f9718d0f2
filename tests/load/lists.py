"""Readers who bring lists of their own, again and again, while others click.

Each is a process of its own, ``python -m tests.load.lists``, so that reading long answers does not delay the others,
whose answers are timed. It ends when its standard input does, and prints what became of its lists as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.benchmarks.catalogue import write_catalogue
from tests.pages.server.running.client import open_page

ROOT = Path(__file__).parents[2]
# A reader's own computer takes nothing from the server. Here both share the cores, so the reader's work stands behind.
BEHIND_SERVER = 15
READY = "ready"


@dataclass
class Brought:
    """Seconds that each list took from the upload to the map, and what went wrong instead."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def bringing_lists(address: str, readers: int, rows: int, pause: float = 0.0) -> Iterator[Brought]:
    """Let *readers* bring lists until the block ends, each one list after the other; then tell what became of them.

    Args:
        address: of the server, with a slash at the end.
        readers: how many at once.
        rows: of each list, as CSV.
        pause: seconds for which a reader looks at the map before they bring the next list.
    """
    command = [sys.executable, "-m", "tests.load.lists", address, str(rows), str(pause)]
    pipe = subprocess.PIPE
    processes = [
        subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) for _ in range(readers)
    ]
    for process in processes:
        _wait_until_ready(process)
    brought = Brought()
    yield brought
    for told, _ in [process.communicate() for process in processes]:
        each = Brought(**json.loads(told))
        brought.seconds.extend(each.seconds)
        brought.errors.extend(each.errors)


def _wait_until_ready(process: subprocess.Popen[str]) -> None:
    """Wait until *process* has its list at hand, so that its start takes nothing from those whose answers are timed."""
    assert process.stdout is not None
    assert process.stdout.readline().strip() == READY, "a reader with a list did not start"


def main(address: str, rows: int, pause: float) -> None:
    """Bring lists of so many *rows* to the server at *address* until the standard input ends."""
    if hasattr(os, "nice"):
        os.nice(BEHIND_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        content = (write_catalogue(Path(folder) / "catalogue", rows) / "clusters.csv").read_bytes()
    print(READY, flush=True)
    enough = threading.Event()
    threading.Thread(target=_wait_for_end, args=(enough,), daemon=True).start()
    brought = Brought()
    while not brought.errors and not (brought.seconds and enough.is_set()):
        try:
            brought.seconds.append(_bring(address, content, pause, enough))
        except (AssertionError, OSError, EOFError, KeyError, TimeoutError) as error:
            brought.errors.append(f"a list: {type(error).__name__}: {error}")
    print(json.dumps(asdict(brought)))


def _wait_for_end(enough: threading.Event) -> None:
    sys.stdin.read()
    enough.set()


def _bring(address: str, content: bytes, pause: float, enough: threading.Event) -> float:
    with open_page(address) as page:
        page.run(page="your_data")
        began = time.perf_counter()
        page.bring(content)
        page.show_own()
        seconds = time.perf_counter() - began
        enough.wait(pause)
        return seconds


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))
