"""The middleware's rules by themselves: hosts, who is local, origins, paths, inline scripts."""

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import Message, Scope
from streamlit import config

from pages.panels.ui.streamlit_internals import PROTOCOLS, READER_HEADER
from pages.server import hosts, paths, websocket
from pages.server.app import MIDDLEWARE
from pages.server.metrics import is_local
from pages.server.security_headers import inline_script_hashes

SETTINGS = {
    "server.baseUrlPath": "clusters",
    "server.enableCORS": True,
    "server.corsAllowedOrigins": ["https://partner.example"],
    "server.allowedHosts": ["map.example", "*.map.example"],
}


@pytest.fixture(autouse=True)
def settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """An operator's settings."""
    for module in (paths, websocket):
        monkeypatch.setattr(module, "option", SETTINGS.__getitem__)
    monkeypatch.setattr(config, "get_option", SETTINGS.__getitem__)


def scope(path: str = "/", client: str = "127.0.0.1", **headers: str) -> Scope:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "headers": raw,
        "client": (client, 1),
        "query_string": b"",
    }


@pytest.mark.parametrize(
    ("path", "route"),
    [("/clusters/", ""), ("/clusters/_stcore/stream", "_stcore/stream"), ("/_stcore/metrics", "_stcore/metrics"),
     ("/clusters-of/x", "clusters-of/x")],
)  # fmt: skip
def test_a_route_is_the_path_below_the_base_path(path: str, route: str) -> None:
    assert paths.route_of(scope(path)) == route


@pytest.mark.parametrize(
    ("client", "headers", "local"),
    [
        ("127.0.0.1", {}, True),
        ("::1", {}, True),
        ("::ffff:127.0.0.1", {}, True),
        ("10.0.0.1", {}, False),
        ("::ffff:10.0.0.1", {}, False),
        ("unix", {}, False),
        ("127.0.0.1", {"x_forwarded_for": "127.0.0.1"}, False),
        ("127.0.0.1", {"x_real_ip": "::1"}, False),
    ],
)
def test_only_a_program_on_this_machine_without_a_proxy_is_local(
    client: str, headers: dict[str, str], local: bool
) -> None:
    assert is_local(scope("/", client, **headers)) is local


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("https://map.example", True),
        ("https://MAP.example", True),
        ("https://partner.example", True),
        ("https://partner.example.evil.example", False),
        ("https://map.example.evil.example", False),
        ("null", False),
        ("", False),
        ("http://[", False),
    ],
)
def test_a_page_of_this_server_an_allowed_site_and_a_program_may_open_sessions(
    origin: str | None, allowed: bool
) -> None:
    headers = {"host": "map.example"} | ({} if origin is None else {"origin": origin})
    assert websocket.origin_allowed(Headers(headers)) is allowed


def test_a_browser_is_known_by_a_digest_of_its_token_that_it_cannot_choose() -> None:
    headers = MutableHeaders({"cookie": "_streamlit_xsrf=00ff", READER_HEADER: "chosen"})
    websocket.settle_session(headers)
    assert headers.getlist(READER_HEADER) == [
        "06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8"
    ]


def test_without_a_cookie_the_id_of_a_connected_session_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(websocket, "is_connected", {"busy"}.__contains__)
    left = []
    for session in ("busy", "idle"):
        headers = MutableHeaders({PROTOCOLS: f"streamlit, token, {session}"})
        websocket.settle_session(headers)
        left.append(headers[PROTOCOLS])
    assert left == ["streamlit, token", "streamlit, token, idle"]


def test_the_inline_scripts_of_a_page_are_named_by_their_hashes() -> None:
    page = "<script>alert(1)</script><script src='x.js'></script>"
    assert inline_script_hashes(page) == ["'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='"]


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("map.example:8501", "/clusters/", 200),
        ("www.map.example", "/clusters/", 200),
        ("evil.example", "/clusters/", 400),
        ("", "/clusters/", 400),
        ("127.0.0.1:8501", "/clusters/_stcore/health", 200),
    ],
)
@pytest.mark.anyio
async def test_only_the_allowed_hosts_are_answered_but_for_health(host: str, path: str, status: int) -> None:
    async def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("ok")

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    app = Starlette(routes=[Route("/{path:path}", answer)], middleware=[Middleware(hosts.AllowedHosts)])
    await app(scope(path, host=host), receive, send)
    assert sent[0]["status"] == status


def test_headers_come_first_so_that_refusals_have_them_too() -> None:
    assert "SecurityHeaders" in repr(MIDDLEWARE[0])
