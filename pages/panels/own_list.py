"""A reader's own list: brought, its columns matched, checked row by row, located, mended and shown.

Everything stays in the reader's session; nothing is written to disk.
"""

from dataclasses import replace

import streamlit as st

from data.intake import (
    FIELDS,
    REQUIRED,
    Intake,
    IntakeError,
    build,
    guess_mapping,
    read_table,
    render_error,
    template_csv,
)
from geo.locate import Located, locate, with_counties
from pages.panels import own_report, own_work, resources, session
from pages.panels.own_work import Result, Work
from pages.panels.texts import Texts
from pages.panels.view import View

PASTED = "pasted.csv"


def introduce() -> None:
    """Say what the page does and what happens to the data."""
    t = session.t()
    st.write(t("own.intro"))
    st.caption(t("own.privacy"))
    st.download_button(
        t("own.template"),
        data=template_csv,
        file_name="clusters-template.csv",
        mime="text/csv",
        on_click="ignore",
    )


def bring() -> Work | None:
    """Let the reader upload a file or paste a table; return the work on it once it could be read."""
    t = session.t()
    upload = st.file_uploader(
        t("own.upload"), type=["csv", "tsv", "txt", "xlsx", "geojson", "json"], help=t("own.upload.help")
    )
    with st.expander(t("own.paste")):
        pasted = st.text_area(t("own.paste.label"), key="own_pasted", placeholder=t("own.paste.hint"))
    if upload is not None:
        outcome = own_work.take(upload.file_id, lambda: read_table(upload.name, upload.getvalue()))
    elif pasted.strip():
        outcome = own_work.take(pasted, lambda: read_table(PASTED, pasted.encode()))
    else:
        return _remembered(t)
    if isinstance(outcome, IntakeError):
        st.error(render_error(t, outcome))
        return None
    return outcome


def _remembered(t: Texts) -> Work | None:
    """The list that the reader brought before visiting other pages."""
    work = own_work.remembered()
    if work:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(t("own.remembered", name=work.table.name))
            st.button(t("own.forget"), on_click=_forget)
    return work


def _forget() -> None:
    own_work.forget()
    resources.show_own(None)
    session.change(lambda view: View(lang=view.lang))


def match_columns(work: Work) -> None:
    """Show which column was taken for what, and let the reader correct it."""
    t = session.t()
    columns = work.table.columns
    guessed = guess_mapping(columns)
    mapping = {}
    with st.expander(
        t("own.columns", n=len(columns)), expanded=any(field not in guessed for field in REQUIRED)
    ):
        sides = st.columns(3)
        for number, field in enumerate(FIELDS):
            key = own_work.column_key(field)
            session.know_again(key, work.mapping.get(field, ""))
            answer = sides[number % len(sides)].selectbox(
                t(f"intake.field.{field}") + (" *" if field in REQUIRED else ""),
                options=["", *columns],
                key=key,
                format_func=lambda column: column or session.option("", t("own.columns.none")),
            )
            if chosen := session.identified(answer):
                mapping[field] = chosen
    work.mapping = mapping


def check_and_show(work: Work) -> None:
    """Check and locate the rows, report on them, and offer to show and to mend them."""
    t = session.t()
    missing = [field for field in REQUIRED if field not in work.mapping]
    if missing:
        st.error(t("own.columns.missing", names=", ".join(t(f"intake.field.{field}") for field in missing)))
        return
    st.session_state.setdefault(own_work.TITLE_KEY, work.title)
    work.title = st.text_input(t("own.title"), max_chars=200, key=own_work.TITLE_KEY)
    result = _result(t, work)
    intake, located = result.intake, result.located
    own_report.summary(t, intake, located)
    if intake.catalogue and located:
        _offer_to_show(t, intake, located)
    own_report.remarks(t, intake)
    changes = own_report.pick_places(t, work.table, work.mapping, intake, located)
    changes |= own_report.mend(t, work.table, intake, located)
    if changes:
        work.table = work.table.mended(changes)
        st.rerun()
    own_report.downloads(t, work.table, intake)


def _offer_to_show(t: Texts, intake: Intake, located: Located) -> None:
    assert intake.catalogue is not None
    shown = len(intake.catalogue.clusters)
    if st.button(t("own.show", n=shown), type="primary", icon=":material/map:"):
        catalogue = with_counties(intake.catalogue, located)
        resources.show_own(resources.Dataset(catalogue, located, own=True))
        session.change(lambda view: View(lang=view.lang))
        st.switch_page("pages/map.py")


def _result(t: Texts, work: Work) -> Result:
    """Check and locate, once for the same table, mapping, title and services."""
    work.online = _online(t, work)
    title = work.title or work.table.name
    asked = (work.table, tuple(sorted(work.mapping.items())), title, work.online)
    if work.result is None or work.result.asked != asked:
        work.result = Result(asked, build(work.table, work.mapping, title=title))
        work.cancel(False)
    # Always there, so that what stands below keeps its place, and a section that was opened stays open.
    place = st.empty()
    if work.result.intake.catalogue and not work.result.located:
        if work.cancelled:
            place.button(t("own.locate"), on_click=work.cancel, args=(False,))
        else:
            with place.container():
                located = _locate(t, work, work.result.intake)
            place.empty()
            work.result = replace(work.result, located=located)
    return work.result


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
    services = resources.geocoder().services
    if not services:
        return False
    names = ", ".join(t(f"provider.{service.name}") for service in services)
    st.session_state.setdefault(own_work.ONLINE_KEY, work.online)
    online = st.checkbox(t("own.online", names=names), key=own_work.ONLINE_KEY)
    st.caption(t("own.online.sent", names=names))
    return online
