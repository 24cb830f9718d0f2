"""Wait while a reader's own list is read in a process of its own, with progress and a way to stop."""

import time

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.i18n import Texts
from data.intake.reading_queue import Progress, Reading, ReadingState
from pages.panels.own import work
from pages.panels.own.work import Outcome

LOOK_EVERY = 0.2
"""Seconds between two looks at how far the reading has come."""


def wait(t: Texts, place: DeltaGenerator, reading: Reading) -> Outcome:
    """Show in *place* how far *reading* has come until it ends; the cancel button ends it at once."""
    with place.container():
        bar = st.progress(0.0)
        st.button(t("own.cancel"), key="own_cancel_reading", on_click=reading.cancel)
    while (progress := reading.poll()).state in (ReadingState.WAITING, ReadingState.RUNNING):
        bar.progress(progress.share, text=_words(t, progress))
        time.sleep(LOOK_EVERY)
    place.empty()
    if progress.state is ReadingState.CANCELLED:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.text(t("own.reading.cancelled"))
            st.button(t("own.reading.again"), on_click=work.forget)
    return work.finish(reading)


def _words(t: Texts, progress: Progress) -> str:
    if progress.state is ReadingState.WAITING:
        return t("own.waiting", n=progress.ahead + 1)
    return t("own.reading")
