"""Which dataset a reader looks at: the programme, shared by all, or a list of their own; as it is, or at a year."""

import streamlit as st

from geo.dataset import Dataset
from geo.layered import LayeredDataset
from geo.view import View
from pages.panels.state import shared

VIEW = "view"
"""Under this the session's state keeps the current view."""
_OWN, _PROGRAMME = "own_dataset", "programme_dataset"
_LAYERED = "own_dataset_with_programme"


def dataset() -> Dataset:
    """The dataset that this reader looks at, at the year of the view; the same one throughout a run."""
    current: View | None = st.session_state.get(VIEW)
    return whole().at(current.year if current else None)


def whole() -> Dataset:
    """The dataset that this reader looks at, as it is, whatever the year of the view."""
    shown: Dataset | None = (
        st.session_state.get(_LAYERED) or st.session_state.get(_OWN) or st.session_state.get(_PROGRAMME)
    )
    return shown or shared.programme()


def take_newest() -> Dataset | None:
    """Let this reader look at the newest data from now on; return what they looked at if it was older."""
    before: Dataset | None = st.session_state.get(_PROGRAMME)
    newest = st.session_state[_PROGRAMME] = shared.programme()
    return None if before is newest or st.session_state.get(_OWN) else before


def show_own(own: Dataset | None) -> None:
    """Let this reader look at a list of their own, or with None at the programme again."""
    st.session_state[_OWN] = own
    st.session_state[_LAYERED] = None


def has_own() -> bool:
    """Whether this reader looks at a list of their own, with the programme's clusters beside it or without."""
    return st.session_state.get(_OWN) is not None


def has_layer() -> bool:
    """Whether this reader looks at the programme's clusters beside a list of their own."""
    return st.session_state.get(_LAYERED) is not None


def show_layer(shows: bool) -> None:
    """Let this reader look at the programme's clusters beside their own list, or not any more."""
    own: Dataset | None = st.session_state.get(_OWN)
    st.session_state[_LAYERED] = LayeredDataset(own, shared.programme()) if own and shows else None
