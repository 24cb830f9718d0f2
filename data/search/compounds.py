"""Splits compound words into their parts, by words that are known to stand alone.

"havvind" is "hav" and "vind", since both are words of the catalogue or of the table of synonyms; a linking s or e
may stand between the parts ("forskning-s-partnere"). The last part may have an ending ("havvind-en").
"""

from collections.abc import Iterable

SHORTEST_PART = 3
SHORTEST_COMPOUND = 6
_LINKS = ("s", "e")
# Endings that are taken off to know a word by its stem: "leverandører" makes "leverandør" known.
_ENDINGS = ("ene", "er", "en", "et", "e", "r", "s")
_SHORTEST_STEM = 4


class Compounds:
    """Splits words by a lexicon of known ones, all in their bare form."""

    def __init__(self, words: Iterable[str]) -> None:
        self._lexicon = {word for word in words if len(word) >= SHORTEST_PART and word.isalpha()}
        self._lexicon |= {stem for word in self._lexicon if (stem := _stem(word))}

    def parts(self, word: str) -> tuple[tuple[int, int], ...]:
        """Where the parts of *word* begin and end; none if it is no compound of known words."""
        starts = self._starts(word) if len(word) >= SHORTEST_COMPOUND and word.isalpha() else []
        ends = [*starts[1:], len(word)]
        return tuple(zip(starts, ends, strict=True)) if len(starts) > 1 else ()

    def _starts(self, word: str) -> list[int]:
        starts = [0]
        for start in starts:
            starts += (
                end
                for end in range(start + SHORTEST_PART, len(word) - SHORTEST_PART + 1)
                if end not in starts and self._is_part(word[start:end]) and self._goes_on(word[end:])
            )
        return sorted(starts)

    def _is_part(self, piece: str) -> bool:
        return piece in self._lexicon or (piece.endswith(_LINKS) and piece[:-1] in self._lexicon)

    def _goes_on(self, rest: str) -> bool:
        """Whether *rest* begins with a known word; one of three letters must be all that is left."""
        longer = range(SHORTEST_PART + 1, len(rest) + 1)
        return rest in self._lexicon or any(rest[:length] in self._lexicon for length in longer)


def _stem(word: str) -> str | None:
    ending = next((ending for ending in _ENDINGS if word.endswith(ending)), None)
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _SHORTEST_STEM else None
