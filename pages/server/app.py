"""What ``dashboard.py`` gives to Streamlit's server: the script for each reader, routes, middleware, and its life."""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Event
from typing import Any

from starlette.middleware import Middleware

from pages.panels.state import readiness
from pages.panels.ui import served_files, streamlit_internals
from pages.panels.ui.streamlit_internals import SessionInfo
from pages.server import (
    arrivals,
    cards,
    cluster_pages,
    discovery,
    files,
    fonts,
    logs,
    memory,
    oembed,
    page_routes,
    pictures,
    uploads,
)
from pages.server.api import routes as api
from pages.server.fonts import IconFont
from pages.server.hosts import AllowedHosts
from pages.server.memory import NotedMessages
from pages.server.metrics import LocalMetrics
from pages.server.paths import base_path
from pages.server.security_headers import SecurityHeaders
from pages.server.sessions import ExpiringSessions
from pages.server.transfer import Transfer
from pages.server.unknown_addresses import UnknownAddresses
from pages.server.uploads import UploadRules
from pages.server.websocket import WebSocketRules

logger = logging.getLogger(__name__)

SWITCH_INTERVAL = 0.001
"""Seconds after which a thread hands the interpreter to another one that waits; Python's own value is 0.005."""
SCRIPT = Path(__file__).parent.parent / "panels" / "script.py"
MIDDLEWARE = [
    Middleware(rules)
    for rules in (
        SecurityHeaders,
        AllowedHosts,
        LocalMetrics,
        WebSocketRules,
        UploadRules,
        NotedMessages,
        Transfer,
        UnknownAddresses,
        IconFont,
    )
]
"""What a request passes through, the first one first."""
ROUTES = [
    files.route(),
    api.mount(),
    cards.route(),
    cluster_pages.route(),
    *discovery.routes(),
    oembed.route(),
    *page_routes.routes(),
    *pictures.routes(),
]
"""What the server answers beside Streamlit's own addresses."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Set up what the process needs before it serves the first reader."""
    asyncio.get_running_loop().set_exception_handler(logs.task_failed)
    streamlit_internals.refuse_outside_lookups()
    streamlit_internals.serve_map_frame()
    seconds = streamlit_internals.option("server.disconnectedSessionTTL")
    streamlit_internals.finish_callbacks()
    streamlit_internals.keep_sessions_in(ExpiringSessions(seconds, _end))
    streamlit_internals.keep_downloads(streamlit_internals.downloads())
    streamlit_internals.watch_upload_requests(uploads.requests.ask, _forget)
    # If data or settings are wrong, the page itself explains it to its reader.
    with suppress(*readiness.CAUSES):
        readiness.check()
    memory.start()
    # A reader's click takes turns with long work such as checking a list, many times.
    sys.setswitchinterval(SWITCH_INTERVAL)
    stopping = Event()
    warming = asyncio.create_task(asyncio.to_thread(arrivals.prepare, stopping))
    making_fonts = asyncio.create_task(fonts.prepare())
    logger.info("Serving at port %s, path %s.", streamlit_internals.option("server.port"), base_path())
    yield
    stopping.set()
    making_fonts.cancel()
    await asyncio.wait([warming, making_fonts])


def _forget(session_id: str) -> None:
    uploads.requests.forget(session_id)
    served_files.store.end(session_id)


def _end(session: SessionInfo) -> None:
    streamlit_internals.end_session(session)
    memory.collect_soon()
    # What this reader downloaded last is still kept for their browser.
    after = streamlit_internals.DOWNLOAD_SECONDS + 1
    asyncio.get_running_loop().call_later(after, _remove_downloads)


def _remove_downloads() -> None:
    streamlit_internals.remove_downloads()
    memory.collect_soon()
