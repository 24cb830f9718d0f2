"""The map page: choose on the left, see in the middle, read on the right."""

from pages.panels import explorer, filters, frame

if frame.within_dashboard():
    frame.header()
    # The map first, which has most to load; the sidebar is beside it wherever it comes in the script.
    explorer.explore()
    filters.sidebar_of_map()
