"""Map or table, and beside it the list of clusters or one cluster's card. A choice reruns that side alone."""

import streamlit as st

from data.i18n import Texts
from geo.dataset import Dataset
from geo.view import View
from pages.panels.explore import map_frame, results, share, table
from pages.panels.state import session, shown
from pages.panels.state.settings import settings
from pages.panels.ui import tab
from pages.panels.ui.addresses import map_address
from pages.panels.ui.navigation import page_file
from pages.panels.ui.templating import render


def show_map() -> None:
    """Draw the map and, beside it, the list of clusters or the chosen one's card."""
    if session.is_embedded():
        _show_embedded()
        return
    with st.container(key="explorer"):
        map_side, panel_side = st.columns([0.6, 0.4], gap="medium")
        with map_side, st.container(key="map_frame"):
            map_frame.draw(session.t(), shown.dataset())
        with panel_side:
            _results_beside_map()


def _show_embedded() -> None:
    """Draw the map with its legend and, below them, the chosen cluster's card, for a frame of 320 pixels and more."""
    with st.container(key="embed", gap="small"):
        with st.container(key="map_frame"):
            map_frame.draw(session.t(), shown.dataset())
        _embedded_results()


@st.fragment
def _embedded_results() -> None:
    t, data, view = session.t(), shown.dataset(), session.view()
    full_page = "./" if data.own else map_address(view, data.index, settings().basemap)
    contents = results.contents(t, data, view)
    st.html(render("embed.html", t=t, full_page=full_page))
    results.draw(t, data, view, contents)
    session.write_url()
    tab.show_title()


@st.fragment
def show_table() -> None:
    """Draw the table of clusters and, once one is chosen, its card beside it."""
    t, data, view = session.t(), shown.dataset(), session.view()
    contents = results.contents(t, data, view, with_map=False)
    with st.container(key="reading"):
        with st.container(horizontal=True, vertical_alignment="center"):
            share.offer(t)
            _offer_map(t, data, view)
        results.draw(t, data, view, contents)
        table.draw(t, data, view)
    share.open_if_asked(t)
    session.write_url()
    tab.show_title()


def _offer_map(t: Texts, data: Dataset, view: View) -> None:
    """Draw the link that leads from the chosen cluster to its place on the map, if it has one."""
    if view.cluster in data.located.found:
        query = view.to_query(data.index, settings().basemap, own=data.own)
        st.page_link(page_file("map"), label=t("card.show_on_map"), icon=":material/map:", query_params=query)


@st.fragment
def _results_beside_map() -> None:
    t, data, view = session.t(), shown.dataset(), session.view()
    contents = results.contents(t, data, view)
    share.offer(t)
    results.draw(t, data, view, contents)
    share.open_if_asked(t)
    session.write_url()
    tab.show_title()
