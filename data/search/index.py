"""An index of a catalogue's words: built once, then asked many times."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from data.search.compounds import Compounds
from data.search.fields import Field, FieldText
from data.search.query import Fit, Lookup, Term, Word
from data.search.tables import Phrase, ignored_words, synonyms
from data.search.words import bare, humps_of, joined_tokens, key_of, tokens

Scores = NDArray[np.int32]
"""A score for each cluster, in the catalogue's order; 0 for no hit."""

_AFTER_ALL_LETTERS = "\U0010ffff"
_RANKS = {field: rank for rank, field in enumerate(reversed(Field), start=1)}
# A better field beats any better fit; a word that was typed beats a synonym that fits alike.
_POINTS_A_FIELD = 10
_POINTS_A_FIT = 3
LEVEL_POINTS = _POINTS_A_FIELD * (len(Field) + 1)
_FITS = tuple(Fit)


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


class Found(NamedTuple):
    """A word of a text, or several that a synonym or punctuation holds together, with its place in the text."""

    word: Word
    start: int
    end: int


class Vocabulary:
    """All words of a catalogue with their parts, and how people spell them."""

    def __init__(self, texts: Iterable[FieldText]) -> None:
        self._keys: dict[str, str] = {}
        self.spellings: dict[str, str] = {}
        self._humps: dict[str, set[int]] = {}
        for text in texts:
            for token in (*tokens(text.text), *joined_tokens(text.text)):
                self._learn(token.text, text.field)
        compounds = Compounds(self._standing_alone())
        self.words = {key: self._word(key, compounds) for key in self._humps}
        self._phrases = _phrases_by_first_word()

    def find(self, text: FieldText) -> Iterator[Found]:
        """The words of *text* that a search can match."""
        plain = [(self._key(token.text), token) for token in tokens(text.text)]
        for key, token in plain:
            if text.field not in _RUNNING or len(key) > 2 or token.text.isupper():
                yield Found(self.words[key], token.start, token.end)
        for joined in joined_tokens(text.text):
            yield Found(self.words[self._key(joined.text)], joined.start, joined.end)
        telling = [(bare(key), token) for key, token in plain if bare(key) not in ignored_words()]
        for number, (first, token) in enumerate(telling):
            for phrase, word in self._phrases.get(first, ()):
                rest = telling[number + 1 : number + len(phrase)]
                if tuple(key for key, _ in rest) == phrase[1:]:
                    yield Found(word, token.start, rest[-1][1].end)

    def _learn(self, spelling: str, field: Field) -> None:
        key = self._keys.get(spelling)
        if key is None:
            key = self._keys[spelling] = key_of(spelling)
            self._humps.setdefault(key, set()).update(humps_of(spelling))
        if field not in _NO_CORRECTIONS and (key not in self.spellings or spelling.islower()):
            self.spellings[key] = spelling

    def _key(self, spelling: str) -> str:
        return self._keys.get(spelling) or key_of(spelling)

    def _standing_alone(self) -> Iterator[str]:
        for key in self._humps:
            if bare(key) not in ignored_words():
                yield bare(key)
        for phrase in synonyms():
            yield from phrase

    def _word(self, key: str, compounds: Compounds) -> Word:
        plain = bare(key)
        starts = {start for start, _ in compounds.parts(plain)} | self._humps[key] | {0}
        ordered = sorted(start for start in starts if start < len(key))
        parts = tuple(zip(ordered, [*ordered[1:], len(key)], strict=True)) if len(ordered) > 1 else ()
        return Word(key, plain, parts)


# Running text, where words of one or two letters are little words, unless they are written in capitals: AI, EU.
_RUNNING = frozenset((Field.HOST, Field.SUMMARY, Field.EXTRA, Field.REGION))
# A typing error is not corrected to a word that stands here only.
_NO_CORRECTIONS = frozenset((Field.REGION,))


def _phrases_by_first_word() -> dict[str, list[tuple[Phrase, Word]]]:
    """The phrases of several words that have synonyms, by the bare form of their first word."""
    by_first: dict[str, list[tuple[Phrase, Word]]] = {}
    for phrases in synonyms().values():
        for phrase in phrases:
            if len(phrase) > 1:
                plain = tuple(bare(key) for key in phrase)
                word = Word(" ".join(phrase), " ".join(plain))
                known = by_first.setdefault(plain[0], [])
                if (plain, word) not in known:
                    known.append((plain, word))
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
        self.vocabulary = Vocabulary(text for texts in documents for text in texts)
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

    def fits(self, lookup: Lookup, text: FieldText) -> Iterator[tuple[Found, Fit]]:
        """The words of *text* that fit *lookup*, and how."""
        for found in self.vocabulary.find(text):
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
        for document, texts in enumerate(documents):
            for text in texts:
                if text not in read:
                    found = {found.word for found in self.vocabulary.find(text)}
                    read[text] = [numbers.setdefault(word, len(numbers)) for word in found]
                where = document * len(SOURCES) + _SOURCE_NUMBERS[source_of(text)]
                codes += (word * self.size * len(SOURCES) + where for word in read[text])
        self._words = list(numbers)
        posted = np.unique(np.array(codes, dtype=np.int64))
        words, where = np.divmod(posted, max(self.size, 1) * len(SOURCES))
        documents_of, sources = np.divmod(where, len(SOURCES))
        starts = np.searchsorted(words, np.arange(len(numbers) + 1))
        return _Postings(starts, documents_of.astype(np.int32), sources.astype(np.int8))
