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

# The files with the longest tests, which come first: while one of them ends, the other processes still have short ones.
SLOW_FIRST = (
    "browser/test_tour.py",
    "browser/test_restart.py",
    "browser/test_agreement.py",
    "browser/test_keyboard_journey.py",
    "browser/test_print.py",
    "load/test_memory.py",
    "data/intake/test_attacks.py",
)

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
    """Mark each test by where it stands, and put the longest first."""
    for item in items:
        for prefix, mark in MARKS.items():
            if place(item).startswith(prefix):
                item.add_marker(mark)
    items.sort(key=lambda item: place(item) not in SLOW_FIRST)


def place(item: pytest.Item) -> str:
    """The file of a test, from the folder of all tests."""
    return item.path.relative_to(TESTS).as_posix()
