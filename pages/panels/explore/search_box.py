"""The search box of a page, with suggestions while typing; drawn in the browser by ``web/search.js``.

It sends nothing itself: what it shows comes with what the filters leave (``selection.py``), and what a reader types or
chooses goes back the same way.
"""

from pages.panels.state import session
from pages.panels.ui.component import Component

_search = Component("search", texts=("label", "hint", "clear", "suggestions"))


def show() -> None:
    """Draw the search box; an embedded page has none."""
    if not session.is_embedded():
        _search.show(session.t(), {}, on={})
