"""What the geocoding tests share."""

from collections.abc import Iterator

import pytest

from geo.places import Gazetteer
from tests.geo.places.played_service import PlayedService


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.fixture
def service() -> Iterator[PlayedService]:
    played = PlayedService()
    yield played
    played.close()
