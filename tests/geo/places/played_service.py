"""A server on this machine that plays an online geocoding service, with its faults."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

FLORO = {
    "kartverket": {
        "navn": [
            {
                "skrivemåte": "Gamle Florø",
                "navneobjekttype": "Tettsted",
                "kommuner": [{"kommunenavn": "Kinn", "kommunenummer": "4602"}],
                "fylker": [{"fylkesnavn": "Vestland", "fylkesnummer": "46"}],
                "representasjonspunkt": {"nord": 61.5, "øst": 5.1},
            }
        ]
    },
    "nominatim": [
        {
            "lat": "61.5",
            "lon": "5.1",
            "name": "Gamle Florø",
            "addresstype": "village",
            "display_name": "Gamle Florø, Kinn, Vestland, Norge",
            "address": {"village": "Gamle Florø", "municipality": "Kinn", "county": "Vestland"},
        }
    ],
}
"""What each service answers, in its documented form, for a place that the gazetteer does not know."""
NOTHING = {"kartverket": {"navn": []}, "nominatim": []}
PATIENCE = 30  # seconds, for a machine that does other work at the same time


@dataclass(frozen=True)
class Reply:
    """One reply of the played service; ``silent`` never comes, ``cut`` promises more bytes than it sends."""

    body: str = "[]"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    cut: bool = False

    @classmethod
    def json(cls, value: Any) -> Reply:
        return cls(json.dumps(value, ensure_ascii=False))


class PlayedService:
    """Gives its replies in order, the last one again and again, and remembers what it was asked."""

    def __init__(self) -> None:
        self.replies: list[Reply] = [Reply()]
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.user_agents: list[str] = []
        self.over = threading.Event()
        self._may_answer = threading.Event()
        self._may_answer.set()
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service._answer(self)

            def log_message(self, *args: Any) -> None:
                """Keep the test's output clean."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def domain(self) -> str:
        host, port = self._server.server_address[:2]
        return f"{host!s}:{port}"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Let whoever asks wait until the block ends."""
        self._may_answer.clear()
        try:
            yield
        finally:
            self._may_answer.set()

    def expect_asked(self, times: int) -> None:
        """Wait until it has been asked so often: whoever gave up waiting may be ahead of the server's threads."""
        deadline = time.monotonic() + PATIENCE
        while len(self.asked) < times and time.monotonic() < deadline:
            time.sleep(0.01)
        assert len(self.asked) == times

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        url = urlsplit(handler.path)
        self.asked.append((url.path, {name: values[0] for name, values in parse_qs(url.query).items()}))
        self.user_agents.append(handler.headers["User-Agent"])
        self._may_answer.wait()
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply.silent:
            self.over.wait()
            return
        body = reply.body.encode()
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) + 100 * reply.cut))
        handler.end_headers()
        handler.wfile.write(body)
