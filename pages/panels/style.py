"""The page's own style, and the symbols of the levels as CSS."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import streamlit as st

from data.model import Catalogue
from geo.map.symbols import symbol

_SHEET = Path(__file__).parent / "web" / "page.css"


def apply(catalogue: Catalogue) -> None:
    """Add the style sheet to the page."""
    st.html(f"<style>{_sheet()}{_level_rules(tuple(level.id for level in catalogue.levels))}</style>")


@lru_cache
def _sheet() -> str:
    return _SHEET.read_text(encoding="utf-8")


@lru_cache
def _level_rules(levels: tuple[str, ...]) -> str:
    """Colours of each theme and, for each level's toggle, its symbol before the label."""
    colours = "".join(
        f"--level-{rank}:light-dark({symbol(rank).light},{symbol(rank).dark});" for rank in range(len(levels))
    )
    rules = [f".stApp{{{colours}}}"]
    for rank, level in enumerate(levels):
        picture = quote(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>"
            f"<path d='{symbol(rank).path}'/></svg>"
        )
        rules.append(
            f".ic-sign-{rank},.st-key-level_{level} label p::before{{"
            f'--symbol:url("data:image/svg+xml,{picture}");background:var(--level-{rank})}}'
        )
    return "".join(rules)
