"""The accessibility statement, in the form that Norwegian authorities ask for."""

from pages.panels import frame, story

if frame.within_dashboard():
    frame.header()
    story.accessibility()
