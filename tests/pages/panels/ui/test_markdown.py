"""Texts of others stand in labels as they are: no links, no icons, no emoji, no colours."""

import pytest

from pages.panels.ui.markdown import WORD_JOINER, as_markdown


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        (":material/home:", ":|material/home:"),
        ("Energy :zap: North", "Energy :|zap: North"),
        ("see https://example.org", "see https:|//example.org"),
        ("www.example.org", "www|.example.org"),
        ("kari@example.org", "kari|@example.org"),
        ("Status: at 10:30", "Status: at 10:30"),
    ],
)
def test_what_would_become_something_else_is_parted_by_an_unseen_mark(text: str, parted: str) -> None:
    bare = as_markdown(text).replace("\\", "")
    assert bare == parted.replace("|", WORD_JOINER)


def test_every_sign_of_markdown_is_escaped() -> None:
    assert as_markdown("*a* [b](c)") == r"\*a\* \[b\]\(c\)"
