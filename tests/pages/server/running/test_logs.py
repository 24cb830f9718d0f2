"""Whatever is sent to the server, its log is JSON, and holds nothing of what was sent."""

import json
import random
import socket
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed

from tests.pages.server.running.client import ask, handshake, open_page
from tests.pages.server.running.conftest import Running

SECRET = "Ola-Nordmann"
MALFORMED = (
    b"\x00\x01\x02",
    b"GET\r\n\r\n",
    f"GET /{SECRET} HTTP/9.9\r\n\r\n".encode(),
    f"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: {SECRET}\r\n\r\n".encode(),
    b"GET / HTTP/1.1\r\n" + b"A: " + SECRET.encode() * 20_000 + b"\r\n\r\n",
    f"GET /_stcore/stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nX: {SECRET}\r\n\r\n".encode(),
    f"GET /_stcore/stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    f"Sec-WebSocket-Key: {SECRET}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode(),
    f"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n{SECRET}\r\n".encode(),
)
PATHS = (f"%00{SECRET}", f"media/{SECRET}", f"../../{SECRET}", f"component/{SECRET}/x", f"_stcore/{SECRET}",
         f"_stcore/upload_file/{SECRET}/{SECRET}", f"static/{SECRET}", "%ff%fe", f"%0a{SECRET}")  # fmt: skip


def send_raw(address: str, data: bytes) -> None:
    """Send bytes and read what comes back, until the server hangs up or says no more."""
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname, parts.port), timeout=2) as line:
        try:
            line.sendall(data)
            while line.recv(65536):
                pass
        except OSError:
            pass


def test_bad_requests_leave_json_and_nothing_of_what_they_held(running: Running) -> None:
    chance = random.Random(13)
    for data in (*MALFORMED, *(chance.randbytes(chance.randint(1, 3000)) for _ in range(10))):
        send_raw(running.address, data)
    for path in PATHS:
        for method in ("GET", "PUT", "POST", "DELETE", "OPTIONS", "BREW"):
            ask(running.address, path, method, SECRET.encode(), Origin=f"https://{SECRET}.example")
    frames: tuple[str | bytes, ...] = (
        SECRET,
        "\n{}",
        SECRET.encode(),
        *(chance.randbytes(chance.randint(0, 300)) for _ in range(20)),
    )
    for frame in frames:
        with handshake(running.address, session=SECRET) as line:
            try:
                line.send(frame)
                line.recv(0.5)
            except (ConnectionClosed, TimeoutError):
                pass
    log = running.log()
    said = json.dumps(log)
    assert any("text frame" in entry["message"] for entry in log)
    assert SECRET.lower() not in said.lower()
    assert "Traceback" not in said


def test_the_log_tells_no_session(running: Running) -> None:
    with open_page(running.address) as lost, open_page(running.address, lost.session, lost.cookie):
        session = lost.session
    log = running.log()
    assert any("already connected" in entry["message"] for entry in log)
    assert session not in json.dumps(log)
