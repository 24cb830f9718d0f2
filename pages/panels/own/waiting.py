"""Wait for a process that works on a reader's own list, with progress and a way to stop."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from data.intake.processes.queue import Handle, Progress

LOOK_EVERY = 0.2
"""Seconds between two looks at how far the process has come."""


def wait(
    handle: Handle[Any],
    words: Callable[[Progress], str],
    cancel: str,
    *,
    key: str,
    on_cancel: Callable[[], None],
) -> Progress:
    """Show how far a process has come until it ends.

    Args:
        handle: of the process.
        words: what stands above the progress bar.
        cancel: the words on the button that stops it.
        key: of that button.
        on_cancel: what the button does; a callback.
    """
    bar = st.progress(0.0)
    st.button(cancel, key=key, on_click=on_cancel)
    progress = handle.poll()
    while not progress.has_ended:
        bar.progress(progress.share, text=words(progress))
        progress = handle.wait(LOOK_EVERY)
    return progress
