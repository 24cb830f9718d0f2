"""The style sheet of the page."""

from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from data.model import Catalogue
from pages.panels.ui.assets import WEB
from pages.panels.ui.symbols import level_rules
from pages.panels.ui.templating import render


def apply(catalogue: Catalogue) -> None:
    """Add the style sheet to the page, with the symbols of the levels of *catalogue*."""
    rules = _sheet() + _level_rules(tuple(catalogue.levels_by_id))
    st.html(render("style.html", rules=Markup(rules)))


@lru_cache
def _sheet() -> str:
    return "\n".join((WEB / name).read_text(encoding="utf-8") for name in ("page.css", "print.css"))


@lru_cache
def _level_rules(levels: tuple[str, ...]) -> str:
    return level_rules(levels)
