"""A year of the programme: the slider that chooses it, drawn by ``web/years.js``. Everything on the page follows it."""

from collections import Counter
from typing import Any

import streamlit as st

from data.history import ChangeKind, changes_in, without_known_year
from data.i18n import Texts
from data.labels import level_name
from geo.dataset import Dataset
from pages.panels.history.messages import YearsData
from pages.panels.state import session, shown
from pages.panels.ui import assets
from pages.panels.ui.component import Component
from pages.panels.ui.navigation import CHOOSING

_years = Component("years", texts=("title", "at", "slider", "play", "pause", "whole"))


def show() -> None:
    """Draw the slider, if years of the list are known; an embedded page shows the year of its address."""
    t, data = session.t(), shown.dataset()
    if data.years and not session.is_embedded():
        with st.container(key="years_bar"):
            _years.show(t, content(t, data, session.page() in CHOOSING), on={"year": _choose})


def content(t: Texts, data: Dataset, is_listed: bool) -> YearsData:
    """What the slider shows for *data*; *is_listed*: on a page with a list of its clusters."""
    return {
        "first": data.years[0],
        "last": data.years[-1],
        "year": data.year,
        "news": news_sentence(t, data) if data.year else t("years.explained"),
        "caution": caution(t, data, is_listed),
        "periods": assets.from_frame(assets.serve_json(data.periods, "periods", data.secret)),
    }


def news_sentence(t: Texts, data: Dataset) -> str:
    """How many were admitted so far, and what was new in the year, level by level."""
    year = data.year or 0
    counts = Counter(
        (change.kind, change.level or "")
        for change in changes_in(data.history, year)
        if change.kind in (ChangeKind.ADMITTED, ChangeKind.MOVED_UP)
    )
    levels = {level.id: level_name(t, level) for level in data.catalogue.levels}
    parts = [
        t(f"years.news.{kind}", n=count, level=levels.get(level) or t("years.hub_node"))
        for (kind, level), count in sorted(counts.items(), key=lambda one: data.history.ranks[one[0][1]])
    ]
    return t("years.news", year=str(year), news=", ".join(parts) or t("years.news.nothing"))


def caution(t: Texts, data: Dataset, is_listed: bool) -> str:
    """What the years do not show, because nobody knows it; where the clusters are listed, which of them have no pin."""
    undated = len(without_known_year(data.history))
    unlocated = len(data.catalogue.clusters) - len(data.located.found)
    said = [t("years.caution")] if data.history.complete_from else []
    said += [t("years.undated", n=undated)] if undated else []
    said += [t("years.unlocated", n=unlocated)] if unlocated and data.year and is_listed else []
    return " ".join(said)


def _choose(asked: Any) -> None:
    """Show the year that the script reported (``messages.YearEvent``); for callbacks."""
    year = asked.get("year") if isinstance(asked, dict) else None
    known = year if year in shown.whole().years else None
    session.change(lambda view: view.at_year(known))
