"""This reader's session: the current view, kept in step with the URL."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.panels import resources
from pages.panels.settings import settings
from pages.panels.texts import Texts, languages, match_language, texts
from pages.panels.view import Query, View

_VIEW, _WRITTEN, _LABELS = "view", "written_query", "option_labels"
CURRENT_PAGE = "current_page"
"""Under this the session's state keeps the name of the page that runs."""
# The page on which each widget was given its value last, and the language.
_KEPT_ON, _DRAWN_IN = "kept_on_page", "drawn_in_language"


def begin(name: str) -> None:
    """Start a run of the page *name*: take the newest data, and the view from the URL if the URL is news.

    The URL is news on the first run and when the reader goes back in the browser's history; it is not when a
    link of the navigation has just emptied it. Of a view of older data, what the new data do not know is dropped.
    """
    outdated = resources.take_newest()
    query = _read_url()
    moved = st.session_state.get(CURRENT_PAGE, name) != name and not query
    st.session_state[CURRENT_PAGE] = name
    if _VIEW not in st.session_state or (query != st.session_state[_WRITTEN] and not moved):
        st.session_state[_VIEW] = _read_view(query)
    elif outdated:
        st.session_state[_VIEW] = _read_view(view().to_query(outdated.index, settings().basemap))
    st.session_state[_WRITTEN] = query


def page() -> str:
    """The name of the page that runs."""
    return str(st.session_state[CURRENT_PAGE])


def view() -> View:
    """The current view."""
    current: View = st.session_state[_VIEW]
    return current


def change(update: Callable[[View], View]) -> None:
    """Replace the view; for callbacks, which run before the page does."""
    st.session_state[_VIEW] = update(view())


def write_url() -> None:
    """Put the view into the URL if it is not there already."""
    query = view().to_query(resources.dataset().index, settings().basemap)
    if query != st.session_state[_WRITTEN]:
        st.query_params.from_dict(query)
        st.session_state[_WRITTEN] = query


def language() -> str:
    """The reader's language: the one chosen, else the browser's if there are texts in it, else English."""
    asked = view().lang if _VIEW in st.session_state else st.query_params.get("lang")
    return asked if asked in languages() else match_language(st.context.locale)


def t() -> Texts:
    """The texts in the reader's language."""
    return texts(language())


def keep(key: str, value: Any) -> None:
    """Give the widget *key* its value from the view, unless it has it already.

    On another page it is another widget, which does not have it even though the session still holds the old one's.
    """
    kept_on: dict[str, str] = st.session_state.setdefault(_KEPT_ON, {})
    if kept_on.get(key) != page() or st.session_state.get(key) != value:
        kept_on[key] = page()
        st.session_state[key] = value


def option(identifier: str, label: str) -> str:
    """The *label* of a widget's option, remembered so that :func:`identified` knows it again."""
    st.session_state.setdefault(_LABELS, {})[label] = identifier
    return label


def identified(value: str) -> str:
    """The id of the option that a browser chose.

    Browsers answer with labels; one that has changed since it was drawn, with its count or with the language,
    Streamlit hands over in place of the id.
    """
    labels: dict[str, str] = st.session_state.get(_LABELS, {})
    return labels.get(value, value)


def know_again(key: str, default: str) -> None:
    """Before the widget *key* is drawn: let the option that it holds show its label in the reader's language."""
    drawn_in: dict[str, str] = st.session_state.setdefault(_DRAWN_IN, {})
    held = identified(st.session_state.get(key, default))
    if st.session_state.get(key) != held or drawn_in.get(key) != language():
        drawn_in[key] = language()
        st.session_state[key] = held


def _read_view(query: Query) -> View:
    return View.from_query(query, resources.dataset().index, languages(), settings().basemap)


def _read_url() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}
