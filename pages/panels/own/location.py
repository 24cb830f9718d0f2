"""Check the rows of a reader's own list and find their homes, with progress and a way to stop."""

import streamlit as st

from data.i18n import Texts
from data.intake import Intake, IntakeError, render_error
from data.intake.processes.queue import Cancelled, Progress, State
from geo.checking import Checked, Question
from geo.locate import Located
from geo.lookup import Lookup
from pages.panels.own import waiting
from pages.panels.own.work import Work
from pages.panels.state import shared
from pages.panels.state.widgets import Slot


def result(t: Texts, work: Work) -> Checked | None:
    """Check and locate, once for the same table, mapping, title and services; None: it was stopped, or failed."""
    work.online = _online(t, work)
    question = Question(work.table, dict(work.mapping), work.title or work.table.name, dict(work.places))
    work.ask((question, work.online))
    # Always there, so that what stands below keeps its place, and a section that was opened stays open.
    place = st.empty()
    if work.cancelled:
        work.stop_checking()
        place.button(t("own.locate"), on_click=work.cancel, args=(False,))
    elif not work.is_checked:
        try:
            with place.container():
                _check(t, work, question)
        except IntakeError as error:
            work.refused = error
        place.empty()
    if work.refused:
        st.error(render_error(t, work.refused))
    return work.result


def _check(t: Texts, work: Work, question: Question) -> None:
    """Put into *work* what the check comes to.

    A short list is checked here, a long one in a process of its own. Online services take the time, not this machine,
    so they are asked here.

    Raises:
        IntakeError: the check of a long list takes too much.
    """
    locates_here = question.is_short or work.online
    if not question.is_short and not (work.online and work.result):
        work.result = _check_in_process(t, work, question)
    elif work.result is None:
        work.result = Checked(question.check())
    if locates_here and work.result and work.result.intake.catalogue:
        intake = work.result.intake
        work.result = Checked(intake, _locate(t, work, intake))


def _check_in_process(t: Texts, work: Work, question: Question) -> Checked:
    """Wait for the process with a progress bar; the cancel button ends it at once."""

    def words(progress: Progress) -> str:
        waits = progress.state is State.WAITING
        return t("own.waiting", n=progress.ahead + 1) if waits else t("own.checking")

    checking = work.begin_checking(question)
    waiting.wait(checking, words, t("own.cancel"), key="own_cancel_checking", on_cancel=work.cancel)
    try:
        return checking.result()
    except Cancelled:  # nobody asked about it for a while
        work.cancel()
        st.rerun()


def _locate(t: Texts, work: Work, intake: Intake) -> Located:
    """Wait for the lookup with a progress bar; the cancel button ends it."""
    assert intake.catalogue is not None
    total = len(intake.catalogue.clusters)
    lookup = Lookup(intake.catalogue, work.geocoder())
    try:
        waiting.wait(
            lookup,
            lambda progress: t("own.locating_of", n=round(progress.share * total), total=total),
            t("own.cancel"),
            key="own_cancel_lookup",
            on_cancel=lambda: _go_on_without(work),
        )
        return lookup.result()
    finally:  # also where another act of the reader ends this run
        lookup.stop()


def _go_on_without(work: Work) -> None:
    """Ask the services no more: what the gazetteer knows can be shown; for callbacks."""
    Slot[bool](work.key("online")).set(False)
    work.gave_up = True


def _online(t: Texts, work: Work) -> bool:
    """Whether to ask online services too: the operator must allow it, and the reader switch it on for this list."""
    services = shared.geocoder().services
    if not services:
        return False
    names = ", ".join(t(f"provider.{service.name}") for service in services)
    online = st.checkbox(t("own.online", names=names), work.online, key=work.key("online"))
    st.caption(t("own.online.sent", names=names))
    work.gave_up = work.gave_up and not online
    if work.gave_up:
        st.text(t("own.online.cancelled"))
    return online
