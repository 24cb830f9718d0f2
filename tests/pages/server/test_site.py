"""The public root of all addresses: as the operator names it, else as the request came, also through a proxy."""

import pytest
from starlette.requests import Request

from pages.server.site import Site


@pytest.mark.parametrize(
    ("client", "told", "root"),
    [
        ("127.0.0.1", "https", "https://map.example/"),
        ("::ffff:127.0.0.1", "https", "https://map.example/"),
        ("::1", "https", "https://map.example/"),
        ("::1", "javascript", "http://map.example/"),
        ("::1", None, "http://map.example/"),
        ("10.0.0.1", "https", "http://map.example/"),
        ("::ffff:10.0.0.1", "https", "http://map.example/"),
    ],
)
def test_a_proxy_on_this_machine_tells_by_which_scheme_readers_come(
    client: str, told: str | None, root: str
) -> None:
    headers = {"host": "map.example"} | ({"x-forwarded-proto": told} if told else {})
    scope = {
        "type": "http",
        "scheme": "http",
        "path": "/",
        "query_string": b"",
        "server": ("127.0.0.1", 8501),
        "client": (client, 1),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    assert Site.of(Request(scope)).root == root
