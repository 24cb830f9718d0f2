"""Keeps garbage collection cheap while many readers are there.

Streamlit collects garbage after every run, which takes time for each object of each session. What is alive is
therefore put out of the collector's sight, and looked through only every few seconds.
"""

import gc
import threading
import time

EVERY = 20.0
"""Seconds between two looks at everything."""
_looking = threading.Lock()
_next_look = 0.0


def set_aside() -> None:
    """Put what is alive out of sight; what died there since the last time is freed now."""
    global _next_look
    if time.monotonic() >= _next_look and _looking.acquire(blocking=False):
        try:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            _next_look = time.monotonic() + EVERY
        finally:
            _looking.release()
