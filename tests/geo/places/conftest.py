"""What the geocoding tests share."""

import ssl
from collections.abc import Iterator

import geopy.geocoders
import pytest

from geo.places import Gazetteer
from tests.geo.places.played_service import PlayedService


@pytest.fixture(scope="session", autouse=True)
def certificates_read_once() -> Iterator[None]:
    """All online services of tests share one TLS context: to read the system's certificates takes 30 ms."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(geopy.geocoders.options, "default_ssl_context", ssl.create_default_context())
        yield


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlayedService]:
    """A played service that is asked directly, whatever proxy the machine uses."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    played = PlayedService()
    yield played
    played.close()
