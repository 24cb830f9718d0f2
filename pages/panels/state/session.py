"""This reader's session: the page that runs and the current view, kept in step with the URL."""

from collections.abc import Callable

import streamlit as st

from data.filters import Filters
from data.i18n import Texts, languages, match_language, texts
from geo.view import Query, View, leads_into_own_list
from pages.panels.state.settings import settings
from pages.panels.state.shown import dataset, take_newest

_VIEW, _WRITTEN, _OWN_LINK = "view", "written_query", "link_into_own_list"
CURRENT_PAGE = "current_page"
"""Under this the session's state keeps the name of the page that runs."""


def begin(name: str) -> None:
    """Start a run of the page *name*: take the newest data, and the view from the URL if the URL is news.

    The URL is news on the first run and when the reader goes back in the browser's history; it is not when a
    link of the navigation has just emptied it. Of a view of older data, what the new data do not know is dropped.
    """
    outdated = take_newest()
    query = _read_url()
    moved = st.session_state.get(CURRENT_PAGE, name) != name and not query
    st.session_state[CURRENT_PAGE] = name
    if _VIEW not in st.session_state or (query != st.session_state[_WRITTEN] and not moved):
        st.session_state[_VIEW] = _read_view(query)
        st.session_state[_OWN_LINK] = leads_into_own_list(query)
    elif outdated:
        st.session_state[_VIEW] = _read_view(view().to_query(outdated.index, settings().basemap))
    st.session_state[_WRITTEN] = query


def followed_link_into_own_list() -> bool:
    """Whether the reader came by a link into a list that somebody brought, and sees the programme in its place."""
    return bool(st.session_state.get(_OWN_LINK)) and not dataset().own


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


def change_filters(update: Callable[[Filters], Filters]) -> None:
    """Replace the filters of the view; for callbacks."""
    change(lambda current: current.filtered(update(current.filters)))


def start_over() -> None:
    """Forget all of the view but its language, as after a change of dataset; for callbacks."""
    change(lambda current: View(lang=current.lang))
    st.session_state[_OWN_LINK] = False


def write_url() -> None:
    """Put the view into the URL if it is not there already."""
    query = view().to_query(dataset().index, settings().basemap, own=dataset().own)
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


def _read_view(query: Query) -> View:
    data = dataset()
    return View.from_query(query, data.index, languages(), settings().basemap, own=data.own)


def _read_url() -> Query:
    return {name: st.query_params.get_all(name) for name in st.query_params}
