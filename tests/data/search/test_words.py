"""Words as they are compared."""

import pytest

from data.search.words import bare, begins, humps_of, joined_tokens, key_of, tokens, words_in


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Møre", "moere"),
        ("MØRE", "möre"),
        ("Ålesund", "Aalesund"),
        ("A\u030alesund", "Ålesund"),
        ("Bærum", "baerum"),
        ("Bærum", "bärum"),
        ("Café", "cafe"),
        ("ber\u00adgen", "bergen"),
        ("\u202eBergen", "bergen"),
    ],
)
def test_spellings_of_a_word_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_a_norwegian_letter_is_not_its_plain_one_but_the_plain_one_may_stand_for_it() -> None:
    assert begins(key_of("more"), key_of("Møre"))
    assert not begins(key_of("Møre"), key_of("more"))
    assert begins(key_of("Moe"), key_of("Mørekysten"))
    assert bare(key_of("Ærø")) == "aro"


def test_a_key_and_its_bare_form_are_equally_long() -> None:
    assert [len(key_of(word)) for word in ("Trøndelag", "Bærum", "Aalesund")] == [9, 5, 7]
    assert len(bare(key_of("Bærum"))) == 5


def test_words_stand_without_punctuation_where_the_text_has_them() -> None:
    text = "NF&TA: hydrogen/ammonia, start-ups!"
    assert words_in(text) == ["NF", "TA", "hydrogen", "ammonia", "start", "ups"]
    assert [text[start:end] for _, start, end in tokens(text)] == words_in(text)
    assert [(word, text[start:end]) for word, start, end in joined_tokens(text)] == [
        ("NFTA", "NF&TA"),
        ("startups", "start-ups"),
    ]


def test_a_capital_within_a_word_begins_a_part() -> None:
    assert humps_of("LifeScience") == (4,)
    assert humps_of("Åkerøya") == ()
    assert humps_of("iKuben") == (1,)
