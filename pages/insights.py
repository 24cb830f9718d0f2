"""The insights page: the clusters in numbers, and the programme over time."""

from pages.panels.explore import sidebar
from pages.panels.history import timeline, years
from pages.panels.insights import counts

sidebar.show()
years.show()
counts.show()
timeline.show()
