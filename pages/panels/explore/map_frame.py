"""The map in the frame of streamlit-folium, the same for all filters and choices: messages tell it of them."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from data.i18n import Texts
from geo.dataset import Dataset
from geo.map.markers import ClusterMarkers
from pages.panels.ui import assets
from pages.panels.ui.base_map import base_map, payload
from pages.panels.ui.symbols import legend_html
from pages.panels.ui.templating import render

MAP_KEY = "map"
MAP_HEIGHT = 760  # pixels


def draw(t: Texts, data: Dataset) -> None:
    """Draw the map of *data*, and over it a notice until the browser has drawn it."""
    st.html(render("map_notice.html", t=t))
    st.html(legend_html(t, data.catalogue))
    markers = folium.FeatureGroup(name="clusters")
    markers.add_child(ClusterMarkers(assets.from_frame(payload(t, data))))
    st_folium(
        base_map(t),
        key=MAP_KEY,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=[],
        feature_group_to_add=markers,
    )
