"""The programme page: what the programme is, its levels, its effect, and the NCE clusters of 2018."""

from pages.panels import frame, story

if frame.within_dashboard():
    frame.header()
    story.programme()
