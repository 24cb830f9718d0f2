"""The compare page: two to four clusters side by side."""

from pages.panels import comparison, frame

if frame.within_dashboard():
    frame.header()
    comparison.choose()
    comparison.show()
