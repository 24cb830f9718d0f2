"""``python -m tests.benchmarks.pages``: the first paint of every page and an answer to a filter, beside the map page's.

Part of ``make bench``. One server, pages in turn, round after round; the table has medians and ratios to the map page.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.measure import LEVEL, LOAD_LIMIT, REAL, dataset
from tests.benchmarks.results import percentile
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import Timing, launch, opened
from tests.benchmarks.subjects import OURS, level_switch

ROUNDS = 20
PAINT, FILTER = "first paint", "filter -> count"


@dataclass(frozen=True)
class PageUnderTest:
    """A page by its path; ``painted`` and ``count`` are JavaScript, the latter only where filters act."""

    path: str
    painted: str
    count: str | None = None


def _there(selector: str) -> str:
    return f"Boolean(document.querySelector('{selector}'))"


def _text(selector: str) -> str:
    return f"document.querySelector('{selector}')?.textContent"


MAP = PageUnderTest("", _there(".ic-list li"), _text(".ic-status"))
PAGES = (
    MAP,
    PageUnderTest("clusters", _there(".ic-table td"), _text(".ic-table caption")),
    PageUnderTest("compare", _there(".stMultiSelect")),
    PageUnderTest("insights", _there(".stMain svg.marks"), _text(".stMain [data-testid=stCaptionContainer]")),
    PageUnderTest("programme", _there(".ic-story h2")),
    PageUnderTest("your_data", _there(".stFileUploader")),
    PageUnderTest("about", _there(".ic-story h2")),
    PageUnderTest("accessibility", _there(".ic-story h2")),
)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.pages", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="samples of each measure")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = launch(playwright)
        with serving(OURS.app, folder, dataset(REAL, folder).environment) as server:
            print(table({PAINT: paints(browser, server, rounds), FILTER: filters(browser, server, rounds)}))
        browser.close()


def paints(browser: Browser, server: Server, rounds: int) -> dict[str, list[float]]:
    """Milliseconds from navigation, in a fresh profile, until the page shows its own content."""

    def load(page: PageUnderTest) -> Timing | None:
        with opened(browser, server, page.painted, True, LOAD_LIMIT, page.path) as (_session, timing):
            return timing

    return _in_turn(PAGES, load, rounds)


def filters(browser: Browser, server: Server, rounds: int) -> dict[str, list[float]]:
    """Milliseconds from a click on a level until the page counts anew, by the server's answer."""

    def toggle(page: PageUnderTest) -> Timing | None:
        with opened(browser, server, page.painted, True, LOAD_LIMIT, page.path) as (session, _timing):
            switch, frame = level_switch(session, LEVEL), session.page.main_frame
            return session.time(lambda: session.click(switch), frame, page.count or "", None, LOAD_LIMIT)

    return _in_turn(tuple(page for page in PAGES if page.count), toggle, rounds)


def _in_turn(
    pages: tuple[PageUnderTest, ...], sample: Callable[[PageUnderTest], Timing | None], rounds: int
) -> dict[str, list[float]]:
    """One unrecorded round, then *rounds* more; pages in turn, so that a slow moment meets all."""
    times: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for page in pages:
            timing = sample(page)
            if timing is None:
                raise RuntimeError(f"/{page.path} did not answer in {LOAD_LIMIT:.0f} s")
            if number:
                times[page.path].append(timing.milliseconds)
    return times


def table(measured: dict[str, dict[str, list[float]]]) -> str:
    """The medians as Markdown."""
    lines = ["| measure | page | median ms | p95 ms | to the map |", "| --- | --- | --- | --- | --- |"]
    for measure, times in measured.items():
        base = percentile(times[MAP.path], 50)
        for path, values in times.items():
            median = percentile(values, 50)
            row = (
                measure,
                path or "map",
                f"{median:.0f}",
                f"{percentile(values, 95):.0f}",
                f"{median / base:.2f} x",
            )
            lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
