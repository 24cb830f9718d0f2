"""What all tests share: patience with slow machines, and a mark for each kind of test that `make quick` leaves out."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

TESTS = Path(__file__).parent
# A folder, and the mark that its tests get; pyproject.toml says what each mark means.
MARKS = {"browser": "browser", "load": "load", "benchmarks": "benchmark"}

# A slow machine is no reason to fail.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by the folder that it stands in."""
    for item in items:
        mark = MARKS.get(item.path.relative_to(TESTS).parts[0])
        if mark:
            item.add_marker(mark)
