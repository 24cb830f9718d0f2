"""The dashboard's entry: ``streamlit run dashboard.py``."""

from pages.panels.frame import open_dashboard

open_dashboard()
