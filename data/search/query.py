"""Reads what somebody typed: words, phrases with synonyms, and names of levels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from data.search.fields import LABELS, NAMES, Field
from data.search.vocabulary import Phrase, stop_words, synonyms
from data.search.words import bare, begins, key_of, words_in

LONGEST_TEXT = 200
"""How many characters of a search are read, as many as the search box takes."""
SHORT_WORD = 3
"""A word of so few letters that is known as a whole word means that word, not all that begin with it."""
_EVERYWHERE = frozenset(Field)


class Fit(IntEnum):
    """How a word that was typed fits a word of a text, better ones higher."""

    PART = 1
    BEGINNING = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A word of the catalogue: its key, its bare form and where its parts begin and end, if it is a compound.

    There is one for each key, so that words are compared by identity.
    """

    key: str
    bare: str
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Lookup:
    """One word to look for, by its key, and the fields in which each kind of fit counts."""

    key: str
    fields: Mapping[Fit, frozenset[Field]] = field(hash=False)
    is_synonym: bool = False

    def fit(self, word: Word) -> Fit | None:
        """How *word* fits, whatever the field it stands in; None if it does not."""
        if word.key == self.key or word.bare == self.key:
            return Fit.WHOLE
        if begins(self.key, word.key) and self.fields[Fit.BEGINNING]:
            return Fit.BEGINNING
        return Fit.PART if any(self._is_part(word, *part) for part in word.parts) else None

    def _is_part(self, word: Word, start: int, end: int) -> bool:
        """Whether a part of a compound begins like this; for a short word it must end there too, or in a link."""
        length = end - start
        is_long_enough = len(self.key) > SHORT_WORD or length - len(self.key) in (0, 1)
        return is_long_enough and begins(self.key, word.key[start:])


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of a search. One of its ``alternatives`` must match, or the cluster be of one of ``levels``.

    All lookups of an alternative must match, in any field.
    """

    typed: str
    alternatives: tuple[tuple[Lookup, ...], ...]
    levels: frozenset[str] = frozenset()


LevelNames = Mapping[Phrase, frozenset[str]]
"""The ids of the levels that each phrase names."""


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search as they were typed, without those that say nothing and single letters.

    If there are no others, these are the words.
    """
    typed = tuple(dict.fromkeys(words_in(text[:LONGEST_TEXT])))
    telling = tuple(word for word in typed if bare(key_of(word)) not in stop_words())
    return tuple(word for word in telling if len(key_of(word)) > 1) or telling or typed


def read_terms(text: str, levels: LevelNames, is_known: Callable[[str], bool]) -> tuple[Term, ...]:
    """Cut *text* into terms. The longest phrase that names a level or has synonyms goes first.

    *is_known* tells whether a key is a whole word of the catalogue.
    """
    words = words_of(text)
    longest = max((len(phrase) for phrase in (*levels, *synonyms())), default=1)
    terms: list[Term] = []
    start = 0
    while start < len(words):
        for end in range(min(start + longest, len(words)), start, -1):
            term = _phrase(words[start:end], levels, is_known, is_last=end == len(words))
            if term:
                terms.append(term)
                break
        start = end
    return tuple(terms)


def as_names(text: str) -> tuple[Term, ...]:
    """The words of *text*, each looked for in the names alone."""
    only_names = dict.fromkeys(Fit, NAMES)
    return tuple(Term(word, ((Lookup(key_of(word), only_names),),)) for word in words_of(text))


def _phrase(
    words: tuple[str, ...], levels: LevelNames, is_known: Callable[[str], bool], *, is_last: bool
) -> Term | None:
    """*words* as one term; None for several words that are neither a level nor have synonyms."""
    keys = tuple(key_of(word) for word in words)
    typed = " ".join(words)
    if named := _levels_named(keys, levels, may_go_on=is_last and len(keys) > 1):
        listed = {fit: frozenset((Field.NAME,)) if fit is Fit.WHOLE else frozenset[Field]() for fit in Fit}
        return Term(typed, (tuple(Lookup(key, listed) for key in keys),), named)
    others = synonyms().get(tuple(bare(key) for key in keys), frozenset())
    if len(words) > 1 and not others:
        return None
    own = tuple(_typed(key, is_known) for key in keys)
    return Term(typed, (own, *((_synonym(phrase),) for phrase in sorted(others))))


def _levels_named(keys: Phrase, levels: LevelNames, *, may_go_on: bool) -> frozenset[str]:
    """The levels whose name is *keys*, or begins with them while it is still being typed."""
    if exact := levels.get(keys):
        return exact
    begun = (
        ids for phrase, ids in levels.items() if may_go_on and " ".join(phrase).startswith(" ".join(keys))
    )
    return frozenset().union(*begun)


def _typed(key: str, is_known: Callable[[str], bool]) -> Lookup:
    if len(key) == 1:
        beginnings, wholes = NAMES | {Field.PLACE}, NAMES | {Field.PLACE}
    elif len(key) > SHORT_WORD:
        beginnings, wholes = _EVERYWHERE, _EVERYWHERE
    else:
        is_whole = is_known(key) or (bare(key),) in synonyms()
        unfinished = _EVERYWHERE if len(key) == SHORT_WORD else LABELS
        beginnings, wholes = frozenset[Field]() if is_whole else unfinished, _EVERYWHERE
    parts = _EVERYWHERE if len(key) >= SHORT_WORD else frozenset[Field]()
    return Lookup(key, {Fit.WHOLE: wholes, Fit.BEGINNING: beginnings, Fit.PART: parts})


def _synonym(phrase: Phrase) -> Lookup:
    return replace(_typed(" ".join(phrase), lambda key: True), is_synonym=True)
