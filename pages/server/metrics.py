"""Streamlit's figures about the process (``/_stcore/metrics``), for this machine alone."""

from ipaddress import IPv6Address, ip_address

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from pages.panels.ui.streamlit_internals import METRICS
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
    return not any(name in headers for name in FORWARDING_HEADERS) and _is_loopback(scope.get("client"))


def _is_loopback(client: tuple[str, int] | None) -> bool:
    try:
        address = ip_address(client[0] if client else "")
    except ValueError:
        return False
    # A socket for IPv6 and IPv4 shows an IPv4 address inside an IPv6 one.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback
