"""Folding and slugs: how names are compared, whatever their accents or case."""

import re
import unicodedata

# Letters that Unicode does not split into a base letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l", "ð": "d", "þ": "th"}
)


def fold(text: str) -> str:
    """Return *text* lower-cased, without accents, with single spaces: ``"Ålesund  Bø"`` -> ``"alesund bo"``."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.translate(_WHOLE_LETTERS).split())


def slug(text: str) -> str:
    """Return *text* as an identifier for URLs: ``"Møre og Romsdal"`` -> ``"more-og-romsdal"``."""
    return re.sub(r"[^0-9a-z]+", "-", fold(text)).strip("-")
