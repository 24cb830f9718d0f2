"""Corrects typing errors in a search to words of the catalogue: "bergenn" to "Bergen"."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise, product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from data.search.query import words_of
from data.search.vocabulary import synonym_spellings
from data.search.words import bare, key_of

LEAST_SIMILARITY = 0.74
"""What share of its letters a word must have right: one error in four letters, two in eight."""
SHORTEST_WORD = 4
"""Shorter words are left as they are: almost any is near to another."""
_CANDIDATES_A_WORD = 4
_MOST_CANDIDATES = 12
_MOST_WORDS = 6


@dataclass(frozen=True)
class SpellingCorrection:
    """A search that finds something, and how many clusters."""

    text: str
    count: int


class Corrector:
    """Knows the words of a catalogue.

    Args:
        spellings: the words by key, as people write them.
        phrases: names of several words that are often written as one.
    """

    def __init__(self, spellings: Mapping[str, str], phrases: Iterable[str]) -> None:
        known = synonym_spellings()
        known |= {bare(key): spelling for key, spelling in spellings.items()}
        known |= {bare(key_of(phrase)): phrase for phrase in phrases}
        self._known = {key: spelling for key, spelling in known.items() if len(key) >= SHORTEST_WORD}
        self._keys = list(self._known)

    def corrected(self, text: str, unknown: set[str]) -> Iterator[str]:
        """Searches near to *text*, the likeliest first; *unknown* are its words that the catalogue lacks."""
        words = words_of(text)[:_MOST_WORDS]
        for cut, (left, right) in enumerate(pairwise(words)):
            if joined := self._known.get(bare(key_of(left + right))):
                yield " ".join((*words[:cut], joined, *words[cut + 2 :]))
        if unknown:
            options = (self._instead(word) if word in unknown else (word,) for word in words)
            yield from (" ".join(better) for better in islice(product(*options), _MOST_CANDIDATES))

    def shortened(self, text: str) -> Iterator[str]:
        """The search *text* without one of its words."""
        words = words_of(text)[:_MOST_WORDS]
        if len(words) > 1:
            yield from (
                " ".join((*words[:left_out], *words[left_out + 1 :])) for left_out in range(len(words))
            )

    def _instead(self, word: str) -> tuple[str, ...]:
        """Known words that are spelled like *word*, or two that are *word* when written as one."""
        plain = bare(key_of(word))
        if len(plain) < SHORTEST_WORD:
            return ()
        similar = process.extract(
            plain,
            self._keys,
            scorer=OSA.normalized_similarity,
            score_cutoff=LEAST_SIMILARITY,
            limit=_CANDIDATES_A_WORD,
        )
        cuts = range(SHORTEST_WORD, len(plain) - SHORTEST_WORD + 1)
        pairs = ((self._known.get(plain[:cut]), self._known.get(plain[cut:])) for cut in cuts)
        return (
            *(self._known[key] for key, _, _ in similar),
            *(f"{left} {right}" for left, right in pairs if left and right),
        )
