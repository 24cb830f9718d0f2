"""Servers of the apps under test: started on a free loopback port, stopped at the end."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.timed_server import RUNS_VARIABLE

ROOT = Path(__file__).parents[2]
START_LIMIT = 60.0  # seconds
STOP_LIMIT = 10.0  # seconds


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process and the file where it notes the runs of its script."""

    url: str
    process: int
    runs: Path

    def run_times(self) -> list[tuple[float, float]]:
        """Processor time of each run so far in milliseconds: the app's code, and the whole run."""
        lines = self.runs.read_text(encoding="ascii").splitlines()
        return [(float(code), float(whole)) for code, whole in (line.split() for line in lines)]

    def memory(self) -> float:
        """Resident memory of the process in MB (10**6 bytes)."""
        answer = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.process)], capture_output=True, text=True, check=True
        )
        return int(answer.stdout) * 1024 / 1e6


@contextmanager
def serving(app: Path, folder: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """Serve *app* with more *environment*; logs and notes go to *folder*.

    Raises:
        RuntimeError: the server did not answer in time; the message names its log.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}/"
    runs, log = folder / f"runs-{port}.txt", folder / f"server-{port}.log"
    runs.touch()
    command = [sys.executable, "-m", "tests.benchmarks.timed_server", "run", str(app)]
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command + options,
            cwd=ROOT,
            env=os.environ | environment | {RUNS_VARIABLE: str(runs)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_healthy(url, log)
            yield Server(url, process.pid, runs)
        finally:
            process.terminate()
            try:
                process.wait(STOP_LIMIT)
            except subprocess.TimeoutExpired:
                process.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_healthy(url: str, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url + "_stcore/health", timeout=1) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no server at {url} after {START_LIMIT:.0f} s; its log is {log}")
