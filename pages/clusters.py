"""The clusters page: everything in a table, one cluster's card beside it, to share and take along."""

from pages.panels.explore import explorer, sidebar

sidebar.show()
explorer.show_table()
