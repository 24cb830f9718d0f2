"""The symbols of the levels as HTML and as CSS, for cards, legends and toggles."""

from collections.abc import Iterable
from urllib.parse import quote

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


def legend_html(t: Texts, catalogue: Catalogue) -> str:
    """The levels with their symbols as a list."""
    levels = [(level_name(t, level), symbol_html(catalogue, level.id)) for level in catalogue.levels]
    return render("legend.html", label=t("insights.legend"), levels=levels)


def level_rules(levels: Iterable[str]) -> str:
    """CSS for the levels with these ids: the colours of each theme, and the symbol before each level's toggle."""
    ranked = [(rank, level, symbol(rank)) for rank, level in enumerate(levels)]
    colours = "".join(f"--level-{rank}:light-dark({sign.light},{sign.dark});" for rank, _, sign in ranked)
    rules = [f"{APP}{{{colours}}}"]
    for rank, level, sign in ranked:
        picture = quote(
            f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path d='{sign.path}'/></svg>"
        )
        rules.append(
            f".ic-sign-{rank},{of_key(f'level_{level}')} label p::before{{"
            f'--symbol:url("data:image/svg+xml,{picture}");--mark:var(--level-{rank});background:var(--mark)}}'
        )
    return "".join(rules)
