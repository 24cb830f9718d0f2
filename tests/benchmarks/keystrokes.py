"""``python -m tests.benchmarks.keystrokes``: milliseconds from a letter in the search box to the changed list.

At several sizes, in the browser, with the pause for which the box waits before it asks the server. A letter counts as
answered once the chip above the list, which is drawn together with it, shows the text with that letter.
"""

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.measure import LOAD_LIMIT, REAL, dataset
from tests.benchmarks.servers import Server, serving
from tests.benchmarks.session import launch, opened
from tests.benchmarks.subjects import OURS

SIZES = (REAL, 10_000)
ROUNDS = 2
TYPED = ("havvind", "trondheim", "seafood bergen", "helse", "arena pro")
FIELD = "#ic-search"
DRAWN = "Boolean(document.querySelector('.ic-list li'))"
CHIP = "document.querySelector('.ic-chips li')?.textContent"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.keystrokes", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of listings")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each text is typed")
    parser.add_argument(
        "--field", default=FIELD, help="selector of the box, where a revision had another one"
    )
    arguments = parser.parse_args()
    print("| clusters | letters | median ms | p95 ms |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = launch(playwright)
        for size in arguments.sizes:
            folder = Path(scratch) / str(size)
            folder.mkdir()
            with serving(OURS.app, folder, dataset(size, folder).environment) as server:
                times = keystrokes(browser, server, TYPED * arguments.rounds, arguments.field)
            p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
            print(f"| {size:,} | {len(times)} | {statistics.median(times):.0f} | {p95:.0f} |")
        browser.close()


def keystrokes(browser: Browser, server: Server, texts: Sequence[str], field: str) -> list[float]:
    """Milliseconds from each letter of *texts*, typed one after the other in *field*, until the list has changed.

    Raises:
        RuntimeError: the page did not answer in time.
    """
    times = []
    with opened(browser, server, DRAWN, True, LOAD_LIMIT) as (session, _timing):
        page = session.page
        for text in texts:
            page.locator(field).fill("")
            session.settle()
            page.locator(field).focus()
            for word in text.split(" "):
                for letter in word:
                    timing = session.time(
                        lambda key=letter: page.keyboard.press(key),  # type: ignore[misc]
                        page.main_frame,
                        CHIP,
                        None,
                        LOAD_LIMIT,
                    )
                    if timing is None:
                        raise RuntimeError(f"{letter!r} of {text!r} had no answer in {LOAD_LIMIT:.0f} s")
                    times.append(timing.milliseconds)
                page.keyboard.press("Space")
    return times


if __name__ == "__main__":
    main()
