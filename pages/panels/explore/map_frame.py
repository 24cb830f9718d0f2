"""The map in the frame of streamlit-folium, the same for all filters and choices: messages tell it of them."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from data.i18n import Texts
from geo.dataset import Dataset
from geo.map.base_map import ClusterBaseMap
from geo.map.markers import ClusterMarkers
from geo.map.messages import TownLabel, as_table
from pages.panels.explore.selection import payload
from pages.panels.state import shared
from pages.panels.ui import assets
from pages.panels.ui.symbols import legend_html
from pages.panels.ui.templating import render

MAP_KEY = "map"
MAP_HEIGHT = 760  # pixels
MAP_TEXTS = (
    "name", "zoom_in", "zoom_out", "reset_view", "fit_shown", "full_screen", "credit", "group", "shade_title",
    "two_fingers", "group_news", "group_count", "group_at", "group_around", "group_more", "close", "near_here", "ring",
)  # fmt: skip


def draw(t: Texts, data: Dataset) -> None:
    """Draw the map of *data*, and over it a notice until the browser has drawn it."""
    st.html(render("map_notice.html", t=t))
    st.html(legend_html(t, data.catalogue))
    markers = folium.FeatureGroup(name="clusters")
    markers.add_child(ClusterMarkers(assets.from_frame(payload(t, data))))
    labels = assets.serve_json(as_table(TownLabel, shared.town_names()), "labels")
    st_folium(
        ClusterBaseMap(assets.map_links(labels), map_texts(t)),
        key=MAP_KEY,
        height=MAP_HEIGHT,
        width=None,
        returned_objects=[],
        feature_group_to_add=markers,
    )


def map_texts(t: Texts) -> dict[str, str]:
    """The words that the map shows or speaks, and the language that they are in."""
    return {key: t(f"map.{key}") for key in MAP_TEXTS} | {"language": t.language}
