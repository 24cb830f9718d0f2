"""The layout around every page: set-up, navigation, heading, footer, and what a reader sees when data are broken."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal, TypedDict

import streamlit as st

from data.i18n import DEFAULT_LANGUAGE, Texts, languages, texts
from data.labels import counts_text
from data.model import Catalogue
from geo.dataset import Dataset
from pages.panels.state import readiness, session, shared, shown, widgets
from pages.panels.ui import assets, style, tab
from pages.panels.ui.addresses import words_address
from pages.panels.ui.component import Component
from pages.panels.ui.markdown import as_markdown
from pages.panels.ui.navigation import FILTERING, PAGES, page_file
from pages.panels.ui.streamlit_internals import came_by_history
from pages.panels.ui.templating import render

logger = logging.getLogger(__name__)

_LAYER_KEY = "own_layer"

ICON = assets.WEB / "icon.svg"


# Tells the browser which language the page is in, and translates what Streamlit says in English only.
STREAMLITS_WORDS = (
    "skip", "sidebar", "expand", "collapse", "pages", "help", "open", "close", "dismiss", "selected", "remove",
    "choose", "choose_or_add", "add", "apply", "apply_with_key", "clear", "clear_entry", "clear_all", "select_all",
    "select_matches", "no_results", "most", "file", "upload",
    "file_limit", "error", "too_large", "add_files", "upload_failed", "retry_upload",
    "cancel_upload", "drop_file", "show_data", "png", "csv", "spec", "copied", "fullscreen", "close_fullscreen",
    "search", "type_to_search", "close_search", "previous_result", "next_result", "result", "results",
    "one_of_result", "one_of_results", "one_of_many_results",
    "running", "stop", "view_more", "view_less", "more", "no_page", "no_page_advice", "disconnected", "connecting",
    "chart", "columns", "index", "copy_column", "ascending", "descending", "autosize", "pin",
    "unpin", "hide", "statistics", "values", "empty", "distinct", "shortest", "longest", "average_length",
    "average", "deviation", "lower_quarter", "upper_quarter", "no_data", "sample", "automatic", "localized",
    "plain", "compact", "percent", "scientific", "accounting", "duration",
)  # fmt: skip
_document = Component("document", texts=STREAMLITS_WORDS)


_phone_bar = Component("phone_bar", texts=("name", "menu", "filters", "filters_n"))


class PhoneBarData(TypedDict):
    """Whether the page has filters beside the menu (``web/messages.js`` has the twin)."""

    filters: bool


class DocumentData(TypedDict):
    """The page's language and name, and the address of Streamlit's own words (``web/messages.js`` has the twin)."""

    language: str
    english: str
    page: str


def draw() -> None:
    """Draw the page that the address names, in its layout."""
    t = session.t_to_come(came_by_history())
    st.set_page_config(page_title=t("app.title"), page_icon=str(ICON), layout="wide")
    name, run_page = _navigate(t)
    try:
        readiness.check()
    except readiness.CAUSES as error:
        logger.error("The dashboard cannot be shown: %s", error)
        _explain(t, str(error))
        return
    session.begin(name, came_by_history())
    t, data = session.t(), shown.whole()
    tab.show_title(anew=True)
    style.apply(data.catalogue)
    if session.is_embedded():
        st.html(render("embed_heading.html", heading=t(f"page.{name}.heading")))
        _set_document_language(t, name)
        run_page()
    else:
        _header(t, data, name)
        run_page()
        _footer(t, data.catalogue)
    _resume_after_restart()
    session.write_url()


def _navigate(t: Texts) -> tuple[str, Callable[[], None]]:
    """Offer all pages in the menu; return the name of the one that the address names, and what runs it."""
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
    position: Literal["hidden", "top"] = "hidden" if session.is_embedded() else "top"
    page = st.navigation(list(entries.values()), position=position)
    name = next(name for name, known in entries.items() if known is page or known.url_path == page.url_path)
    return name, page.run


def _header(t: Texts, data: Dataset, page: str) -> None:
    """The page's heading, with the dataset's name."""
    bar: PhoneBarData = {"filters": page in FILTERING}
    _phone_bar.show(t, bar, on={})
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.html(render("header.html", heading=t(f"page.{page}.heading"), title=data.catalogue.title))
        if len(languages()) > 1:
            _language_switch(t)
    if data.own:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/person: {t('own.sign')}", width="content")
            title = as_markdown(shared.programme().catalogue.title)
            st.button(t("own.back", title=title), on_click=_back_to_programme)
            widgets.bind(_LAYER_KEY, shown.has_layer())
            st.checkbox(t("own.layer", title=title), key=_LAYER_KEY, on_change=_show_layer, width="content")
    elif session.followed_link_into_own_list():
        st.info(t("own.link", title=as_markdown(data.catalogue.title)), icon=":material/info:")
    _set_document_language(t, page)


def _set_document_language(t: Texts, page: str) -> None:
    """Put all that the browser shows and speaks on *page* in the reader's language."""
    english = {key: texts(DEFAULT_LANGUAGE)(f"document.{key}") for key in STREAMLITS_WORDS}
    data: DocumentData = {
        "language": t.language,
        "english": assets.serve_json(english, "english"),
        "page": page,
    }
    _document.show(t, data, on={"theme": _draw_anew})


def _draw_anew(_: bool) -> None:
    """The page has another theme; the run that this begins draws its charts and pictures in it."""


def _show_layer() -> None:
    """Show or hide the programme's clusters; what a reader had filtered by need not be there any more."""
    shown.show_layer(widgets.value(_LAYER_KEY))
    session.keep_choice()


def _back_to_programme() -> None:
    shown.show_own(None)
    session.start_over()


def _language_switch(t: Texts) -> None:
    widgets.bind("lang", t.language)
    st.segmented_control(
        t("language.label"),
        options=languages(),
        key="lang",
        format_func=lambda language: t(f"language.{language}"),
        label_visibility="collapsed",
        required=True,
        on_change=_change_language,
    )


def _change_language() -> None:
    session.follow(
        "lang",
        widgets.value("lang"),
        of=lambda view: session.language_of(view.lang),
        put=lambda view, language: replace(view, lang=language),
    )


def _explain(t: Texts, problems: str) -> None:
    st.title(t("broken.title"))
    st.write(t("broken.advice"))
    for problem in problems.splitlines():
        st.text(problem)
    _set_document_language(t, page="")


def _footer(t: Texts, catalogue: Catalogue) -> None:
    html = render(
        "footer.html",
        t=t,
        counts=counts_text(t, catalogue),
        source=catalogue.source,
        licence=catalogue.licence,
        words=words_address(session.view().lang),
    )
    with st.container(horizontal=True, vertical_alignment="center", key="footer"):
        st.html(html)
        st.page_link(page_file("accessibility"), label=t("page.accessibility.title"))


@st.fragment(run_every=timedelta(days=1))
def _resume_after_restart() -> None:
    """Draw nothing, once a day.

    When its connection comes back, Streamlit's client asks for a run only if the page holds such a timer. Without
    the run, a server that was restarted knows nothing of the page's fragments and ignores every click in them.
    """
