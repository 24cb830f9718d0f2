"""This reader's session: the current view, kept in step with the URL."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.panels import resources
from pages.panels.settings import settings
from pages.panels.texts import Texts, languages, match_language, texts
from pages.panels.view import Query, View

_VIEW, _WRITTEN, _PAGE, _ARRIVED = "view", "written_query", "current_page", "just_arrived"


def begin(name: str) -> None:
    """Start a run of the page *name*: take the view from the URL if the URL is news.

    The URL is news on the first run and when the reader goes back in the browser's history; it is not when a
    link of the navigation has just emptied it.
    """
    query = _read_url()
    moved = st.session_state.get(_PAGE, name) != name and not query
    st.session_state[_ARRIVED] = st.session_state.get(_PAGE) != name
    st.session_state[_PAGE] = name
    if _VIEW not in st.session_state or (query != st.session_state[_WRITTEN] and not moved):
        st.session_state[_VIEW] = View.from_query(
            query, resources.dataset().index, languages(), settings().basemap
        )
    st.session_state[_WRITTEN] = query


def page() -> str:
    """The name of the page that runs."""
    return str(st.session_state[_PAGE])


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

    After a move to another page it does not: Streamlit still knows the value, but the widget there is a new one.
    """
    if st.session_state[_ARRIVED] or st.session_state.get(key) != value:
        st.session_state[key] = value


def _read_url() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}
