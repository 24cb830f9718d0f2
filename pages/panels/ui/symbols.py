"""The symbols of the levels as HTML and as CSS, for cards, legends and toggles."""

from collections.abc import Container, Iterable

from markupsafe import Markup

from data.i18n import Texts
from data.labels import level_name
from data.model import Catalogue
from geo.map.symbols import symbol
from pages.panels.ui.streamlit_internals import APP, of_key
from pages.panels.ui.templating import render


def symbol_html(catalogue: Catalogue, level: str) -> Markup:
    """The symbol of *level*; :func:`level_rules` gives it shape and colour."""
    rank = list(catalogue.levels_by_id).index(level)
    return Markup(render("symbol.html", rank=rank))


def legend_html(t: Texts, catalogue: Catalogue, drawn: Container[str | None] | None = None) -> str:
    """The levels with their symbols as a list; where not all levels are *drawn*, those that are."""
    levels = [
        (level_name(t, level), symbol_html(catalogue, level.id))
        for level in catalogue.levels
        if drawn is None or level.id in drawn
    ]
    return render("legend.html", label=t("insights.legend"), levels=levels)


def level_rules(levels: Iterable[str]) -> str:
    """CSS for the levels with these ids: the colours of each theme, and the symbol before each level's toggle."""
    ranked = [
        {"symbol": symbol(rank), "toggle": of_key(f"level_{level}")} for rank, level in enumerate(levels)
    ]
    return render("level_rules.css.jinja", app=APP, levels=ranked)
