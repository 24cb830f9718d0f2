"""The values of Streamlit's widgets, and other values that a feature keeps between two runs of the script.

Browsers answer with the label of an option. A label that has changed since it was drawn, with its count or with the
language, Streamlit hands over in place of the option. So labels are remembered with the id that they stood for.
"""

from typing import Any, Generic, TypeVar

import streamlit as st

from pages.panels.state import session

Value = TypeVar("Value")

_LABELS = "option_labels"
# The page on which each widget was given its value last, and the language in which it was drawn.
_BOUND_ON, _DRAWN_IN = "bound_on_page", "drawn_in_language"


class Slot(Generic[Value]):
    """A named place in the reader's session for one value."""

    def __init__(self, key: str) -> None:
        self._key = key

    def get(self) -> Value | None:
        """The value, or None if there is none."""
        found: Value | None = st.session_state.get(self._key)
        return found

    def set(self, new: Value | None) -> None:
        """Put *new* in the place of what was there."""
        st.session_state[self._key] = new

    def pop(self) -> Value | None:
        """Take the value out, if there is one."""
        taken: Value | None = st.session_state.pop(self._key, None)
        return taken


def value(key: str) -> Any:
    """What the widget *key* holds.

    Raises:
        KeyError: no such widget was drawn.
    """
    return st.session_state[key]


def is_there(key: str) -> bool:
    """Whether the session knows the widget *key*; one of the page before may be gone when its last message comes."""
    return key in st.session_state


def reported(key: str, event: str) -> Any:
    """What the script of the component *key* reported last as *event*."""
    return getattr(st.session_state[key], event)


def bind(key: str, new: Any) -> None:
    """Give the widget *key* its value from the view, unless it has it already.

    On another page it is another widget, which does not have it even though the session still holds the old one's.
    """
    bound_on: dict[str, str] = st.session_state.setdefault(_BOUND_ON, {})
    if bound_on.get(key) != session.page() or st.session_state.get(key) != new:
        bound_on[key] = session.page()
        st.session_state[key] = new


def label(identifier: str, text: str) -> str:
    """The label *text* of the option *identifier*, remembered for :func:`option_of`."""
    st.session_state.setdefault(_LABELS, {})[text] = identifier
    return text


def option_of(answer: str) -> str:
    """The id of the option that a browser chose: *answer* is the id itself or one of its labels."""
    labels: dict[str, str] = st.session_state.get(_LABELS, {})
    return labels.get(answer, answer)


def chosen(key: str) -> str:
    """The id of the option that the select box *key* holds."""
    return option_of(value(key))


def all_chosen(key: str) -> tuple[str, ...]:
    """The ids of the options that the multiselect *key* holds."""
    return tuple(option_of(answer) for answer in value(key))


def refresh_label(key: str, first: str) -> None:
    """Before the select box *key* is drawn: let it show the label of its option in the reader's language."""
    drawn_in: dict[str, str] = st.session_state.setdefault(_DRAWN_IN, {})
    held = option_of(st.session_state.get(key, first))
    if st.session_state.get(key) != held or drawn_in.get(key) != session.language():
        drawn_in[key] = session.language()
        st.session_state[key] = held


def send_again(key: str) -> None:
    """Before the widget *key* is drawn: send its value in this run too.

    Streamlit sends a value once. A browser that gets the next run before it has drawn the one with the value would fall
    back to the first option, and report that as the reader's choice.
    """
    st.session_state[key] = value(key)
