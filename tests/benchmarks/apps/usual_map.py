"""The usual map of streamlit-folium: a marker per row in a feature group per level, all values returned."""

import os

import folium
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

COLOURS = ("#00875F", "#0072B2", "#A6487F", "#C75300", "#3A3A3A")
# Leaflet comes from this server, as in the dashboard, so that the benchmark needs no network.
components.declare_component("leaflet", path=leaflet.BASE_DIR)
LEAFLET = f"../{__name__}.leaflet"


class OfflineMap(folium.Map):
    """folium's map with Leaflet's own files only."""

    default_js = [("leaflet", f"{LEAFLET}/leaflet.js")]  # noqa: RUF012 -- declared so by folium
    default_css = [("leaflet_css", f"{LEAFLET}/leaflet.css")]  # noqa: RUF012


def draw(explanation: str | None = None) -> None:
    """Draw a checkbox for each level, with an *explanation* to ask for, the map and what is clicked on it."""
    points = _read(os.environ["BENCHMARK_POINTS"])
    levels = list(dict.fromkeys(points["level"]))
    shown = [
        level
        for level in levels
        if st.sidebar.checkbox(level, value=True, key=f"level_{level}", help=explanation)
    ]
    groups = []
    for level, colour in zip(levels, COLOURS, strict=True):
        if level in shown:
            group = folium.FeatureGroup(name=level)
            for row in points[points["level"] == level].itertuples():
                folium.CircleMarker(
                    (row.latitude, row.longitude), radius=6, tooltip=row.name, color=colour, fill=True
                ).add_to(group)
            groups.append(group)

    map_side, details_side = st.columns([0.6, 0.4])
    with map_side:
        value = st_folium(
            OfflineMap(location=(65.0, 16.0), zoom_start=4, tiles=None),
            feature_group_to_add=groups,
            key="map",
            height=760,
            width=None,
        )
    with details_side, st.container(key="details"):
        name = (value or {}).get("last_object_clicked_tooltip")
        if name:
            chosen = points[points["name"] == name].iloc[0]
            st.subheader(chosen["name"])
            st.write(chosen["level"], chosen["place"])


@st.cache_data
def _read(path: str) -> pd.DataFrame:
    """The points: name, level, place, latitude, longitude."""
    return pd.read_csv(path)
