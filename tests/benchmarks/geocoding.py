"""Measures offline geocoding: ``python -m tests.benchmarks.geocoding`` prints medians of several runs.

It takes about fifteen seconds and needs nothing but the product. Times are those of the processor: the work
waits for nothing, and what else runs on the machine does not count.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator

from geo.places import Gazetteer
from geo.places.errors import AmbiguousPlace
from geo.places.place import Place
from geo.places.search.index import PlaceIndex
from geo.places.tables.reader import read_places

RUNS = 7
TEXTS = 10_000


def forms(place: Place) -> Iterator[str]:
    """Ways in which people write a place, one of them misspelled."""
    yield place.name
    yield place.name.upper()
    yield place.label
    yield ", ".join(reversed(place.label.split(", ")))
    yield f"{place.label}, Norway"
    yield f"{place.postal_codes[:4]} {place.name}"
    yield f"{place.name} ({place.county})"
    yield f"{place.name} {place.county}"
    yield f"{place.name}, {place.county}, Norge"
    yield f"x{place.name}"


def region_texts(places: tuple[Place, ...]) -> list[str]:
    """The same 10,000 different texts in every run."""
    texts = sorted({text for place in places for text in forms(place)})
    return random.Random(2021).sample(texts, TEXTS)


def medians(work: Callable[[], object]) -> tuple[float, float]:
    """The median and the slowest of the runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times), max(times)


def outcomes(gazetteer: Gazetteer, texts: list[str]) -> dict[str, int]:
    """How many of the texts were found, not found and ambiguous."""
    count = {"found": 0, "not found": 0, "ambiguous": 0}
    for text in texts:
        try:
            count["found" if gazetteer.find(text) else "not found"] += 1
        except AmbiguousPlace:
            count["ambiguous"] += 1
    return count


def main() -> None:
    """Print the table."""
    gazetteer = Gazetteer()
    places = gazetteer.index.places
    texts = region_texts(places)
    points = [(place.latitude, place.longitude) for place in places[:1000]]
    rows: list[tuple[str, Callable[[], object]]] = [
        (f"read and index {len(places)} places", lambda: PlaceIndex(read_places())),
        ("make a gazetteer again", Gazetteer),
        (f"find {TEXTS} different region texts", lambda: outcomes(gazetteer, texts)),
        (f"reverse {len(points)} points", lambda: [gazetteer.reverse(point) for point in points]),
        ("suggest names for one misspelling", lambda: gazetteer.suggest("Trondhem")),
    ]
    print(f"{'work':<40} {'median ms':>10} {'slowest ms':>10}")
    for name, work in rows:
        median, slowest = medians(work)
        print(f"{name:<40} {median * 1000:>10.1f} {slowest * 1000:>10.1f}")
    print("region texts:", ", ".join(f"{n} {what}" for what, n in outcomes(gazetteer, texts).items()))


if __name__ == "__main__":
    main()
