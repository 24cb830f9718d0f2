"""The headers that tell a browser what a page of ours may do: Content-Security-Policy and its relatives.

The policy lets a page run this server's scripts alone. Streamlit's page has one inline script, which is allowed by its
hash. Only the frame of streamlit-folium, which writes its map's script anew each time, may run inline scripts.
"""

import base64
import hashlib
import re
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.map.tiles import TILE_SERVICES
from pages.panels.ui.streamlit_internals import FRAME, INDEX
from pages.server.paths import route_of
from pages.server.settings import settings

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_OTHERS = {
    "X-Content-Type-Options": "nosniff",
    # Other sites learn this server's name and no address, which holds a view; OpenStreetMap's tiles ask for the name.
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "camera",
            "microphone",
            "geolocation",
            "payment",
            "usb",
            "serial",
            "bluetooth",
            "midi",
        )
    ),
}


class SecurityHeaders:
    """ASGI middleware that adds these headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._page = _policy(f"'self' blob: {' '.join(inline_script_hashes(INDEX.read_text('utf-8')))}")
        self._frame = _policy("'self' blob: 'unsafe-inline' 'unsafe-eval'")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        policy = self._frame if route_of(scope).startswith(FRAME) else self._page

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_OTHERS | {"Content-Security-Policy": policy})
            await send(message)

        await self._app(scope, receive, send_with_headers)


def inline_script_hashes(page: str) -> list[str]:
    """The hash of each inline script of the HTML *page*, as Content-Security-Policy names it."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def _policy(scripts: str) -> str:
    tiles = sorted({f"https://{urlsplit(service.url).hostname}" for service in TILE_SERVICES})
    directives = {
        "default-src": "'self'",
        "script-src": scripts,
        # Streamlit and Leaflet set styles by script.
        "style-src": "'self' 'unsafe-inline'",
        "font-src": "'self' data:",
        "img-src": f"'self' data: blob: {' '.join(tiles)}",
        "connect-src": "'self' ws: wss: data:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": settings().frame_ancestors,
    }
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
