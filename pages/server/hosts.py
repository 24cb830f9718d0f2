"""Which host names this server answers to: Streamlit's `server.allowedHosts`, for pages as for WebSockets.

It keeps a stranger's domain that points at this server from reading it in a browser (DNS rebinding).
"""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import HEALTH, host_allowed
from pages.server.paths import route_of


class AllowedHosts:
    """ASGI middleware that answers 400 to a request for another host; WebSockets are checked by Streamlit.

    Whether the server is well may be asked under any name, as supervisors ask by address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on if its host is allowed."""
        refused = scope["type"] == "http" and not host_allowed(Headers(scope=scope).get("host"))
        app = PlainTextResponse("Unknown host.", 400) if refused and route_of(scope) != HEALTH else self._app
        await app(scope, receive, send)
