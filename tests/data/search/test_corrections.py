"""Corrections of typing errors."""

from data.load import load_catalogue
from data.search import SearchIndex, SpellingCorrection

INDEX = SearchIndex(load_catalogue())


def test_the_likeliest_correction_comes_first_as_people_write_it() -> None:
    assert INDEX.correct("bergenn")[0] == SpellingCorrection("Bergen", 6)
    assert INDEX.correct("Trondhjem")[0] == SpellingCorrection("Trondheim", 4)


def test_words_that_are_right_stay_as_they_were_typed() -> None:
    assert INDEX.correct("HELSE Stavangre")[0] == SpellingCorrection("HELSE Stavanger", 1)


def test_words_are_joined_and_parted() -> None:
    assert INDEX.correct("off shore wind")[0] == SpellingCorrection("offshore wind", 1)
    assert INDEX.correct("offshorewind")[0] == SpellingCorrection("offshore wind", 1)


def test_of_words_that_do_not_stand_together_one_is_left_out() -> None:
    assert INDEX.correct("hydrogen Bergen") == [
        SpellingCorrection("Bergen", 6),
        SpellingCorrection("hydrogen", 3),
    ]
    assert INDEX.correct("xyzzy Bergen") == [SpellingCorrection("Bergen", 6)]


def test_what_is_far_from_every_word_is_not_corrected() -> None:
    assert INDEX.correct("xyzzy") == []
    assert INDEX.correct("qx") == []
    assert INDEX.correct("") == []


def test_no_more_than_three_are_offered_and_all_find_something() -> None:
    offered = INDEX.correct("maritme tehcnology clster norwegain")
    assert len(offered) <= 3
    assert all(INDEX.search(near.text).count == near.count > 0 for near in offered)
