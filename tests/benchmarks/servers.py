"""Servers of the apps under test: started on a free loopback port, stopped at the end."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pages.server.allocator import ALLOCATOR
from tests.benchmarks.timed_server import RUNS_VARIABLE
from tests.browser.server import free_port, memory_of, wait_until_healthy

ROOT = Path(__file__).parents[2]
STOP_LIMIT = 10.0  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: its address, its port, its process and the file where it notes the runs of its script."""

    url: str
    port: int
    process: int
    runs: Path

    def run_times(self) -> list[tuple[float, float]]:
        """Processor time of each run so far in milliseconds: the app's code, and the whole run."""
        lines = self.runs.read_text(encoding="ascii").splitlines()
        return [(float(code), float(whole)) for code, whole in (line.split() for line in lines)]

    def memory(self) -> float:
        """Resident memory of the process in MB (10**6 bytes)."""
        return memory_of(self.process)


@contextmanager
def serving(app: Path, folder: Path, environment: dict[str, str], base: str = "") -> Iterator[Server]:
    """Serve *app* with more *environment*, and the allocator of our own start; logs and notes go to *folder*.

    All its addresses begin with the path *base*, such as ``"clusters/"``.

    Raises:
        RuntimeError: the server did not answer in time; the message holds its log.
    """
    port = free_port()
    url = f"http://127.0.0.1:{port}/{base}"
    runs, log = folder / f"runs-{port}.txt", folder / f"server-{port}.log"
    runs.touch()
    command = [sys.executable, "-m", "tests.benchmarks.timed_server", "run", str(app)]
    options = ["--server.address=127.0.0.1", f"--server.port={port}", f"--server.baseUrlPath={base}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command + options,
            cwd=ROOT,
            env=os.environ | ALLOCATOR | environment | {RUNS_VARIABLE: str(runs)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_until_healthy(url, process, log)
            yield Server(url, port, process.pid, runs)
        finally:
            process.terminate()
            try:
                process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()
