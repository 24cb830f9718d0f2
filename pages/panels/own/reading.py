"""Wait while a reader's own list is read in a process of its own, with progress and a way to stop."""

import streamlit as st

from data.i18n import Texts
from data.intake import RawTable
from data.intake.processes.queue import Handle, Progress, State
from pages.panels.own import waiting, work
from pages.panels.own.work import Outcome
from pages.panels.ui.streamlit_internals import DeltaGenerator


def wait(t: Texts, place: DeltaGenerator, reading: Handle[RawTable]) -> Outcome:
    """Show in *place* how far *reading* has come until it ends; the cancel button ends it at once."""

    def words(progress: Progress) -> str:
        waits = progress.state is State.WAITING
        return t("own.waiting", n=progress.ahead + 1) if waits else t("own.reading")

    with place.container():
        progress = waiting.wait(
            reading, words, t("own.cancel"), key="own_cancel_reading", on_cancel=reading.cancel
        )
    place.empty()
    if progress.state is State.CANCELLED:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.text(t("own.reading.cancelled"))
            st.button(t("own.reading.again"), on_click=work.forget)
    return work.finish(reading)
