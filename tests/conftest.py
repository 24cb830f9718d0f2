"""What all tests share: patience with slow machines, and a mark for each kind of test that `make quick` leaves out."""

import asyncio
import gc
import os
from collections.abc import Generator
from functools import cache
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
# A slow machine is no reason to fail. `make quick` tries fewer random examples than `make test`.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", settings.get_profile("patient"), max_examples=20)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Streamlit's server runs on asyncio, and so do the tests of what it awaits."""
    return "asyncio"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Let an unmarked test begin an event loop, though that of Playwright may count as running by then."""
    running = asyncio._get_running_loop()
    if not any(pyfuncitem.get_closest_marker(mark) for mark in MARKS.values()):
        asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(running)


@pytest.fixture
def paused_collector() -> Generator[None]:
    """Pause the garbage collector: a finalizer that it calls where the stack is used up fails, and is reported."""
    gc.disable()
    yield
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--unmarked", action="store_true", help="only the tests that get no mark from their place"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("quick" if config.getoption("unmarked") else "patient")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With ``--unmarked``, leave marked tests out before they are imported, which takes seconds."""
    return True if config.getoption("unmarked") and mark_of(collection_path) else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Hide the tests from the garbage collector: all of them stay to the end, and looking at them takes seconds."""
    gc.disable()
    collected = yield
    gc.freeze()
    gc.enable()
    return collected


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by where it stands, and put the longest first."""
    for item in items:
        if mark := mark_of(item.path):
            item.add_marker(mark)
    items.sort(key=lambda item: place(item.path) not in SLOW_FIRST)


@cache
def mark_of(path: Path) -> str | None:
    """The mark that the tests of a file or folder get."""
    beginnings = (mark for prefix, mark in MARKS.items() if f"{place(path)}/".startswith(prefix))
    return next(beginnings, None)


@cache
def place(path: Path) -> str:
    """A file or folder, from the folder of all tests."""
    return path.relative_to(TESTS).as_posix()
