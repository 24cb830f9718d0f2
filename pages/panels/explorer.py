"""Map and details side by side. A choice reruns the details alone: the map hears of it in the browser."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from geo.map.base_map import ClusterBaseMap
from geo.map.markers import ClusterMarkers
from pages.panels import assets, panel, resources, session, table
from pages.panels.component import serve_json
from pages.panels.texts import Texts

MAP_KEY = "map"
MAP_HEIGHT = 760
MAP_TEXTS = (
    "name", "zoom_in", "zoom_out", "reset_view", "fit_shown", "full_screen", "credit", "group", "shade_title",
    "two_fingers",
)  # fmt: skip


def explore() -> None:
    """Draw the map and, beside it, the list of clusters or the chosen one's card."""
    with st.container(key="explorer"):
        map_side, panel_side = st.columns([0.6, 0.4], gap="medium")
        with map_side, st.container(key="map_frame"):
            _map()
        with panel_side:
            _details()


@st.fragment
def _details() -> None:
    _rerun_for_filters()
    panel.results()
    session.write_url()


@st.fragment
def read_table() -> None:
    """Draw the table of clusters and, once one is chosen, its card beside it."""
    _rerun_for_filters()
    with st.container(key="reading"):
        panel.results(with_map=False)
        panel.tell_filters()
        table.clusters()
    session.write_url()


def _rerun_for_filters() -> None:
    """Run the whole page again if the panel has changed a filter, whose widget stands elsewhere."""
    if st.session_state.pop(panel.FILTERS_CHANGED, False):
        st.rerun()


def _map() -> None:
    t = session.t()
    # Stands over the frame until the panel hears that the map is drawn; the panel's notice announces it.
    st.html(
        f'<a class="ic-skip" href="#ic-panel">{t("panel.skip_map")}</a>'
        f'<p class="ic-loading" aria-hidden="true">{t("panel.loading")}</p>'
    )
    markers = folium.FeatureGroup(name="clusters")
    markers.add_child(ClusterMarkers(assets.FRAME_TO_ROOT + panel.payload()))
    st_folium(
        ClusterBaseMap(assets.map_links(serve_json(resources.labels(), "labels")), map_texts(t)),
        key=MAP_KEY,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=[],
        feature_group_to_add=markers,
    )


def map_texts(t: Texts) -> dict[str, str]:
    """The words that the map shows or speaks, and the language that they are in."""
    return {key: t(f"map.{key}") for key in MAP_TEXTS} | {"language": t.language}
