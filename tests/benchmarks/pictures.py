"""Measure the pictures of the map at several sizes: SVG as first drawn and as drawn again, the bare map, PNG.

``python -m tests.benchmarks.pictures --sizes 43 10000`` prints a table in milliseconds of processor time, PNG among
it as drawn in this process, and the sizes in kB (1,000 bytes), SVG as gzip makes it.
"""

import argparse
import gzip
import statistics
from collections.abc import Callable
from functools import partial

from data.filters import Filters
from data.i18n import texts
from geo.dataset import Dataset
from geo.locate import locate
from geo.map.picture import FORMATS, draw, draw_bare, to_png
from geo.map.picture.outlines import land
from geo.places import Chain
from tests.benchmarks.search import SIZES, catalogue_of, milliseconds

ROUNDS = 10


def dataset_of(size: int) -> Dataset:
    """The catalogue of this size with its places."""
    catalogue = catalogue_of(size)
    return Dataset(catalogue, locate(catalogue, Chain()))


def measure(dataset: Dataset, rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """The median time in milliseconds and the size in kB of each kind of picture."""
    selection, t = dataset.index.select(Filters()), texts()

    def first() -> str:
        land.cache_clear()
        return draw(dataset, selection, t)

    svg = draw(dataset, selection, t)
    calls: dict[str, tuple[Callable[[], object], bytes]] = {
        "SVG, first of its frame": (first, gzip.compress(svg.encode())),
        "SVG, again": (lambda: draw(dataset, selection, t), gzip.compress(svg.encode())),
        "bare map": (
            lambda: draw_bare(dataset, selection, t),
            gzip.compress(draw_bare(dataset, selection, t).encode()),
        ),
    }
    for name, form in FORMATS.items():
        call = partial(to_png, draw(dataset, selection, t, form=name), form.width)
        calls[f"PNG, {name}"] = (call, call())
    return {
        name: (statistics.median(milliseconds(call) for _ in range(rounds)), len(content) / 1_000)
        for name, (call, content) in calls.items()
    }


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    arguments = parser.parse_args()
    print("| what | clusters | milliseconds | kB |\n| --- | --- | --- | --- |")
    for size in arguments.sizes:
        for name, (time, kilobytes) in measure(dataset_of(size), arguments.rounds).items():
            print(f"| {name} | {size:,} | {time:.0f} | {kilobytes:.0f} |")


if __name__ == "__main__":
    main()
