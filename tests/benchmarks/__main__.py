"""``python -m tests.benchmarks``: measure, print the table and write it to ``results/``."""

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import figures, report
from tests.benchmarks.measure import REAL, dataset, measure
from tests.benchmarks.results import Results, summarise
from tests.benchmarks.session import launch
from tests.benchmarks.subjects import SUBJECTS

RESULTS = Path(__file__).parent / "results"
SIZES = (REAL, 1_000, 10_000)
ROUNDS, QUICK_ROUNDS = 20, 2


def main() -> None:
    """Run the benchmark as the command line asks; what is measured so far is written after each size."""
    arguments = _arguments()
    subjects = [subject for subject in SUBJECTS if subject.name in arguments.subjects]
    results = Results()
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        browser = launch(playwright)
        about = report.machine(browser.version)
        catalogues = [dataset(size, folder) for size in sorted(arguments.sizes)]
        for catalogue in catalogues:
            tell(f"measuring {catalogue.size} listings ...")
            samples = measure(browser, catalogue, arguments.rounds, folder, subjects)
            results.summaries |= summarise(samples)
            report.write(results, about, arguments.results)
        if subjects == list(SUBJECTS):
            tell("measuring memory and geocoding ...")
            results.figures |= figures.memory_over_bare(browser, catalogues[0], folder)
            results.figures |= figures.memory_per_session(browser, catalogues[-1], folder)
            results.figures |= figures.geocoding_speed()
        browser.close()
    path = report.write(results, about, arguments.results)
    print(report.markdown(results, about))
    print(f"Written to {path} and {path.with_suffix('.json').name}")


def tell(line: str) -> None:
    """Say how far the benchmark is."""
    print(line, file=sys.stderr, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of listings")
    names = [subject.name for subject in SUBJECTS]
    parser.add_argument(
        "--subjects", nargs="+", default=names, choices=names, help="what to measure; figures with all only"
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="samples of each measure")
    parser.add_argument("--results", type=Path, default=RESULTS, help="folder to write to")
    parser.add_argument(
        "--quick", action="store_true", help=f"smoke run: {REAL} listings, {QUICK_ROUNDS} samples"
    )
    arguments = parser.parse_args()
    if arguments.quick:
        arguments.sizes, arguments.rounds = (REAL,), QUICK_ROUNDS
    return arguments


if __name__ == "__main__":
    main()
