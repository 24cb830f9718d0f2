"""Who may open a WebSocket, which session it goes on with, and which frames it may bring.

- A page of another site is refused at once (its Origin is not this server's host, nor in `server.corsAllowedOrigins`).
- A session belongs to the browser that began it, known by its XSRF cookie: `server.trustedUserHeaders` binds it to a
  header that is set here and that no browser can set. So a browser whose connection dropped goes on with its session at
  once, even while the server still takes the old connection for open, and somebody else who knows the session's id
  gets a session of their own. Where a browser has no cookie (in a frame of another site), an id is good only for a
  session without a connection.
- Streamlit's messages are binary; a text frame ends the connection.
"""

import hashlib
import logging
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import (
    PROTOCOLS,
    READER_HEADER,
    STREAM,
    XSRF_COOKIE,
    is_connected,
    option,
    xsrf_token,
)
from pages.server.paths import route_of

logger = logging.getLogger(__name__)

POLICY_VIOLATION, UNSUPPORTED_DATA = 1008, 1003


class WebSocketRules:
    """ASGI middleware that keeps these rules."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the connection on with its session settled, or refuse it."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        headers = MutableHeaders(scope=scope)
        if route_of(scope) != STREAM or not origin_allowed(headers):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        settle_session(headers)
        scope["headers"] = headers.raw
        await self._app(scope, _binary_frames(receive, send), send)


def origin_allowed(headers: Headers) -> bool:
    """Whether a page of this server or of an allowed site asks; a program names no Origin and may."""
    origin = headers.get("origin")
    if origin is None or not option("server.enableCORS"):
        return True
    try:
        host = urlsplit(origin.lower()).netloc
    except ValueError:
        return False
    allowed = {site.strip().rstrip("/").lower() for site in option("server.corsAllowedOrigins")}
    return origin.lower() in allowed or (bool(host) and host == headers.get("host", "").lower())


def settle_session(headers: MutableHeaders) -> None:
    """Say in *headers* which browser asks, and drop a session's id that it has no right to."""
    cookie = cookie_parser(headers.get("cookie", "")).get(XSRF_COOKIE, "")
    token = xsrf_token(cookie)
    del headers[READER_HEADER]
    if token:
        headers[READER_HEADER] = hashlib.sha256(token).hexdigest()
        return
    *others, session = headers.get(PROTOCOLS, "").split(",")
    if len(others) >= 2 and is_connected(session.strip()):
        headers[PROTOCOLS] = ",".join(others)


def _binary_frames(receive: Receive, send: Send) -> Receive:
    """*receive* as it is, but a text frame ends the connection."""

    async def receive_binary() -> Message:
        message = await receive()
        if message["type"] == "websocket.receive" and message.get("bytes") is None:
            logger.warning("A text frame ended a connection.")
            await send({"type": "websocket.close", "code": UNSUPPORTED_DATA})
            return {"type": "websocket.disconnect", "code": UNSUPPORTED_DATA}
        return message

    return receive_binary
