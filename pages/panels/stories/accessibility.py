"""The accessibility statement, in the form that Norwegian authorities ask for."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from data.i18n import Texts
from pages.panels.state import session
from pages.panels.state.settings import settings
from pages.panels.ui.contact import prefilled
from pages.panels.ui.templating import render

STATEMENT_DATE = date(2026, 11, 25)  # when the accessibility statement was last held against the dashboard
REQUIREMENTS = 47  # of WCAG 2.1, levels A and AA, that Norwegian law asks of public websites


@dataclass(frozen=True)
class Shortcoming:
    """One known barrier: the text ``a11y.known.<key>``, the criteria of WCAG 2.1 that it breaks, and its cause.

    ``issue`` is where Streamlit's users ask for a remedy: a number, 0 if none was found, None if the cause is ours.
    """

    key: str
    criteria: tuple[str, ...]
    issue: int | None


# In the order of the criteria.
SHORTCOMINGS = (
    Shortcoming("map", ("1.1.1",), None),
    Shortcoming("editor", ("1.3.1", "4.1.2"), 0),
    Shortcoming("charts", ("2.1.1",), 0),
    Shortcoming("streamlit", ("3.1.2",), 1353),
    Shortcoming("upload", ("4.1.2",), 0),
)


def show() -> None:
    """Draw the accessibility statement."""
    st.html(html(session.t(), settings().contact))


def html(t: Texts, contact: str | None) -> str:
    """The statement as HTML; *contact* is where readers may write to."""
    broken = {criterion for shortcoming in SHORTCOMINGS for criterion in shortcoming.criteria}
    return render(
        "accessibility.html",
        t=t,
        shortcomings=SHORTCOMINGS,
        status=t("a11y.status.text", broken=len(broken), all=REQUIREMENTS),
        updated=t.date(STATEMENT_DATE),
        contact=contact,
        write=prefilled(contact, t("a11y.report.subject"), "") if contact else None,
    )
