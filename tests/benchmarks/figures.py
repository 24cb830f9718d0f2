"""Single figures: memory of a server and of a session, and geocoding without a network."""

from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser

from geo.places import Gazetteer
from geo.places.search.index import PlaceIndex
from geo.places.tables.reader import read_places
from tests.benchmarks import geocoding
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


def geocoding_speed() -> dict[str, float]:
    """Seconds to find 10,000 region texts in all forms, and milliseconds to read the gazetteer's tables."""
    gazetteer = Gazetteer()
    texts = geocoding.region_texts(gazetteer.index.places)
    find, _ = geocoding.medians(lambda: geocoding.outcomes(gazetteer, texts))
    read, _ = geocoding.medians(lambda: PlaceIndex(read_places()))
    return {f"geocoding s, {len(texts)} home regions": find, "gazetteer ms": read * 1000}
