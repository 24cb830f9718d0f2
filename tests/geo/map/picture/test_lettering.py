"""Text as outlines: widths add up, lines break where they must, and any text can be drawn."""

from hypothesis import given
from hypothesis import strategies as st

from geo.map.picture.lettering import BOLD, cut, letter, width, wrap


def test_a_line_is_as_wide_as_its_font_says() -> None:
    # The advance widths of Source Sans 3 in thousandths of its size.
    assert width("Oslo", 1000) == 664 + 419 + 255 + 542
    assert width("Oslo", 20) == 2 * width("Oslo", 10)
    assert width("Oslo", 20, BOLD) > width("Oslo", 20)


def test_letters_with_accents_are_those_of_the_font() -> None:
    assert letter("Å", 20).path != letter("A", 20).path
    assert letter("A\u030a", 20) == letter("Å", 20)


def test_a_long_text_is_broken_and_what_is_left_over_is_marked() -> None:
    lines = wrap("one two three four five six seven", 20, 90, most_lines=2)
    assert lines == ["one two", "three fo…"]
    assert wrap("one two", 20, 900) == ["one two"]
    assert wrap("", 20, 900) == []


@given(st.text(max_size=80))
def test_any_text_fits_after_it_was_cut(text: str) -> None:
    shown = cut(text, 20, 120)
    assert shown == text or width(shown, 20) <= 120
    assert letter(shown, 20).path.isascii()
