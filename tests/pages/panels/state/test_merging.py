"""What readers do on a page that is older than what the session knows."""

import pytest

from pages.panels.state.merging import newest, options


@pytest.mark.parametrize(
    ("before", "held", "now", "merged"),
    [
        ("ab", "abc", "ab", "abc"),
        ("ab", "b", "ab", "b"),
        ("ab", "ab", "", ""),
        ("ab", "ab", "c", "c"),
        ("ab", "abd", "", "d"),
        ("ab", "b", "", ""),
        ("ab", "b", "abc", "bc"),
        ("", "a", "ba", "ba"),
        ("ab", "c", "ba", "c"),
    ],
)
def test_what_the_reader_did_is_added_to_what_has_changed_since(
    before: str, held: str, now: str, merged: str
) -> None:
    assert "".join(options(tuple(before), tuple(held), tuple(now))) == merged


def test_one_value_is_the_readers_if_they_changed_it_else_the_newest() -> None:
    assert newest("en", "en", "nb") == "nb"
    assert newest("en", "nb", "en") == "nb"
    assert newest("nb", "en", "nb") == "en"
