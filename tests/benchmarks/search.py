"""Measure the search at several sizes: building the index, searches, corrections and suggestions.

``python -m tests.benchmarks.search --sizes 43 10000`` prints a table in milliseconds of processor time. The searches
are those of ``tests/data/search/searches.csv``, beside the beginnings that somebody types on the way to a few of them.
"""

import argparse
import csv
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from data.load import load_catalogue
from data.model import Catalogue
from data.search import SearchIndex
from tests.benchmarks.catalogue import write_catalogue

SEARCHES = Path(__file__).parents[1] / "data" / "search" / "searches.csv"
SIZES = (43, 10_000)
ROUNDS = 5
TYPED = ("havvind", "trondheim", "arena pro stavanger", "seafood bergen", "health and services")
MISSPELLED = ("bergenn", "Trondhjem", "seafod oslo", "xyzzy", "Stvanger manufacturing")


def catalogue_of(size: int) -> Catalogue:
    """The product's own list for its own size, else a generated one."""
    own = load_catalogue()
    if size == len(own.clusters):
        return own
    with tempfile.TemporaryDirectory() as folder:
        return load_catalogue(write_catalogue(Path(folder) / "list", size))


def searches() -> list[str]:
    """The searches of the table, and what is typed on the way to some."""
    with SEARCHES.open(encoding="utf-8", newline="") as file:
        table = [row["text"] for row in csv.DictReader(file)]
    return table + [text[:length] for text in TYPED for length in range(1, len(text) + 1)]


def milliseconds(call: Callable[[], object]) -> float:
    """The processor time that *call* takes, in which other work on the machine does not count."""
    begin = time.process_time()
    call()
    return 1_000 * (time.process_time() - begin)


def measure(catalogue: Catalogue, rounds: int = ROUNDS) -> dict[str, list[float]]:
    """The times in milliseconds of each kind of call."""
    index = SearchIndex(catalogue)

    def first_page(text: str) -> None:
        hits = index.search(text)
        for position in hits.positions[:50]:
            hits.matches(position)

    times = {"build": [milliseconds(lambda: SearchIndex(catalogue)) for _ in range(rounds)]}
    calls: dict[str, tuple[Callable[[str], object], Sequence[str]]] = {
        "search": (index.search, searches()),
        "search, 50 excerpts": (first_page, searches()),
        "suggest": (index.suggest, searches()),
        "correct": (index.correct, MISSPELLED),
    }
    for name, (call, texts) in calls.items():
        times[name] = [milliseconds(lambda: call(text)) for _ in range(rounds) for text in texts]  # noqa: B023
    return times


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    print(
        "| what, in milliseconds | clusters | median | 95th percentile | worst |\n| --- | --- | --- | --- | --- |"
    )
    for size in arguments.sizes:
        for name, times in measure(catalogue_of(size), arguments.rounds).items():
            median, worst = statistics.median(times), max(times)
            p95 = statistics.quantiles(times, n=20, method="inclusive")[-1]
            print(f"| {name} | {size:,} | {median:.1f} | {p95:.1f} | {worst:.1f} |")


if __name__ == "__main__":
    main()
