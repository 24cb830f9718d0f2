"""A button whose press is not lost."""

from typing import Any

import streamlit as st

from pages.panels.state.widgets import Slot


def pressed(label: str, key: str, **options: Any) -> bool:
    """Draw a button, and say whether it was pressed since that was last asked.

    Streamlit says so in one run alone. Another message of the page, such as what was just typed into a table, ends that
    run, and if it has not come to the button by then, the press is lost. So it is noted before the run begins.

    Args:
        label: what the button says.
        key: of the button, and of the note.
        options: more for ``st.button``.
    """
    noted: Slot[bool] = Slot(f"{key}_pressed")
    st.button(label, key=key, on_click=noted.set, args=(True,), **options)
    return bool(noted.pop())
