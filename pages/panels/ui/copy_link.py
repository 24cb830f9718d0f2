"""A button that shares the address of the page, or copies it; drawn in the browser by ``web/copy_link.js``."""

from data.i18n import Texts
from pages.panels.ui.component import Component

_copy_link = Component("copy_link", texts=("label", "copied"))


def draw(t: Texts) -> None:
    """Draw the button."""
    _copy_link.show(t, {}, on={})
