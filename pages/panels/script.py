"""What Streamlit runs for each reader, at first and after each thing that they do."""

from pages.panels import frame
from pages.server import memory

memory.begin_run()
frame.draw()
