"""Compound words and their parts."""

from data.search.compounds import Compounds

KNOWN = (
    "hav",
    "vind",
    "forskning",
    "partnere",
    "helse",
    "teknologi",
    "bedrifter",
    "tre",
    "leverandører",
    "kjede",
)


def parts(word: str) -> list[str]:
    return [word[start:end] for start, end in Compounds(KNOWN).parts(word)]


def test_a_compound_is_split_into_known_words() -> None:
    assert parts("havvind") == ["hav", "vind"]
    assert parts("helseteknologibedrifter") == ["helse", "teknologi", "bedrifter"]


def test_a_linking_letter_an_ending_and_a_stem_are_allowed() -> None:
    assert parts("forskningspartnere") == ["forsknings", "partnere"]
    assert parts("havvinden") == ["hav", "vinden"]
    assert parts("leverandorkjeder") == []
    assert parts("leverandørkjeder") == ["leverandør", "kjeder"]


def test_a_word_that_only_begins_or_ends_like_a_known_one_is_none() -> None:
    assert [parts(word) for word in ("treatments", "havet", "vind", "science", "materialer")] == [[]] * 5
