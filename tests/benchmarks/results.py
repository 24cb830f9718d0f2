"""What was measured, and its medians."""

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.session import Timing

CLICK, TOGGLE = "click a marker -> card", "toggle a level -> map"
NAME = "click a marker -> name"  # the head of a card, before the rest of it
LIST, COLD = "choose in list -> card", "cold load -> map"
MEASURES = (NAME, CLICK, TOGGLE, LIST, COLD)

Key = tuple[str, int, str]
"""Subject, number of listings, measure."""


@dataclass(frozen=True)
class Sample:
    """One timing of one subject at one size; ``timing`` is None where no answer came within the limit."""

    subject: str
    size: int
    measure: str
    timing: Timing | None


@dataclass(frozen=True)
class Summary:
    """The samples of one subject, size and measure: milliseconds and bytes, medians but for ``p95``."""

    subject: str
    size: int
    measure: str
    samples: int
    median: float | None
    p95: float | None
    received: float | None
    fetched: float | None
    script: float | None
    run: float | None


@dataclass
class Results:
    """A run of the benchmark: summaries by (subject, size, measure), and single figures by name."""

    summaries: dict[Key, Summary] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)

    def median(self, subject: str, size: int, measure: str) -> float | None:
        """The median time in milliseconds; None if it was not measured or not answered."""
        summary = self.summaries.get((subject, size, measure))
        return summary.median if summary else None

    def ratio(self, over: Key, under: Key) -> float | None:
        """One median to another; None if either is missing."""
        high, low = self.median(*over), self.median(*under)
        return high / low if high and low else None


def summarise(samples: Iterable[Sample]) -> dict[Key, Summary]:
    """Group the samples and take medians; one sample without an answer makes the group unanswered."""
    groups: dict[Key, list[Timing | None]] = defaultdict(list)
    for sample in samples:
        groups[sample.subject, sample.size, sample.measure].append(sample.timing)
    return {key: _summary(*key, timings) for key, timings in groups.items()}


def _summary(subject: str, size: int, measure: str, timings: Sequence[Timing | None]) -> Summary:
    answers = [timing for timing in timings if timing is not None]
    if len(answers) < len(timings):
        return Summary(subject, size, measure, len(answers), None, None, None, None, None, None)
    times = [timing.milliseconds for timing in answers]
    return Summary(
        subject,
        size,
        measure,
        len(answers),
        statistics.median(times),
        percentile(times, 95),
        statistics.median(timing.received for timing in answers),
        statistics.median(timing.fetched for timing in answers),
        statistics.median(timing.script for timing in answers),
        statistics.median(timing.run for timing in answers),
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that at least *percent* of the values do not exceed (nearest rank)."""
    return sorted(values)[max(math.ceil(len(values) * percent / 100) - 1, 0)]
