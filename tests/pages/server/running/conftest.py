"""One server for all tests of the running server, on a machine whose network is dead."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.server import Server, running_server

FORGETS_AFTER = 3  # seconds that a session without a connection is kept
# Run by Python at its start: whoever asks for another host is refused and written down.
DEAD_NETWORK = """
import os, socket, sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        outside = isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1")
    elif event == "socket.getaddrinfo":
        outside = arguments[0] not in (None, "localhost", "127.0.0.1", "::1", "")
    else:
        return
    if outside:
        with open(os.environ["OUTSIDE_LOG"], "a") as log:
            log.write(f"{event} {arguments[0 if event.endswith('info') else 1]}\\n")
        raise OSError("the network is dead")

sys.addaudithook(refuse)
"""
# Run after that: a run of the script begins a millisecond late, as on a busy machine.
LATE_RUNS = """
import threading, time

run = threading.Thread.run

def run_late(thread):
    if thread.name.startswith("ScriptRunner"):
        time.sleep(0.001)
    run(thread)

threading.Thread.run = run_late
"""


@dataclass(frozen=True)
class Running:
    """The server, and what it asked the outside for."""

    server: Server
    outside: Path

    @property
    def address(self) -> str:
        """With a slash at the end."""
        return self.server.address

    def log(self) -> list[dict[str, Any]]:
        """What it has written so far."""
        return [json.loads(line) for line in self.server.log.read_text("utf-8").splitlines()]

    def asked_outside(self) -> list[str]:
        """Each attempt to reach another host."""
        return self.outside.read_text("utf-8").splitlines() if self.outside.exists() else []


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("server")
    (folder / "sitecustomize.py").write_text(DEAD_NETWORK + LATE_RUNS, "utf-8")
    outside = folder / "outside.txt"
    with running_server(
        folder / "log.txt",
        PYTHONPATH=str(folder),
        OUTSIDE_LOG=str(outside),
        STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL=str(FORGETS_AFTER),
        CLUSTERMAP_UPLOADS_TOTAL="100",
    ) as server:
        yield Running(server, outside)
