"""Writing to whoever runs the dashboard: an address with the subject and the questions filled in."""

from urllib.parse import quote, urlencode, urlsplit


def prefilled(contact: str, subject: str, body: str) -> str:
    """The address that opens a message to *contact* in which *subject* and *body* stand already.

    Args:
        contact: a mail address (``mailto:``), the issues of a repository on GitHub or GitLab, or any other web
            address, to which nothing is added.
        subject: one line.
        body: what the writer is asked, with line breaks.
    """
    if contact.startswith("mailto:"):
        return f"{contact}{'&' if '?' in contact else '?'}{_query(subject=subject, body=body)}"
    path = urlsplit(contact).path.rstrip("/")
    if path.endswith("/-/issues"):
        filled = {"issue[title]": subject, "issue[description]": body}
        return f"{contact.rstrip('/')}/new?{_query(**filled)}"
    if path.endswith("/issues"):
        return f"{contact.rstrip('/')}/new?{_query(title=subject, body=body)}"
    return contact


def _query(**values: str) -> str:
    """*values* as the part of an address after its question mark; mail programs want blanks as ``%20``."""
    return urlencode(values, quote_via=quote)
