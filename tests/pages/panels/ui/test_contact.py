"""Writing to whoever runs the dashboard: what an address of each kind is given."""

from urllib.parse import parse_qs, urlsplit

import pytest

from pages.panels.ui.contact import prefilled

SUBJECT, BODY = "A fact & more", "Which:\n\nRight: æøå"


@pytest.mark.parametrize(
    ("contact", "begins", "subject", "body"),
    [
        ("mailto:map@example.org", "mailto:map@example.org?", "subject", "body"),
        (
            "mailto:map@example.org?cc=b@example.org",
            "mailto:map@example.org?cc=b@example.org&",
            "subject",
            "body",
        ),
        ("https://github.com/a/b/issues", "https://github.com/a/b/issues/new?", "title", "body"),
        ("https://github.com/a/b/issues/", "https://github.com/a/b/issues/new?", "title", "body"),
        (
            "https://gitlab.com/a/b/-/issues",
            "https://gitlab.com/a/b/-/issues/new?",
            "issue[title]",
            "issue[description]",
        ),
    ],
)
def test_a_message_begins_with_subject_and_questions(
    contact: str, begins: str, subject: str, body: str
) -> None:
    address = prefilled(contact, SUBJECT, BODY)
    assert address.startswith(begins)
    assert "+" not in address
    filled = parse_qs(urlsplit(address).query)
    assert (filled[subject], filled[body]) == ([SUBJECT], [BODY])


def test_another_address_is_left_as_it_is() -> None:
    assert prefilled("https://example.org/contact", SUBJECT, BODY) == "https://example.org/contact"
