"""The clusters page: everything in a table, one cluster's card beside it, and the data to take along."""

from pages.panels.explore import explorer, exports, search_box, sidebar

sidebar.show()
search_box.show()
explorer.show_table()
exports.show()
