"""Wait while a reader's own list is read in a process of its own, and say so where it is not read."""

import streamlit as st

from data.i18n import Texts
from data.intake import IntakeError, RawTable, render_error
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
        waiting.wait(reading, words, t("own.cancel"), key="own_cancel_reading", on_cancel=reading.cancel)
    place.empty()
    return work.finish(reading)


def tell(
    t: Texts, place: DeltaGenerator, unread: IntakeError | Handle[RawTable], *, can_be_read: bool
) -> None:
    """Say in *place* that a list was not read, and why; with a way to have it read again where *can_be_read*."""
    if isinstance(unread, IntakeError):
        place.error(render_error(t, unread))
    else:
        with place.container(horizontal=True, vertical_alignment="center"):
            st.text(t("own.reading.cancelled"))
            if can_be_read:
                st.button(t("own.reading.again"), on_click=work.read_again)
    work.note_told()
