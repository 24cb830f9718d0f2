"""Folding, slugs and single lines: text as names are compared, as addresses and as terminals take it."""

import re
import unicodedata

# Letters that Unicode does not split into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    """Return *text* lower-cased, without accents, with single spaces: ``"Ålesund  Bø"`` -> ``"alesund bo"``."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    if not decomposed.isascii():
        # A long text has few different letters, so each is looked up once.
        accents = dict.fromkeys(ord(char) for char in set(decomposed) if unicodedata.combining(char))
        decomposed = decomposed.translate(_WHOLE_LETTERS | accents)
    return " ".join(decomposed.split())


def slug(text: str) -> str:
    """Return *text* as an identifier for URLs: ``"Møre og Romsdal"`` -> ``"more-og-romsdal"``."""
    return re.sub(r"[^0-9a-z]+", "-", fold(text)).strip("-")


def one_line(text: str) -> str:
    """Return *text* without characters that would break a line or steer a terminal; each is a space."""
    return "".join(char if char.isprintable() else " " for char in text)
