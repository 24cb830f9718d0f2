"""The insights page: the clusters in numbers, and the programme over time."""

from pages.panels import counts, filters, frame, timeline

if frame.within_dashboard():
    frame.header()
    filters.sidebar()
    counts.show()
    timeline.show()
