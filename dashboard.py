"""The dashboard's server: ``streamlit run dashboard.py``."""

import streamlit as st

from pages.server.app import SCRIPT, lifespan

app = st.App(SCRIPT, lifespan=lifespan)
