"""The budget: what the dashboard may cost, mostly as ratios within one run. Nothing fails by it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.results import CLICK, COLD, NAME, TOGGLE, Results
from tests.benchmarks.subjects import FLOOR, OURS, USUAL

SMALL, MIDDLE, LARGE = 43, 1_000, 10_000
KB = 1_000  # bytes


@dataclass(frozen=True)
class Line:
    """One line of the budget; ``measured`` is None where this run did not measure it."""

    what: str
    limit: float
    unit: str
    measured: float | None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        """Whether the line is met."""
        if self.measured is None:
            return "not measured"
        met = self.measured >= self.limit if self.at_least else self.measured <= self.limit
        return "met" if met else "missed"


def lines(results: Results) -> list[Line]:
    """Every line of the budget with what this run says to it."""
    return [*_ratios(results), *_server(results), *_bytes(results), *_figures(results)]


def _ratios(results: Results) -> Iterator[Line]:
    ours, usual, floor = OURS.name, USUAL.name, FLOOR.name
    for size in (SMALL, LARGE):
        measured = results.ratio((ours, size, NAME), (floor, size, CLICK))
        yield Line(f"{NAME}, {size}: ours to the floor's click", 1.2, "x", measured)
    for measure, size, limit in (
        (CLICK, SMALL, 1.2),
        (CLICK, LARGE, 1.2),
        (TOGGLE, SMALL, 0.8),
        (TOGGLE, MIDDLE, 1.4),
        (TOGGLE, LARGE, 1.4),
    ):
        measured = results.ratio((ours, size, measure), (floor, size, measure))
        yield Line(f"{measure}, {size}: ours to the floor", limit, "x", measured)
    for size, limit in ((SMALL, 4.0), (MIDDLE, 15.0)):
        measured = results.ratio((usual, size, CLICK), (ours, size, CLICK))
        yield Line(f"{CLICK}, {size}: the usual app to ours", limit, "x", measured, at_least=True)
    measured = results.ratio((ours, SMALL, COLD), (usual, SMALL, COLD))
    yield Line(f"{COLD}, {SMALL}: ours to the usual app", 1.0, "x", measured)
    measured = results.ratio((ours, LARGE, COLD), (ours, SMALL, COLD))
    yield Line(f"{COLD}: ours at {LARGE} to ours at {SMALL}", 1.3, "x", measured)


def _server(results: Results) -> Iterator[Line]:
    for measure, limit in ((CLICK, 10.0), (TOGGLE, 15.0)):
        ours, floor = (results.summaries.get((name, SMALL, measure)) for name in (OURS.name, FLOOR.name))
        own = ours.script - floor.script if ours and floor and ours.script and floor.script else None
        yield Line(f"{measure}, {SMALL}: processor time of our script over the floor's", limit, "ms", own)


def _bytes(results: Results) -> Iterator[Line]:
    for size, measure, limit in (
        (SMALL, CLICK, 2.0),
        (SMALL, TOGGLE, 3.0),
        (LARGE, CLICK, 4.0),
        (LARGE, TOGGLE, 4.0),
    ):
        summary = results.summaries.get((OURS.name, size, measure))
        received = summary.received / KB if summary and summary.received is not None else None
        yield Line(f"{measure}, {size}: received over the websocket", limit, "KB", received)


def _figures(results: Results) -> Iterator[Line]:
    for name, limit, unit in (
        (f"geocoding s, {LARGE} home regions", 1.0, "s"),
        ("gazetteer ms", 50.0, "ms"),
        (f"memory MB, {OURS.name}, {SMALL}", 60.0, "MB"),
        (f"memory MB a session, {OURS.name}, {LARGE}", 5.0, "MB"),
    ):
        yield Line(name, limit, unit, results.figures.get(name))
