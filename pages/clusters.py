"""The clusters page: everything in a table, one cluster's card beside it, and the data to take along."""

from pages.panels.explore import explorer, exports, sidebar

sidebar.show()
explorer.show_table()
exports.show()
