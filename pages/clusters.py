"""The clusters page: everything in a table, one cluster's card beside it, and the data to take along."""

from pages.panels.explore import explorer, exports, sidebar
from pages.panels.history import years

sidebar.show()
years.show()
explorer.show_table()
exports.show()
