"""What the geocoding tests share."""

from collections.abc import Iterator

import pytest

from geo.places import Gazetteer
from tests.geo.places.played_service import PlayedService


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
