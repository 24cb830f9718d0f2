"""Streamlit's style sheet as the first HTML holds it, beside ours: the first paint waits for no further answer."""

from functools import lru_cache
from pathlib import PurePosixPath

from pages.panels.ui.streamlit_internals import INDEX
from pages.server.index_page import sheet_address
from pages.server.streamlit_files import ABOVE_SHEET

_END = "</style"


@lru_cache
def streamlits() -> str | None:
    """Streamlit's style sheet as CSS for pages at the root; None if its files look otherwise than expected."""
    address = sheet_address(INDEX.read_text("utf-8"))
    if address is None:
        return None
    css = (INDEX.parent / address).read_text("utf-8")
    above = PurePosixPath(address).parents[1]
    return None if _END in css else ABOVE_SHEET.sub(f"url(./{above}/", css)
