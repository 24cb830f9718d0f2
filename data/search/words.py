"""Words as they are compared: without case, accents and punctuation, and with the spellings of Norwegian letters.

The *key* of a word keeps ø, å and æ as letters of their own, however they are written: ``ø``, ``ö`` and ``oe`` are
one letter, so are ``å`` and ``aa``, and ``æ``, ``ä`` and ``ae``. The *bare* form writes them o, a and a. A reader
who types "Møre" or "Moere" means the letter ø and does not find the English "more"; who types "more" finds both.
"""

import re
import unicodedata

from data.spelling import fold

# Stand-ins for the three letters, which folding would write o, a and ae.
_O, _A, _AE = "\ue000", "\ue001", "\ue002"
_NORWEGIAN = str.maketrans({"ø": _O, "ö": _O, "å": _A, "æ": _AE, "ä": _AE})
_BARE = str.maketrans({_O: "o", _A: "a", _AE: "a"})
_LETTERS = frozenset((_O, _A, _AE))
_DIGRAPHS = (("oe", _O), ("aa", _A), ("ae", _AE))
# Accents that stand apart from their letter, soft hyphens, zero-width and bidi characters belong to their word.
_WITHIN = "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_WITHIN}])*")
# What joins words to one: "NF&TA" is also found as "NFTA", "start-ups" as "startups".
_JOINT = re.compile(r"(?<=\w)[-‐‑&+.'’](?=\w)")
_JOINED = re.compile(rf"{_WORD.pattern}(?:{_JOINT.pattern}{_WORD.pattern})+")
_HUMP = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")


def key_of(word: str) -> str:
    """Return *word* in the form in which words are compared, with ø, å and æ as letters of their own."""
    whole = unicodedata.normalize("NFC", _UNSEEN.sub("", word)).casefold()
    folded = fold(whole.translate(_NORWEGIAN))
    for written, letter in _DIGRAPHS:
        folded = folded.replace(written, letter)
    return folded


def bare(key: str) -> str:
    """Return *key* with o, a and a in place of ø, å and æ; as long as *key*."""
    return key.translate(_BARE)


def begins(start: str, key: str) -> bool:
    """Whether the word *key* begins with *start*, also a key: a plain o, a may stand for ø, å or æ, not the reverse."""
    return bare(key).startswith(bare(start)) and all(
        typed == there for typed, there in zip(start, key, strict=False) if typed in _LETTERS
    )


def humps_of(word: str) -> tuple[int, ...]:
    """Where a word goes on with a capital, counted in its key: 4 and no more for ``"LifeScience"``."""
    cuts = (match.start() for match in _HUMP.finditer(word))
    return tuple(len(key_of(word[:cut])) for cut in cuts)


Token = tuple[str, int, int]
"""A word as it stands in a text, with where it begins and ends."""


def tokens(text: str) -> list[Token]:
    """The words of *text* in order, without punctuation."""
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


def joined_tokens(text: str) -> list[Token]:
    """The words that punctuation holds together, as one: ``NFTA`` for "NF&TA"."""
    if not _JOINT.search(text):
        return []
    return [
        ("".join(_WORD.findall(match[0])), match.start(), match.end()) for match in _JOINED.finditer(text)
    ]


def words_in(text: str) -> list[str]:
    """The words of *text* in order, as they are written."""
    return _WORD.findall(text)


def spellings(text: str) -> list[str]:
    """The words of *text* as they are written, those that punctuation holds together also as one."""
    return words_in(text) + [spelling for spelling, _, _ in joined_tokens(text)]
