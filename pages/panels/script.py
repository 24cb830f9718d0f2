"""What Streamlit runs for each reader, at first and after each thing that they do."""

from pages.panels import layout

layout.draw()
