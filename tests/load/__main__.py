"""Measures the server under many readers at once: ``python -m tests.load``. It ends by itself."""

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.browser.server import Server, running_server
from tests.load.crowd import ACTIONS, Figures, visit
from tests.load.lists import bringing_lists

NEAR = 1.1  # times the memory from before
A_MINUTE = 60  # seconds after the last reader left, in which memory must be back
FORGETS_AFTER = 2  # seconds until the server forgets a reader who left; 45 if not set
LIST_ROWS = 10_000
LOOKS_AT_MAP = 15.0  # seconds between two lists of one reader
HEAD = (
    "readers",
    "lists read",
    "errors",
    *(f"{action} p50/p95 (ms)" for action in ACTIONS),
    "MB a reader",
    "MB kept",
)


def main() -> int:
    """Print a table; return 1 if anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.load", description=__doc__)
    parser.add_argument("--readers", type=int, nargs="+", default=[1, 20, 100], help="how many at once")
    parser.add_argument(
        "--pause", type=float, default=5.0, help="seconds between two clicks of one reader, on average"
    )
    parser.add_argument(
        "--lists", type=int, default=0, help=f"readers who bring lists of {LIST_ROWS:,} rows meanwhile"
    )
    parser.add_argument("--limit", type=float, default=240.0, help="seconds for each row of the table")
    options = parser.parse_args()
    lines, failed = [_row(HEAD), _row(("---",) * len(HEAD))], False
    with tempfile.TemporaryDirectory() as folder:
        for count in options.readers:
            log = Path(folder) / f"{count}.txt"
            with running_server(log, STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL=str(FORGETS_AFTER)) as server:
                cells, figures = measure(server, count, options.pause, options.limit, options.lists)
                lines.append(_row(cells))
                failed |= bool(figures.errors or server.errors())
                for error in sorted(set(figures.errors)):
                    sys.stderr.write(f"{count} readers: {figures.errors.count(error)} x {error}\n")
    meanwhile = f"; {options.lists} others bring lists of {LIST_ROWS:,} rows" if options.lists else ""
    print(
        f"{os.cpu_count()} cores, a click every {options.pause:g} s by each reader{meanwhile}\n",
        *lines,
        sep="\n",
    )
    return int(failed)


def measure(
    server: Server, count: int, pause: float, limit: float, lists: int
) -> tuple[tuple[str, ...], Figures]:
    """Let *count* readers visit *server* while *lists* others bring lists; return the cells and the figures."""
    _one_more(server, limit)
    before = server.memory()
    together: list[float] = []
    with bringing_lists(server.address, lists, LIST_ROWS, LOOKS_AT_MAP) as brought:
        figures = asyncio.run(
            visit(server.address, count, pause, limit, lambda: together.append(server.memory()))
        )
    figures.errors.extend(brought.errors)
    after = _memory_given_back(server, before)
    cells = (
        str(count),
        f"{len(brought.seconds)} ({max(brought.seconds):.0f} s at most)" if brought.seconds else "0",
        str(len(figures.errors)),
        *(
            f"{figures.percentile(action, 50):.0f} / {figures.percentile(action, 95):.0f}"
            for action in ACTIONS
        ),
        f"{(together[0] - before) / count:.1f}",
        f"{after - before:.0f} of {before:.0f} ({(after / before - 1) * 100:+.0f} %)",
    )
    return cells, figures


def _memory_given_back(server: Server, before: float) -> float:
    """The memory once it is back near *before*, though nobody comes, or after a minute."""
    deadline = time.monotonic() + A_MINUTE
    while (now := server.memory()) > before * NEAR and time.monotonic() < deadline:
        time.sleep(1)
    return now


def _one_more(server: Server, limit: float) -> None:
    asyncio.run(visit(server.address, 1, 0, limit, lambda: None))


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
