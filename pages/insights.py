"""The insights page: the clusters in numbers, and the programme over time."""

from pages.panels import charts, filters, frame

if frame.within_dashboard():
    frame.header()
    filters.sidebar()
    charts.counts()
    charts.over_time()
