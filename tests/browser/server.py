"""The dashboard as a reader meets it: a Streamlit server of its own on a free loopback port."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
START_TIMEOUT = 120  # seconds
PORTS = range(10_000, 32_000)  # Linux takes ports of outgoing connections from 32768 on


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address (with a slash at the end), its port, its log and its process."""

    address: str
    port: int
    log: Path
    process: int = 0

    def errors(self) -> str:
        """The log if there is an error in it that nobody caught, else an empty text."""
        text = self.log.read_text(encoding="utf-8")
        signs = ("Traceback", "Uncaught", '"exception": ')  # the last as pages/server/logs.py writes it
        return text if any(sign in text for sign in signs) else ""

    def memory(self) -> float:
        """Resident memory of the process in MB (10**6 bytes)."""
        return memory_of(self.process)


@contextmanager
def running_server(
    log: Path,
    port: int = 0,
    base: str = "",
    *,
    checks: bool = True,
    root: Path = ROOT,
    **environment: str,
) -> Iterator[Server]:
    """Run ``python -m pages``, or without its *checks* ``streamlit run dashboard.py``, until the block ends.

    Args:
        log: the file that takes what it says.
        port: on loopback; 0 takes a free one.
        base: the path that all its addresses begin with, such as ``"clusters/"``.
        checks: whether to start with the checks of settings and data.
        root: the work tree to run.
        environment: beside the present one.

    Raises:
        RuntimeError: the server does not answer in time; the message holds its log.
    """
    port = port or free_port()
    command = [sys.executable, "-m", *(["pages"] if checks else ["streamlit", "run", "dashboard.py"])]
    options = ["--server.address", "127.0.0.1", "--server.port", str(port), "--server.baseUrlPath", base]
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            command + options, cwd=root, env=os.environ | environment, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            server = Server(f"http://127.0.0.1:{port}/{base}", port, log, process.pid)
            wait_until_healthy(server.address, process, log)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


def free_port() -> int:
    """A port on loopback that nobody listens on, drawn at random for tests that run side by side.

    It is none that the system gives to outgoing connections, so no browser takes it before the server does.
    """
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


def memory_of(process: int) -> float:
    """Resident memory of a process in MB (10**6 bytes)."""
    command = ["ps", "-o", "rss=", "-p", str(process)]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(answer.stdout) * 1024 / 1e6


def wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Ask the Streamlit server at *address* until it answers.

    Raises:
        RuntimeError: it does not in time, or *process* has ended; the message holds its *log*.
    """
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{address}_stcore/health", timeout=2):
                return
        except (URLError, OSError):
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
    raise RuntimeError(f"The dashboard does not answer:\n{log.read_text(encoding='utf-8')}")
