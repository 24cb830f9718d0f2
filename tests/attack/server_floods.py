"""Attacks by number: sessions, uploads, frames and requests that make no sense."""

import socket
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed

from tests.pages.server.running.client import ask, handshake, open_page

SESSIONS, UPLOADS, FRAMES = 40, 20, 50
UPLOAD = b"a" * (49 * 1024 * 1024)


def sessions(address: str) -> str:
    """Sessions at once; how long does the next reader wait for a page?"""
    with ExitStack() as crowd:
        for _ in range(SESSIONS):
            crowd.enter_context(open_page(address))
        start = time.monotonic()
        with open_page(address):
            waited = time.monotonic() - start
    return f"{SESSIONS} sessions open, the next page after {waited * 1000:.0f} ms"


def uploads(address: str) -> str:
    """Uploads of 49 MB into one session, each as the page asks for it; how much is kept?"""
    with open_page(address) as page:
        taken = sum(page.upload(page.ask_for_upload("a.csv")[0], UPLOAD) == 204 for _ in range(UPLOADS))
        return f"{taken} of {UPLOADS} taken, {_held(address) / 1e6:.0f} MB kept"


def uploads_unasked(address: str) -> str:
    """Uploads of 49 MB under file ids that nobody asked for."""
    with open_page(address) as page:
        folder = page.ask_for_upload("a.csv")[0].rpartition("/")[0]
        before = _held(address)
        taken = sum(page.upload(f"{folder}/{number}", UPLOAD) == 204 for number in range(UPLOADS))
        return f"{taken} of {UPLOADS} taken, {(_held(address) - before) / 1e6:.0f} MB kept"


def text_frames(address: str) -> str:
    """Text and broken binary frames on the WebSocket."""
    ended = 0
    for number in range(FRAMES):
        with handshake(address) as line:
            try:
                line.send("text" if number % 2 else b"\xff" * 20)
                line.recv(10)
            except ConnectionClosed:
                ended += 1
    return f"{ended} of {FRAMES} connections ended, health {ask(address, '_stcore/health').status}"


def malformed_requests(address: str) -> str:
    """Bytes that are no HTTP."""
    parts = urlsplit(address)
    for _ in range(FRAMES):
        with socket.create_connection((parts.hostname, parts.port), timeout=5) as line:
            line.sendall(b"\x00\x01 no HTTP \r\n\r\n")
            line.recv(1000)
    return f"{FRAMES} answered, health {ask(address, '_stcore/health').status}"


def _held(address: str) -> int:
    """How many bytes of uploads the server holds, as its own figures say."""
    text = ask(address, "_stcore/metrics").body.decode()
    lines = [line for line in text.splitlines() if 'cache_type="UploadedFileManager"' in line]
    return int(float(lines[0].split()[-1])) if lines else 0


ATTACKS = (
    ("flood of sessions", sessions),
    ("twenty uploads of 49 MB into one session", uploads),
    ("twenty uploads that no page asked for", uploads_unasked),
    ("text and broken frames", text_frames),
    ("malformed HTTP", malformed_requests),
)
"""Each attack's name and what runs it: called with the server's address, it returns the outcome."""
