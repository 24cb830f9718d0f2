"""The map page: choose on the left, see in the middle, read on the right."""

from pages.panels import explorer, filters, frame

if frame.within_dashboard():
    frame.header()
    filters.sidebar_of_map()
    explorer.explore()
