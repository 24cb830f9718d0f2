"""The clusters page: everything in a table, one cluster's card beside it, to share and take along."""

from pages.panels.explore import explorer, search_box, sidebar
from pages.panels.history import years

sidebar.show()
search_box.show()
years.show()
explorer.show_table()
