"""The vocabulary that editors extend: synonyms and stop words."""

import csv
from collections import Counter

from data.csv_rows import LIST_SEPARATOR
from data.i18n import languages
from data.search.vocabulary import FOLDER, STOP_WORDS, SYNONYMS, phrase_of, stop_words, synonyms


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


def test_no_synonym_is_a_stop_word() -> None:
    single = {phrase[0] for phrase in synonyms() if len(phrase) == 1}
    assert single & stop_words() == set()


def test_stop_words_are_known_in_every_language() -> None:
    assert {row["language"] for row in rows(STOP_WORDS)} == set(languages())
    assert phrase_of("oil and gas") == ("oil", "gas")
    assert phrase_of("and") == ("and",)
