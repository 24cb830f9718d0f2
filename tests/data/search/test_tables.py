"""The tables that editors extend."""

import csv
from collections import Counter

from data.csv_rows import LIST_SEPARATOR
from data.i18n import languages
from data.search.tables import FOLDER, IGNORED_WORDS, SYNONYMS, ignored_words, phrase_of, synonyms


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_of_synonyms_has_several_phrases_and_none_stands_twice() -> None:
    phrases = [row["words"].split(LIST_SEPARATOR) for row in rows(SYNONYMS)]
    assert [row for row in phrases if len(row) < 2] == []
    counts = Counter(phrase_of(words) for row in phrases for words in row)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_synonyms_hold_in_both_directions() -> None:
    assert ("helse",) in synonyms()["health",]
    assert ("health",) in synonyms()["helse",]
    assert ("offshore", "wind") in synonyms()["havvind",]


def test_no_synonym_is_a_word_that_searches_leave_out() -> None:
    single = {phrase[0] for phrase in synonyms() if len(phrase) == 1}
    assert single & ignored_words() == set()


def test_words_left_out_are_known_in_every_language() -> None:
    assert {row["language"] for row in rows(IGNORED_WORDS)} == set(languages())
    assert phrase_of("oil and gas") == ("oil", "gas")
    assert phrase_of("and") == ("and",)
