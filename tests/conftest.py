"""What all tests share: patience with slow machines, and a mark for each kind of test that `make quick` leaves out."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
# A folder or file, and the mark that its tests get; pyproject.toml says what each mark means.
MARKS = {
    "browser/": "browser",
    "load/": "load",
    "data/intake/test_attacks.py": "load",
    "pages/server/running/": "load",
    "benchmarks/": "benchmark",
}

# Workbooks that tests write are the same, byte for byte, whether or not a package for development brings lxml along.
os.environ["OPENPYXL_LXML"] = "False"
# A slow machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Streamlit's server runs on asyncio, and so do the tests of what it awaits."""
    return "asyncio"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by where it stands."""
    for item in items:
        place = item.path.relative_to(TESTS).as_posix()
        for prefix, mark in MARKS.items():
            if place.startswith(prefix):
                item.add_marker(mark)
