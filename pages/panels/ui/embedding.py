"""The HTML that shows an address of ours in a frame on somebody else's page."""

from typing import Literal

from pages.panels.ui.templating import render

EMBED = "embed"
"""The parameter of an address that shows a page for a frame, as Streamlit names it, with the value "true"."""


def embed_code(address: str, title: str, width: int | Literal["100%"], height: int) -> str:
    """Return the frame as one line of HTML, never wider than what it stands in.

    Args:
        address: what the frame shows, absolute.
        title: what the frame is called for whoever cannot see it.
        width: in pixels, or the whole width of what it stands in.
        height: in pixels.
    """
    return render("iframe.html", address=address, title=title, width=width, height=height)
