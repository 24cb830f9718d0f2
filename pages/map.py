"""The map page: choose on the left, see in the middle, read on the right."""

from pages.panels.explore import explorer, search_box, sidebar
from pages.panels.history import changes, years

search_box.show()
years.show()
# The map next, which has most to load; the sidebar is beside it wherever it comes in the script.
explorer.show_map()
sidebar.show_beside_map()
changes.show()
