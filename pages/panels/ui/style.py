"""The style sheet of all pages, Streamlit's and those that need no script: the files of ``web/styles`` as one."""

import re
from functools import lru_cache

import streamlit as st
from markupsafe import Markup

from data.model import Catalogue
from pages.panels.ui.assets import WEB, serve
from pages.panels.ui.chart_colours import paper_rules
from pages.panels.ui.streamlit_internals import option
from pages.panels.ui.symbols import level_rules
from pages.panels.ui.templating import render

STYLES = WEB / "styles"
PARTS = (
    "design.css",
    "page.css",
    "map.css",
    "search.css",
    "buttons.css",
    "panel.css",
    "drawer.css",
    "list.css",
    "card.css",
    "share.css",
    "years.css",
    "tables.css",
    "figures.css",
    "first_paint.css",
    "documents.css",
    "stories.css",
    "screens.css",
    "forced_colors.css",
    "print.css",
)
"""The files in their order: of two rules of equal weight the later one holds."""
# Comments, and white space that begins a line.
_UNREAD = re.compile(r"\s*/\*.*?\*/|^\s+", re.DOTALL | re.MULTILINE)
# Streamlit's options for a theme, and the names that it gives their values in style sheets.
_THEME = {
    "primaryColor": "--st-primary-color",
    "backgroundColor": "--st-background-color",
    "textColor": "--st-text-color",
    "linkColor": "--st-link-color",
}


def apply(catalogue: Catalogue) -> None:
    """Add the style sheet to the page, with the symbols of the levels of *catalogue*.

    It is asked for by its address, which the browser has fetched ahead (``pages/server/preload.py``), so that it is
    not sent along with a run. The copy in the first HTML is not enough: Streamlit adds rules of its own after it, and
    of two rules of equal weight the later one holds.
    """
    st.html(render("style.html", rules=Markup(f'@import url("{address()}");{rules_of_levels(catalogue)}')))


def address() -> str:
    """The address of the style sheet, relative to the server's root, below which all pages stand."""
    return serve(rules().encode(), "text/css", "page_styles")


def rules_of_levels(catalogue: Catalogue) -> str:
    """CSS for the symbols of the levels of *catalogue*."""
    return _level_rules(tuple(catalogue.levels_by_id))


def sheet(catalogue: Catalogue) -> str:
    """The style sheet as CSS, with the symbols of the levels of *catalogue*."""
    return rules() + rules_of_levels(catalogue)


@lru_cache
def theme_rules(selector: str = ":root") -> str:
    """CSS that names the colours of both themes for what *selector* means, where Streamlit does not."""
    colours = (
        f"{name}:light-dark({option(f'theme.light.{key}')},{option(f'theme.dark.{key}')});"
        for key, name in _THEME.items()
    )
    return f"{selector}{{color-scheme:light dark;{''.join(colours)}}}"


@lru_cache
def rules() -> str:
    """The style sheet without comments and indentation, which would travel with each page."""
    return _UNREAD.sub("", "\n".join(source(part) for part in PARTS))


def source(part: str) -> str:
    """A file of the style sheet as it is written."""
    return (STYLES / part).read_text(encoding="utf-8")


@lru_cache
def _level_rules(levels: tuple[str, ...]) -> str:
    return level_rules(levels) + paper_rules(len(levels))
