"""The title in the browser's tab, which follows the page, its filters and the chosen cluster."""

import streamlit as st

from pages.panels.state import session, shown
from pages.panels.state.widgets import Slot
from pages.panels.ui.titles import page_title

_told: Slot[str] = Slot("tab_title")


def show_title(*, anew: bool = False) -> None:
    """Tell the browser the title if it has changed; *anew* in a run of the whole page, in which Streamlit resets it."""
    title = page_title(session.t(), shown.dataset(), session.page(), session.view())
    if anew or title != _told.get():
        st.set_page_config(page_title=title)
        _told.set(title)
