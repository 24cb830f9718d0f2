"""The about page: where everything is from, how sure it is, licences and privacy."""

from pages.panels import frame, story

if frame.within_dashboard():
    frame.header()
    story.about()
