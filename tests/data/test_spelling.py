"""Folding, slugs and single lines: two spellings of a name are the same, and no text breaks a line."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from data.spelling import fold, one_line, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ålesund  Bø", "alesund bo"),
        ("ÅLESUND\u00a0BØ", "alesund bo"),
        ("A\u030alesund", "alesund"),
        ("Kárášjohka", "karasjohka"),
        ("Ærfugl og Œ", "aerfugl og œ"),
        ("Đavvi ŋ ŧ ł ð þ", "davvi n t l d th"),
        ("Straße", "strasse"),
        ("ǽ ǿ", "ae o"),
        ("ﬁsk ℡ １２", "fisk tel 12"),
        ("İstanbul", "istanbul"),
        ("\t Mo i Rana \n", "mo i rana"),
        ("", ""),
    ],
)
def test_folding_drops_case_accents_and_surplus_space(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
@example("ǿ")
@example("℡")
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("label", "identifier"),
    [
        ("Møre og Romsdal", "more-og-romsdal"),
        ("Cities, transport & security", "cities-transport-security"),
        ("  --Arena Pro!-- ", "arena-pro"),
        ("NF&TA", "nf-ta"),
        ("中文", ""),
        ("", ""),
    ],
)
def test_a_slug_is_the_label_as_an_identifier(label: str, identifier: str) -> None:
    assert slug(label) == identifier


@given(st.text())
def test_a_slug_holds_only_plain_letters_digits_and_single_inner_hyphens(label: str) -> None:
    identifier = slug(label)
    assert set(identifier) <= set(string.ascii_lowercase + string.digits + "-")
    assert identifier.strip("-") == identifier
    assert "--" not in identifier
    assert slug(identifier) == identifier


@given(st.text())
@example("a\x1b[31m\r\nb\u2028c")
def test_a_single_line_keeps_its_length_and_steers_no_terminal(text: str) -> None:
    assert one_line(text).isprintable()
    assert len(one_line(text)) == len(text)
