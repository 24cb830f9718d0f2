"""What asks the server's routes for answers without a running server."""

from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.server.app import ROUTES

HOST = "map.example.org"
ROOT = f"https://{HOST}/"


def client(headers: Mapping[str, str] | None = None, *, fails: bool = True) -> TestClient:
    """A client of all routes beside Streamlit's own; with *fails*, an error in a route is the test's."""
    application = Starlette(routes=ROUTES)
    return TestClient(application, ROOT, raise_server_exceptions=fails, headers=dict(headers or {}))
