"""The frame around every page: set-up, navigation, style, footer, and what a reader sees when data are broken."""

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from data.model import Catalogue
from pages.panels import housekeeping, logs, readiness, resources, session, style
from pages.panels.component import Component, serve_json
from pages.panels.texts import DEFAULT_LANGUAGE, Texts, as_markdown, languages, texts
from pages.panels.view import View

logger = logging.getLogger(__name__)

FOLDER = Path(__file__).parent.parent
FORM_WIDTH = 1000  # pixels
ICON = Path(__file__).parent / "web" / "icon.svg"


@dataclass(frozen=True)
class PageEntry:
    """One page of the dashboard; its title is the text ``page.<name>.title``."""

    name: str
    icon: str
    in_menu: bool = True

    @property
    def path(self) -> Path:
        """The page's file."""
        return FOLDER / f"{self.name}.py"


# Tells the browser which language the page is in, and translates what Streamlit says in English only.
STREAMLITS_WORDS = (
    "skip", "sidebar", "expand", "collapse", "pages", "help", "open", "close", "dismiss", "selected", "remove",
    "clear", "clear_entry", "clear_all", "select_all", "select_matches", "no_results", "most", "file", "upload",
    "file_limit", "show_data", "png", "csv", "spec", "copied", "fullscreen", "close_fullscreen", "search",
    "running", "stop", "no_page", "no_page_advice", "disconnected", "connecting", "chart",
)  # fmt: skip
_document = Component("document", texts=STREAMLITS_WORDS)

# The first page is the one that the bare address opens.
PAGES = (
    PageEntry("map", ":material/map:"),
    PageEntry("clusters", ":material/table_rows:"),
    PageEntry("compare", ":material/compare_arrows:"),
    PageEntry("insights", ":material/bar_chart:"),
    PageEntry("programme", ":material/flag:"),
    PageEntry("your_data", ":material/upload_file:"),
    PageEntry("about", ":material/info:"),
    PageEntry("accessibility", ":material/accessibility_new:", in_menu=False),
)


def open_dashboard() -> None:
    """Show the page that the address names, in its frame. The whole of ``dashboard.py``."""
    housekeeping.begin_run()
    logs.install()
    _mark_open()
    t = session.t()
    st.set_page_config(page_title=t("app.title"), page_icon=str(ICON), layout="wide")
    entries = {
        entry.name: st.Page(
            entry.path,
            title=t(f"page.{entry.name}.title"),
            icon=entry.icon,
            default=entry is PAGES[0],
            visibility="visible" if entry.in_menu else "hidden",
        )
        for entry in PAGES
    }
    page = st.navigation(list(entries.values()), position="top" if len(PAGES) > 1 else "hidden")
    name = next(name for name, known in entries.items() if known is page or known.url_path == page.url_path)
    try:
        readiness.check()
    except readiness.CAUSES as error:
        logger.error("The dashboard cannot be shown: %s", error)
        _explain(str(error))
        return
    session.begin(name)
    style.apply(resources.dataset().catalogue)
    page.run()
    _footer()
    _resume_after_restart()
    session.write_url()


def header() -> None:
    """The page's heading, with the dataset's name."""
    t = session.t()
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(
            f'<header class="ic-header"><h1>{t(f"page.{session.page()}.heading")}</h1>'
            f"<p>{escape(resources.dataset().catalogue.title)}</p></header>"
        )
        if len(languages()) > 1:
            _language_switch(t)
    if resources.dataset().own:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/person: {t('own.sign')}", width="content")
            title = as_markdown(resources.programme().catalogue.title)
            st.button(t("own.back", title=title), on_click=_back_to_programme)
    _speak(t, session.page())


def _speak(t: Texts, page: str) -> None:
    """Put all that the browser shows and says on *page* in the reader's language."""
    english = {key: texts(DEFAULT_LANGUAGE)(f"document.{key}") for key in STREAMLITS_WORDS}
    _document.show(
        t, {"language": t.language, "english": serve_json(english, "english"), "page": page}, on={}
    )


def _back_to_programme() -> None:
    resources.show_own(None)
    session.change(lambda view: View(lang=view.lang))


def _language_switch(t: Texts) -> None:
    session.keep("lang", session.language())
    st.segmented_control(
        t("language.label"),
        options=languages(),
        key="lang",
        format_func=lambda language: t(f"language.{language}"),
        label_visibility="collapsed",
        required=True,
        on_change=lambda: session.change(lambda view: replace(view, lang=st.session_state["lang"])),
    )


def form_width() -> DeltaGenerator:
    """A part of the page no wider than is good for a form; on a phone it is as wide as the page."""
    return st.container(width=FORM_WIDTH)


def within_dashboard() -> bool:
    """Say whether ``dashboard.py`` runs this page; if not, open the dashboard and stop the page.

    A fresh server whose first request is a deep link to a page runs that page's file by itself.
    """
    if _is_open():
        return True
    open_dashboard()
    st.stop()


def _mark_open() -> None:
    st.session_state["dashboard_run"] = _run_id()


def _is_open() -> bool:
    return bool(st.session_state.get("dashboard_run") == _run_id())


def _run_id() -> int:
    """What tells one run of the script from the next: the run's own cursor store."""
    context = get_script_run_ctx()
    return id(context.cursors) if context else 0


def _explain(problems: str) -> None:
    t = session.t()
    st.title(t("broken.title"))
    st.write(t("broken.advice"))
    for problem in problems.splitlines():
        st.text(problem)
    _speak(t, page="")


def _footer() -> None:
    catalogue = resources.dataset().catalogue
    t = session.t()
    sentences = [counts_text(t, catalogue)]
    if catalogue.source:
        sentences.append(t("footer.source", url=escape(catalogue.source)))
    if catalogue.licence:
        sentences.append(t("footer.licence", licence=escape(catalogue.licence)))
    with st.container(horizontal=True, vertical_alignment="center", key="footer"):
        st.html(f'<footer class="ic-footer">{" ".join(sentences)}</footer>')
        st.page_link(FOLDER / "accessibility.py", label=t("page.accessibility.title"))


@st.fragment(run_every=timedelta(days=1))
def _resume_after_restart() -> None:
    """Draw nothing, once a day.

    When its connection comes back, Streamlit's client asks for a run only if the page holds such a timer. Without
    the run, a server that was restarted knows nothing of the page's fragments and ignores every click in them.
    """


def counts_text(t: Texts, catalogue: Catalogue) -> str:
    """How many listings and organisations there are, and what the report says if it says otherwise."""
    said = catalogue.facts_by_id.get("served-2021")
    key = "footer.counts_and_report" if said else "footer.counts"
    return t(
        key,
        n=len(catalogue.clusters),
        organisations=catalogue.organisation_count,
        report=int(said.value or 0) if said else 0,
    )
