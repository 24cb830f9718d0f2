"""Keep a reader's own list in their browser, if they want that; never on the server."""

from typing import TypedDict

import streamlit as st

from data.i18n import Texts
from pages.panels.own import work
from pages.panels.own.work import Work
from pages.panels.ui import assets
from pages.panels.ui.component import Component

_keep = Component("keep", texts=("kept", "open", "forget"))


class KeepData(TypedDict):
    """Whether there is a list, whether the reader has a project file of it as it is, the address of that file if the
    browser is to keep it, and the list's title.

    ``web/messages.js`` has the twin.
    """

    brought: bool
    saved: bool
    project: str | None
    name: str


def show(t: Texts, brought: Work | None) -> None:
    """Offer to keep the list that is worked on, or to open the one that the browser keeps."""
    if brought:
        brought.keep = st.checkbox(t("own.keep"), brought.keep, key=brought.key("keep"))
    data: KeepData = {
        "brought": brought is not None,
        "saved": brought is not None and brought.is_saved,
        "project": _address(brought) if brought and brought.keep else None,
        "name": brought.title if brought else "",
    }
    _keep.show(t, data, on={"open": _open})


def _address(brought: Work) -> str:
    return assets.serve(brought.project(), "application/json", "own_project", brought.secret)


def _open(text: str) -> None:
    work.open_kept(text.encode())
