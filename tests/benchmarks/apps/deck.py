"""The same map by st.pydeck_chart: points drawn by WebGL, selections rerun the app."""

import os

import pandas as pd
import pydeck  # type: ignore[import-untyped]
import streamlit as st

COLOURS = ((0, 135, 95), (0, 114, 178), (166, 72, 127), (199, 83, 0), (58, 58, 58))


@st.cache_data
def read(path: str) -> pd.DataFrame:
    """The points: name, level, place, latitude, longitude; and a colour by level."""
    points = pd.read_csv(path)
    colours = dict(zip(dict.fromkeys(points["level"]), COLOURS, strict=True))
    return points.assign(colour=points["level"].map(colours))


st.set_page_config(layout="wide")
points = read(os.environ["BENCHMARK_POINTS"])
levels = list(dict.fromkeys(points["level"]))
shown = [level for level in levels if st.sidebar.checkbox(level, value=True, key=f"level_{level}")]

layer = pydeck.Layer(
    "ScatterplotLayer",
    id="points",
    data=points[points["level"].isin(shown)],
    get_position=["longitude", "latitude"],
    get_fill_color="colour",
    radius_min_pixels=6,
    radius_max_pixels=6,
    pickable=True,
)
map_side, details_side = st.columns([0.6, 0.4])
with map_side:
    event = st.pydeck_chart(
        pydeck.Deck(
            layers=[layer],
            initial_view_state=pydeck.ViewState(latitude=65.0, longitude=16.0, zoom=3.5),
            map_provider=None,  # no base map, so no request to a tile host
        ),
        on_select="rerun",
        key="map",
        height=760,
    )
with details_side, st.container(key="details"):
    chosen = event["selection"]["objects"].get("points") if event else None
    if chosen:
        st.subheader(chosen[0]["name"])
        st.write(chosen[0]["level"], chosen[0]["place"])
