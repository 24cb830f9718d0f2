"""``python -m tests.benchmarks.years``: choosing a year beside toggling a level, in turn, on one map page.

Part of ``make bench``. At 43 the programme with its history, else generated listings with their awards.
"""

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geo.dataset import Dataset
from geo.places import Chain
from tests.benchmarks.measure import ANSWER_LIMIT, LEVEL, LOAD_LIMIT, REAL, dataset
from tests.benchmarks.results import percentile
from tests.benchmarks.servers import serving
from tests.benchmarks.session import Session, launch, opened
from tests.benchmarks.subjects import OURS, level_switch

SIZES = (REAL, 10_000)
ROUNDS = 10
YEAR, TOGGLE = "choose a year -> map", "toggle a level -> map"
YEARS = (2014, 2021)  # chosen in turn
SLIDER = ".ic-years input"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.years", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of listings")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="samples of each measure")
    arguments = parser.parse_args()
    print("| listings | measure | median ms | p95 ms |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        for size in arguments.sizes:
            for measure, times in measured(browser, size, arguments.rounds, Path(scratch)).items():
                print(f"| {size} | {measure} | {percentile(times, 50):.0f} | {percentile(times, 95):.0f} |")
        browser.close()


def measured(browser: Browser, size: int, rounds: int, folder: Path) -> dict[str, list[float]]:
    """Milliseconds from the click to the drawn map, for both measures; the first round is not recorded."""
    data = dataset(size, folder)
    programme = Dataset.load(data.folder, Chain())
    times: dict[str, list[float]] = defaultdict(list)
    with (
        serving(OURS.app, folder, data.environment) as server,
        opened(browser, server, OURS.shown, data.size, LOAD_LIMIT) as (session, _),
    ):
        session.page.locator(".ic-years summary").click()
        for number, year in zip(range(2 * (rounds + 1)), cycle(YEARS)):
            then = programme.at(year)
            shown = len(then.located.found)
            located = sum(
                one.level == LEVEL for one in then.catalogue.clusters if one.id in then.located.found
            )
            sample = _sample(session, partial(_choose, session, programme, year), shown)
            if number > 1:
                times[YEAR].append(sample)
            switch = level_switch(session, LEVEL)
            for wanted in (shown - located, shown):
                sample = _sample(session, partial(session.click, switch), wanted)
                if number > 1:
                    times[TOGGLE].append(sample)
    return times


def _choose(session: Session, programme: Dataset, year: int) -> None:
    """Click on the slider where *year* stands; past the last year stands the whole list."""
    box = session.page.locator(SLIDER).bounding_box()
    assert box is not None, "the slider is not on the page"
    thumb = 16  # pixels that the slider's thumb is wide
    share = (year - programme.years[0]) / len(programme.years)
    session.page.mouse.click(
        box["x"] + thumb / 2 + share * (box["width"] - thumb), box["y"] + box["height"] / 2
    )


def _sample(session: Session, act: Callable[[], None], wanted: int) -> float:
    timing = session.time(act, session.map_frame(), OURS.shown, wanted, ANSWER_LIMIT)
    if timing is None:
        raise RuntimeError(f"the map did not show {wanted} clusters in {ANSWER_LIMIT:.0f} s")
    return timing.milliseconds


if __name__ == "__main__":
    main()
