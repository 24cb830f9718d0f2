"""The style sheet is made of all its files, in an order that some rules rely on, without what nobody reads."""

from pages.panels.ui import style


def test_every_file_is_a_part_and_print_comes_last() -> None:
    assert sorted(style.PARTS) == sorted(file.name for file in style.STYLES.iterdir())
    assert style.PARTS[0] == "design.css"
    assert style.PARTS[-1] == "print.css"


def test_comments_and_indentation_are_not_sent() -> None:
    assert "/*" not in style.rules()
    assert [line for line in style.rules().splitlines() if line != line.strip()] == []
