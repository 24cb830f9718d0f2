"""Single figures: memory of a server and of a session, and geocoding without a network."""

import statistics
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from data.load import load_catalogue
from geo.places import Gazetteer
from geo.places.index import PlaceIndex
from geo.places.tables import TABLES, read_places
from tests.benchmarks.measure import LOAD_LIMIT, Dataset
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import opened
from tests.benchmarks.subjects import FLOOR, OURS, USUAL, Subject

SESSIONS = 10


def memory_over_bare(browser: Browser, data: Dataset, folder: Path) -> dict[str, float]:
    """MB that a server with one reader takes, less what a bare Streamlit server with one reader takes."""
    used = {
        subject.name: _memory_with_readers(browser, subject, data, folder, (1,))[0]
        for subject in (FLOOR, OURS, USUAL)
    }
    bare = used.pop(FLOOR.name)
    over = {f"memory MB, {name}, {data.size}": mb - bare for name, mb in used.items()}
    return {"memory MB, bare": bare, **over}


def memory_per_session(browser: Browser, data: Dataset, folder: Path) -> dict[str, float]:
    """MB that each further reader costs."""
    figures = {}
    for subject in (FLOOR, OURS):
        one, more = _memory_with_readers(browser, subject, data, folder, (1, 1 + SESSIONS))
        figures[f"memory MB a session, {subject.name}, {data.size}"] = (more - one) / SESSIONS
    return figures


def _memory_with_readers(
    browser: Browser, subject: Subject, data: Dataset, folder: Path, counts: tuple[int, ...]
) -> list[float]:
    """Memory of a fresh server with so many readers, in MB."""
    with ExitStack() as stack:
        server = stack.enter_context(serving(subject.app, folder, data.environment))
        used = []
        for number in range(1, max(counts) + 1):
            _open(browser, subject, data, server, stack)
            if number in counts:
                used.append(server.memory())
        return used


def _open(browser: Browser, subject: Subject, data: Dataset, server: Server, stack: ExitStack) -> None:
    drawn = data.wanted(subject, switched_off=False)
    _, load = stack.enter_context(opened(browser, server, subject.shown, drawn, LOAD_LIMIT))
    if load is None:
        raise RuntimeError(f"{subject.name} did not draw {data.size} listings in {LOAD_LIMIT:.0f} s")


def geocoding(data: Dataset, repeats: int) -> dict[str, float]:
    """Seconds to find all home regions of *data*, and milliseconds to read the gazetteer."""
    texts = [cluster.home_region for cluster in load_catalogue(data.folder).clusters]
    geocoder = Gazetteer()
    find = [_seconds(lambda: [geocoder.find(text) for text in texts]) for _ in range(repeats)]
    read = [_seconds(_read_afresh) for _ in range(repeats)]
    return {
        f"geocoding s, {len(texts)} home regions": statistics.median(find),
        "gazetteer ms": 1000 * statistics.median(read),
    }


def _read_afresh() -> PlaceIndex:
    return PlaceIndex(read_places(TABLES))


def _seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
