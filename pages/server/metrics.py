"""Streamlit's figures about the process (``/_stcore/metrics``), for this machine alone."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import METRICS
from pages.server.loopback import is_loopback
from pages.server.paths import route_of

# Whoever passes on another's request says so in one of these.
FORWARDING_HEADERS = (
    "forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip",
)  # fmt: skip


class LocalMetrics:
    """ASGI middleware that hides the figures from everybody but a program on this machine."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 404 to a stranger's for the figures."""
        hidden = scope["type"] == "http" and route_of(scope).rstrip("/") == METRICS and not is_local(scope)
        await (PlainTextResponse("Not Found", 404) if hidden else self._app)(scope, receive, send)


def is_local(scope: Scope) -> bool:
    """Whether a request comes from a program on this machine, and not through a proxy on it."""
    headers = Headers(scope=scope)
    client, _ = scope.get("client") or ("", 0)
    return not any(name in headers for name in FORWARDING_HEADERS) and is_loopback(client)
