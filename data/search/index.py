"""An index of a catalogue's words: built once, then asked many times."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.search.compounds import Compounds
from data.search.fields import Field, FieldText
from data.search.query import Fit, Lookup, Term, Word
from data.search.vocabulary import Phrase, stop_words, synonyms
from data.search.words import bare, humps_of, joined_tokens, key_of, spellings, tokens

Scores = NDArray[np.int32]
"""A score for each cluster, in the catalogue's order; 0 for no hit."""

_AFTER_ALL_LETTERS = "\U0010ffff"
_RANKS = {field: rank for rank, field in enumerate(reversed(Field), start=1)}
# A better field beats any better fit; a word that was typed beats a synonym that fits alike.
_POINTS_A_FIELD = 10
_POINTS_A_FIT = 3
LEVEL_POINTS = _POINTS_A_FIELD * (len(Field) + 1)
# Texts whose words are kept once an excerpt of them was shown.
_REMEMBERED_TEXTS = 2_000


class Source(NamedTuple):
    """What the points of a hit depend on: the field, and whether parts of compounds count in the text."""

    field: Field
    has_compounds: bool


SOURCES = tuple(Source(field, has_compounds) for field in Field for has_compounds in (False, True))
_SOURCE_NUMBERS = {source: number for number, source in enumerate(SOURCES)}


def source_of(text: FieldText) -> Source:
    """The source of *text*: places are no compounds to a reader ("land" is not Nordland), nor are English words."""
    return Source(text.field, text.language != "en" and text.field is not Field.PLACE)


def points(lookup: Lookup, fit: Fit, source: Source) -> int:
    """What a word that fits so in *source* adds to a cluster's score; 0 where such a fit does not count."""
    if source.field not in lookup.fields[fit] or (fit is Fit.PART and not source.has_compounds):
        return 0
    return _POINTS_A_FIELD * _RANKS[source.field] + _POINTS_A_FIT * (fit - 1) + (not lookup.is_synonym)


class FoundWord(NamedTuple):
    """A word of a text, or several that a synonym or punctuation holds together, with its place in the text."""

    word: Word
    start: int
    end: int


class Vocabulary:
    """All words of a catalogue with their parts.

    ``spellings`` tells how people write each word, by its key; words that stand in no field to be corrected to are
    left out.
    """

    def __init__(self, texts: Iterable[FieldText]) -> None:
        written: dict[str, bool] = {}
        for text in texts:
            corrects = text.field not in _NO_CORRECTIONS
            for spelling in spellings(text.text):
                written[spelling] = corrects or written.get(spelling, False)
        keys = {spelling: key_of(spelling) for spelling in written}
        humps: dict[str, set[int]] = {}
        self.spellings: dict[str, str] = {}
        for spelling, key in keys.items():
            humps.setdefault(key, set()).update(humps_of(spelling))
            if written[spelling] and (key not in self.spellings or spelling.islower()):
                self.spellings[key] = spelling
        compounds = Compounds(_standing_alone(humps))
        by_key = {key: _word(key, starts, compounds) for key, starts in humps.items()}
        self._words = {spelling: by_key[key] for spelling, key in keys.items()}
        self._phrases = _phrases_by_first_word()

    def find(self, text: FieldText) -> list[FoundWord]:
        """The words of *text* that a search can match, and the phrases that have synonyms."""
        plain = [FoundWord(self._words[word], start, end) for word, start, end in tokens(text.text)]
        joined = [FoundWord(self._words[word], start, end) for word, start, end in joined_tokens(text.text)]
        phrases = [*self._phrases_in(plain)]
        if text.field in _RUNNING:
            plain = [
                found
                for found in plain
                if len(found.word.key) > LITTLE_WORD or text.text[found.start : found.end].isupper()
            ]
        return plain + joined + phrases

    def _phrases_in(self, words: list[FoundWord]) -> Iterator[FoundWord]:
        if not any(found.word.bare in self._phrases for found in words):
            return
        telling = [found for found in words if found.word.bare not in stop_words()]
        for number, first in enumerate(telling):
            for phrase, word in self._phrases.get(first.word.bare, ()):
                these = telling[number : number + len(phrase)]
                if tuple(found.word.bare for found in these) == phrase:
                    yield FoundWord(word, first.start, these[-1].end)


def _standing_alone(keys: Iterable[str]) -> Iterator[str]:
    """The words that compounds are made of, in their bare form."""
    yield from (plain for key in keys if (plain := bare(key)) not in stop_words())
    for phrase in synonyms():
        yield from phrase


def _word(key: str, humps: set[int], compounds: Compounds) -> Word:
    plain = bare(key)
    cuts = {start for start, _ in compounds.parts(plain)} | humps
    starts = sorted({0, *(cut for cut in cuts if cut < len(key))})
    return Word(key, plain, tuple(pairwise([*starts, len(key)])) if len(starts) > 1 else ())


LITTLE_WORD = 2
"""Words of so few letters are not looked for in running text, unless in capitals: "IT" is, "it" is not."""
_RUNNING = frozenset((Field.HOST, Field.SUMMARY, Field.EXTRA, Field.REGION))
# A typing error is not corrected to a word that stands here only.
_NO_CORRECTIONS = frozenset((Field.REGION,))


def _phrases_by_first_word() -> dict[str, list[tuple[Phrase, Word]]]:
    """The phrases of several words that have synonyms, by the bare form of their first word."""
    by_first: dict[str, list[tuple[Phrase, Word]]] = {}
    for phrase in sorted(
        {phrase for phrases in synonyms().values() for phrase in phrases if len(phrase) > 1}
    ):
        plain = tuple(bare(key) for key in phrase)
        by_first.setdefault(plain[0], []).append((plain, Word(" ".join(phrase), " ".join(plain))))
    return by_first


@dataclass(frozen=True, slots=True)
class _Postings:
    """Where words stand: the words of a slice ``starts[n]:starts[n + 1]`` belong to word *n*."""

    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    sources: NDArray[np.int8]

    def of(self, words: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int8]]:
        """The documents and sources of all *words*, one after the other."""
        begin, count = self.starts[words], self.starts[words + 1] - self.starts[words]
        before = np.cumsum(count) - count
        chosen = np.repeat(begin - before, count) + np.arange(int(count.sum()))
        return self.documents[chosen], self.sources[chosen]


class WordIndex:
    """Finds the documents whose texts have a word, and scores them by where it stands.

    Args:
        documents: the texts of each document, in order.
    """

    def __init__(self, documents: Sequence[Sequence[FieldText]]) -> None:
        self.size = len(documents)
        self.vocabulary = Vocabulary(dict.fromkeys(text for texts in documents for text in texts))
        self._find = lru_cache(maxsize=_REMEMBERED_TEXTS)(self.vocabulary.find)
        self._words: list[Word] = []
        self._postings = self._post(documents)
        entries = sorted(
            (word.bare[start:], number)
            for number, word in enumerate(self._words)
            for start in {0, *(start for start, _ in word.parts)}
        )
        self._beginnings = [beginning for beginning, _ in entries]
        self._owners = [number for _, number in entries]
        self._bare_words = {word.bare for word in self._words}

    def has_word(self, key: str) -> bool:
        """Whether *key* is a whole word of some text, whichever way Norwegian letters are written."""
        return bare(key) in self._bare_words

    def score(self, term: Term, without: frozenset[Field] = frozenset()) -> Scores:
        """The score of each document for *term*, its best alternative counting, *without* some fields."""
        best = np.zeros(self.size, dtype=np.int32)
        for alternative in term.alternatives:
            scores = [self._score_word(lookup, without) for lookup in alternative]
            np.maximum(best, np.minimum.reduce(scores), out=best)
        return best

    def fits(self, lookup: Lookup, text: FieldText) -> Iterator[tuple[FoundWord, Fit]]:
        """The words of *text* that fit *lookup*, and how."""
        for found in self._find(text):
            if fit := lookup.fit(found.word):
                yield found, fit

    def _score_word(self, lookup: Lookup, without: frozenset[Field]) -> Scores:
        scores = np.zeros(self.size, dtype=np.int32)
        for fit, words in self._fitting(lookup).items():
            table = np.array(
                [0 if source.field in without else points(lookup, fit, source) for source in SOURCES],
                dtype=np.int32,
            )
            documents, sources = self._postings.of(np.array(words, dtype=np.int64))
            np.maximum.at(scores, documents, table[sources])
        return scores

    def _fitting(self, lookup: Lookup) -> dict[Fit, list[int]]:
        plain = bare(lookup.key)
        begin = bisect_left(self._beginnings, plain)
        end = bisect_left(self._beginnings, plain + _AFTER_ALL_LETTERS)
        fitting: dict[Fit, list[int]] = {}
        for number in set(self._owners[begin:end]):
            if fit := lookup.fit(self._words[number]):
                fitting.setdefault(fit, []).append(number)
        return fitting

    def _post(self, documents: Sequence[Sequence[FieldText]]) -> _Postings:
        numbers: dict[Word, int] = {}
        read: dict[FieldText, list[int]] = {}
        codes: list[int] = []
        row = self.size * len(SOURCES)
        for document, texts in enumerate(documents):
            for text in texts:
                if text not in read:
                    found = {found.word for found in self.vocabulary.find(text)}
                    read[text] = [numbers.setdefault(word, len(numbers)) for word in found]
                where = document * len(SOURCES) + _SOURCE_NUMBERS[source_of(text)]
                codes += [word * row + where for word in read[text]]
        self._words = list(numbers)
        posted = np.sort(np.array(codes, dtype=np.int64))
        words, rest = np.divmod(posted, max(row, 1))
        documents_of, sources = np.divmod(rest, len(SOURCES))
        starts = np.searchsorted(words, np.arange(len(numbers) + 1))
        return _Postings(starts, documents_of.astype(np.int32), sources.astype(np.int8))
