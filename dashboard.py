"""The dashboard's server: ``streamlit run dashboard.py``."""

import streamlit as st

from pages.server import logs
from pages.server.app import MIDDLEWARE, ROUTES, SCRIPT, lifespan

logs.install()
app = st.App(SCRIPT, routes=ROUTES, middleware=MIDDLEWARE, lifespan=lifespan)
