"""What a search found: which clusters, in which order, and where in each of them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.search.fields import Field
from data.search.index import Scores

LONGEST_EXCERPT = 120
_DOTS = "…"

Mask = NDArray[np.bool_]
"""Says of each cluster whether it matches, in the catalogue's order."""

Span = tuple[int, int]
"""Where marked letters begin and end in a text."""


@dataclass(frozen=True)
class Match:
    """Where a cluster matches: the field, an excerpt of its text, and the spans of the excerpt to mark."""

    field: Field
    excerpt: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class Hits:
    """The outcome of a search.

    ``mask`` and ``scores`` are in the catalogue's order. A search without a word lets all clusters through, with
    score 0 and nothing to mark; ``has_words`` tells it from one that all clusters match.
    """

    mask: Mask
    scores: Scores
    has_words: bool
    explain: Callable[[int], tuple[Match, ...]]

    @cached_property
    def count(self) -> int:
        """How many clusters match."""
        return int(self.mask.sum())

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """The positions of the clusters that match, the best first; equal ones in the catalogue's order."""
        order = np.argsort(-self.scores, kind="stable")
        return tuple(int(position) for position in order if self.mask[position])

    def matches(self, position: int) -> tuple[Match, ...]:
        """Where the cluster at *position* matches, by field in order of rank; all words of the search are there.

        Found when it is asked for, since no page shows the excerpts of all hits.
        """
        return self.explain(position) if self.has_words and self.mask[position] else ()


def excerpt(text: str, spans: list[Span], longest: int = LONGEST_EXCERPT) -> tuple[str, tuple[Span, ...]]:
    """Cut *text* to about *longest* characters around the first of *spans*, at spaces; return it with its spans."""
    if len(text) <= longest:
        return text, tuple(spans)
    first, last = spans[0]
    begin = _word_start(text, max(0, min(first - longest // 3, len(text) - longest)), first)
    end = _word_end(text, max(begin + longest, last), last)
    before, after = (_DOTS if begin else ""), (_DOTS if end < len(text) else "")
    shift = len(before) - begin
    kept = tuple((start + shift, stop + shift) for start, stop in spans if begin <= start and stop <= end)
    return f"{before}{text[begin:end]}{after}", kept


def _word_start(text: str, at: int, latest: int) -> int:
    """The first beginning of a word from *at* on, at the *latest* where the marked word begins."""
    space = text.find(" ", at, latest)
    return at if at == 0 else (space + 1 if space >= 0 else latest)


def _word_end(text: str, at: int, earliest: int) -> int:
    """The last end of a word up to *at*, at the *earliest* where the marked word ends."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", earliest, at + 1)
    return space if space >= 0 else earliest


def merged(spans: list[Span]) -> list[Span]:
    """The *spans* in order, those that overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
