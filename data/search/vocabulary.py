"""The vocabulary that an editor can extend: synonyms, and stop words, which a search leaves out."""

from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from data.csv_rows import read_rows
from data.search.words import bare, key_of, words_in

FOLDER = Path(__file__).parent
SYNONYMS = "synonyms.csv"
STOP_WORDS = "stop_words.csv"

Phrase = tuple[str, ...]
"""The keys of one or more words that stand beside each other."""


@lru_cache
def stop_words() -> frozenset[str]:
    """The bare forms of words that say nothing in a search: "in", "og", "cluster"."""
    return frozenset(bare(key_of(row.text("word"))) for row in read_rows(FOLDER / STOP_WORDS, ["word"]))


@lru_cache
def synonyms() -> dict[Phrase, frozenset[Phrase]]:
    """The phrases that mean the same as a phrase, which is named by the bare forms of its words."""
    same: defaultdict[Phrase, set[Phrase]] = defaultdict(set)
    for row in read_rows(FOLDER / SYNONYMS, ["words"]):
        phrases = {phrase_of(words) for words in row.listed("words")}
        for phrase in phrases:
            same[tuple(bare(key) for key in phrase)] |= phrases - {phrase}
    return {phrase: frozenset(others) for phrase, others in same.items()}


def synonym_spellings() -> dict[str, str]:
    """The words and phrases of the file as they stand in it, by their bare forms."""
    return {
        " ".join(bare(key) for key in phrase_of(words)): words
        for row in read_rows(FOLDER / SYNONYMS, ["words"])
        for words in row.listed("words")
    }


def phrase_of(text: str) -> Phrase:
    """The keys of the words of *text* without stop words, unless there are no others."""
    keys = tuple(key_of(word) for word in words_in(text))
    return tuple(key for key in keys if bare(key) not in stop_words()) or keys
