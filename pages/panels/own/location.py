"""Check the rows of a reader's own list and find their homes, with progress and a way to stop."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.i18n import Texts
from data.intake import Intake, build
from geo.locate import Located, locate
from pages.panels.own.work import ONLINE_KEY, Result, Work
from pages.panels.state import shared, widgets


def result(t: Texts, work: Work) -> Result:
    """Check and locate, once for the same table, mapping, title and services."""
    work.online = _online(t, work)
    title = work.title or work.table.name
    asked = (work.table, tuple(sorted(work.mapping.items())), title, work.online, tuple(work.places.items()))
    # Always there, so that what stands below keeps its place, and a section that was opened stays open.
    place = st.empty()
    if work.result is None or work.result.asked != asked:
        with _turn(t, place):
            work.result = Result(asked, build(work.table, work.mapping, title=title, places=work.places))
        place.empty()
        work.cancel(False)
    if work.result.intake.catalogue and not work.result.located:
        if work.cancelled:
            place.button(t("own.locate"), on_click=work.cancel, args=(False,))
        else:
            # Online services take the time, not this machine, so nobody has to wait for that.
            turn = nullcontext() if work.online else _turn(t, place)
            with turn, place.container():
                located = _locate(t, work, work.result.intake)
            place.empty()
            work.result = replace(work.result, located=located)
    return work.result


def _turn(t: Texts, place: DeltaGenerator) -> AbstractContextManager[None]:
    """Wait until it is this list's turn, and tell in *place* how many are before it."""
    return shared.checking_queue().turn(lambda ahead: place.progress(0.0, text=t("own.waiting", n=ahead)))


def _locate(t: Texts, work: Work, intake: Intake) -> Located:
    """Locate with a progress bar; the cancel button ends this run at the bar's next step."""
    assert intake.catalogue is not None
    bar = st.progress(0.0, text=t("own.locating"))
    st.button(t("own.cancel"), on_click=work.cancel)
    step = 1 if work.online else max(1, len(intake.catalogue.clusters) // 50)

    def progress(done: int, total: int) -> None:
        if done % step == 0 or done == total:
            bar.progress(done / total, text=t("own.locating_of", n=done, total=total))

    return locate(intake.catalogue, work.geocoder(), progress)


def _online(t: Texts, work: Work) -> bool:
    """Whether to ask online services too: the operator must allow it, and the reader switch it on for this list."""
    services = shared.geocoder().services
    if not services:
        return False
    names = ", ".join(t(f"provider.{service.name}") for service in services)
    widgets.default(ONLINE_KEY, work.online)
    online = st.checkbox(t("own.online", names=names), key=ONLINE_KEY)
    st.caption(t("own.online.sent", names=names))
    return online
