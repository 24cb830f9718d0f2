"""Wait for work on a reader's own list that is done elsewhere, with progress and a way to stop."""

from collections.abc import Callable
from typing import Protocol

import streamlit as st

from data.intake.processes.queue import Progress

LOOK_EVERY = 0.2
"""Seconds between two looks at how far the work has come. The reader's next act waits as long at most."""


class Awaited(Protocol):
    """Work in a process or a thread of its own."""

    def poll(self) -> Progress:
        """Return how far it has come."""

    def wait(self, seconds: float) -> Progress:
        """Wait until it has ended, no longer than *seconds*, and return how far it has come."""


def wait(
    awaited: Awaited,
    words: Callable[[Progress], str],
    cancel: str,
    *,
    key: str,
    on_cancel: Callable[[], None],
) -> Progress:
    """Show how far work has come until it ends.

    Args:
        awaited: the work.
        words: what stands above the progress bar.
        cancel: the words on the button that stops it.
        key: of that button.
        on_cancel: what the button does; a callback.
    """
    bar = st.progress(0.0)
    st.button(cancel, key=key, on_click=on_cancel)
    progress = awaited.poll()
    while not progress.has_ended:
        bar.progress(progress.share, text=words(progress))
        progress = awaited.wait(LOOK_EVERY)
    return progress
