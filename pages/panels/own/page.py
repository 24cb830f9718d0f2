"""The page for a reader's own list: brought, its columns matched, checked row by row, located, mended and shown.

Everything stays in the reader's session; nothing is written to disk.
"""

import streamlit as st

from data.i18n import Texts
from data.intake import build, template_csv
from data.intake.processes.queue import Handle
from data.model import Catalogue
from geo.dataset import Dataset
from geo.locate import Located, with_counties
from pages.panels.own import columns, keeping, location, pin, placing, reading, report, work
from pages.panels.own.work import Work
from pages.panels.state import session, shown
from pages.panels.state.widgets import Slot
from pages.panels.ui.markdown import as_markdown
from pages.panels.ui.navigation import page_file
from pages.panels.ui.templating import render

WIDTH = 1800  # pixels; wider tables are hard to read across
TITLE_WIDTH = 700  # pixels
BESIDE = (5, 3)  # how the page's width is shared between the list to bring and what helps with it
SHOW = "own_show"
"""The key of the button that shows the list on the map."""
UPLOAD, PASTE = "upload", "pasted"
"""The ways in which a list is brought."""


def show() -> None:
    """Draw the page, no wider than is good for its tables; on a phone it is as wide as the page."""
    t = session.t()
    with st.container(width=WIDTH):
        st.html(render("own_steps.html", t=t))
        form, help_beside = st.columns(BESIDE, gap="large")
        with form:
            brought = _bring(t)
            kept = st.container()  # filled last, so that what is decided in this run is kept too
        with help_beside:
            _help(t, has_list=brought is not None)
        if brought:
            if Slot[bool](SHOW).get() is None:  # the reader has been on another page since
                brought.wanted = False
            brought.mend(report.take_typed(brought))
            columns.match(t, brought)
            if columns.ask_for_missing(t, brought):
                brought.wanted = False
                report.remarks(t, build(brought.table, brought.mapping, title=brought.title))
            else:
                _check_and_show(t, brought)
        with kept:
            keeping.show(t, brought)


def _help(t: Texts, has_list: bool) -> None:
    """Offer an example and a template, and say what happens to the data."""
    with st.container(key="own_no_list"):
        st.header(t("own.no_list"), anchor=False)
        _draw_ways_in(t, has_list)
    st.header(t("own.privacy.title"), anchor=False)
    st.caption(t("own.privacy"))


def _draw_ways_in(t: Texts, has_list: bool) -> None:
    with st.container(horizontal=True):
        if not has_list:  # it would take the place of that
            st.button(
                t("own.example"),
                key="own_example",
                icon=":material/play_arrow:",
                on_click=lambda: work.try_example(t("own.example.name")),
            )
        st.download_button(
            t("own.template"),
            data=template_csv,
            file_name="list-template.csv",
            mime="text/csv",
            on_click="ignore",
        )


def _bring(t: Texts) -> Work | None:
    """Let the reader upload a file or paste a table; return the work on it once it could be read.

    Until then it is the work on the list before.
    """
    source = _source(t)
    if source is None:
        work.take_back()
    outcome = work.take(*source) if source else work.remembered()
    # Always there, so that what stands below keeps its place, and a section that was opened stays open.
    place = st.empty()
    if isinstance(outcome, Handle):
        outcome = reading.wait(t, place, outcome)
    if source and isinstance(outcome, Work):
        _choose_sheet(t, source[0], outcome)
        return outcome
    if outcome is not None and not isinstance(outcome, Work):
        reading.tell(t, place, outcome, can_be_read=source is not None)
        outcome = work.before()
    if outcome is not None:
        _name(t, outcome)
    return outcome


def _source(t: Texts) -> tuple[str, str, bytes] | None:
    """What the reader brought last, of what stands in the page: what tells it from others, its name and content."""
    upload = st.file_uploader(
        t("own.upload"),
        help=t("own.upload.help"),
        key=work.way_key(UPLOAD),
        on_change=work.note_way,
        args=(UPLOAD,),
    )
    with st.expander(t("own.paste"), key="own_paste"):
        pasted = st.text_area(
            t("own.paste.label"),
            key=work.way_key(PASTE),
            placeholder=t("own.paste.hint"),
            on_change=work.note_way,
            args=(PASTE,),
        )
    if upload is not None and not (pasted.strip() and work.last_way() == PASTE):
        return upload.file_id, upload.name, upload.getvalue()
    return (pasted, f"{t('own.pasted')}.csv", pasted.encode()) if pasted.strip() else None


def _choose_sheet(t: Texts, source: str, brought: Work) -> None:
    """Offer the other sheets of a workbook."""
    table = brought.table
    if table.sheet is None or len(table.sheets) < 2:
        return
    chosen = st.selectbox(t("own.sheet"), table.sheets, index=table.sheets.index(table.sheet))
    if chosen != table.sheet:
        work.want_sheet(source, chosen)
        st.rerun()


def _name(t: Texts, brought: Work) -> None:
    """Say which list is worked on where no file or pasted table in the page does, with a way to end that."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(t("own.remembered", name=brought.table.name))
        st.button(t("own.forget"), on_click=_forget)
    if (sheet := brought.table.sheet) and len(brought.table.sheets) > 1:
        st.caption(t("own.sheet.read", sheet=as_markdown(sheet)))


def _forget() -> None:
    work.start_anew()
    shown.show_own(None)
    session.start_over()


def _check_and_show(t: Texts, brought: Work) -> None:
    """Check and locate the rows, report on them, and offer to show and to mend them."""
    brought.title = st.text_input(
        t("own.title"), brought.title, max_chars=200, key=brought.key("title"), width=TITLE_WIDTH
    )
    result = location.result(t, brought)
    wanted = brought.is_wanted()
    if result is None:
        return
    intake, located = result.intake, result.located
    doubtful = placing.doubts(intake, located)
    report.summary(t, intake, located)
    if intake.catalogue and located:
        placing.summary(t, intake, doubtful)
        if wanted:
            _show_on_map(brought, intake.catalogue, located)
        _offer_to_show(t, brought, len(intake.catalogue.clusters))
    report.remarks(t, intake)
    placing.correct(t, brought, intake, located)
    placing.mend(t, brought, doubtful)
    pin.mend(t, brought, intake, located, doubtful)
    report.mend(t, brought, intake, located)
    report.downloads(t, brought, intake, doubtful)


def _offer_to_show(t: Texts, brought: Work, count: int) -> None:
    if brought.has_changed_since_shown and shown.has_own():
        st.info(t("own.show.changed"))
    st.button(
        t("own.show", n=count),
        key=SHOW,
        type="primary",
        icon=":material/map:",
        on_click=brought.want,
    )


def _show_on_map(brought: Work, catalogue: Catalogue, located: Located) -> None:
    shown.show_own(Dataset(with_counties(catalogue, located), located, own=True))
    brought.note_shown()
    session.start_over()
    st.switch_page(page_file("map"))
