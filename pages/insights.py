"""The insights page: the clusters in numbers, and the programme over time."""

from pages.panels.explore import search_box, sidebar
from pages.panels.history import flows, timeline, years
from pages.panels.insights import story

sidebar.show()
search_box.show()
years.show()
story.show()
timeline.show()
flows.show()
