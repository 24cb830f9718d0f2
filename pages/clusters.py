"""The clusters page: everything in a table, one cluster's card beside it, to share and take along."""

from pages.panels.explore import explorer, search_box, sidebar

sidebar.show()
search_box.show()
explorer.show_table()
