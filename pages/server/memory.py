"""Frees what readers left and gives its memory back to the system, at a moment when nobody waits.

The garbage collector holds the interpreter while it looks at every object, which takes a second once many readers and
long lists are there. So what the process itself needs is frozen at its start (``gc.freeze``), where the collector does
not look; Streamlit's collection after every run is switched off (`runner.postScriptGC`); and full collections are left
to a thread that waits for a pause between the readers' runs, or until memory has grown much. Young objects are
collected as ever.
"""

import ctypes
import gc
import math
import sys
import threading
import time
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PAUSE = 1.0
"""Seconds without a message of any reader that count as a pause."""
LONGEST_WAIT = 60.0
"""Seconds that a collection waits for a pause; then it is made all the same, once memory has grown much."""
MUCH = 1.5
"""Times the resident memory after the last collection."""
REST = 20.0
"""Seconds between two collections."""
YOUNG = (700, 10, 1_000_000)
"""Thresholds of the collector (``gc.set_threshold``): young objects as by default, old ones never by itself."""
_wanted = threading.Event()
_starting = threading.Lock()
_collector: threading.Thread | None = None
_last_message = 0.0
_after_collection = 0.0


class NotedMessages:
    """ASGI middleware that notes each message of a reader's page."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass all on."""

        async def receive_and_note() -> Message:
            message = await receive()
            note_message()
            return message

        await self._app(scope, receive_and_note if scope["type"] == "websocket" else receive, send)


def start() -> None:
    """Freeze what the process has loaded, before the first reader comes."""
    gc.set_threshold(*YOUNG)
    gc.collect()
    gc.freeze()


def note_message() -> None:
    """Note that a reader's page asked for something, which will leave something to collect."""
    global _last_message
    _last_message = time.monotonic()
    collect_soon()


def collect_soon() -> None:
    """Let the thread that collects do so at the next pause; the first time, start it."""
    global _collector
    _wanted.set()
    with _starting:
        if _collector is None:
            _collector = threading.Thread(target=_collect_in_pauses, name="memory", daemon=True)
            _collector.start()


def collect() -> None:
    """Free what is garbage and give free memory back to the system."""
    global _after_collection
    gc.collect()
    # Only glibc has this.
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
    _after_collection = _resident()


def _collect_in_pauses() -> None:
    while _wanted.wait():
        _wait_for_pause()
        _wanted.clear()
        collect()
        time.sleep(REST)


def _wait_for_pause() -> None:
    """Wait for a pause; where none comes, until memory has grown much, as readers would have to wait meanwhile."""
    patient_until = time.monotonic() + LONGEST_WAIT
    while (left := _last_message + PAUSE - time.monotonic()) > 0:
        if time.monotonic() >= patient_until and _resident() >= MUCH * _after_collection:
            return
        time.sleep(left)


def _resident() -> float:
    """The resident memory of this process, in pages; infinite where the system does not tell."""
    try:
        return float(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return math.inf
