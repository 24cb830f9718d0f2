"""A button that shares the address of the page, or copies it; drawn in the browser by ``web/share.js``."""

from data.i18n import Texts
from pages.panels.ui.component import Component

_share = Component("share", texts=("link", "copied"))


def draw(t: Texts) -> None:
    """Draw the button."""
    _share.show(t, {}, on={})
