"""The clusters page: everything in a table, one cluster's card beside it, and the data to take along."""

from pages.panels import explorer, exports, filters, frame

if frame.within_dashboard():
    frame.header()
    filters.sidebar()
    explorer.read_table()
    exports.downloads()
