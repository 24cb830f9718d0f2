"""The usual streamlit-folium app: the map and a checkbox for each level."""

import streamlit as st

from tests.benchmarks.apps import usual_map

st.set_page_config(layout="wide")
usual_map.draw()
