"""Map or table, and beside it the list of clusters or one cluster's card. A choice reruns that side alone."""

import streamlit as st

from pages.panels.explore import map_frame, results, share, table
from pages.panels.state import session, shown


def show_map() -> None:
    """Draw the map and, beside it, the list of clusters or the chosen one's card."""
    with st.container(key="explorer"):
        map_side, panel_side = st.columns([0.6, 0.4], gap="medium")
        with map_side, st.container(key="map_frame"):
            map_frame.draw(session.t(), shown.dataset())
        with panel_side:
            _results_beside_map()


@st.fragment
def show_table() -> None:
    """Draw the table of clusters and, once one is chosen, its card beside it."""
    t, data, view = session.t(), shown.dataset(), session.view()
    with st.container(key="reading"):
        share.offer(t)
        results.draw(t, data, view, with_map=False)
        table.draw(t, data, view)
    share.open_if_asked(t)
    session.write_url()


@st.fragment
def _results_beside_map() -> None:
    t = session.t()
    share.offer(t)
    results.draw(t, shown.dataset(), session.view())
    share.open_if_asked(t)
    session.write_url()
