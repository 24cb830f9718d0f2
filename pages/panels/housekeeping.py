"""Keeps the server's house beside the readers' runs: what they left is freed, and its memory given back.

Streamlit collects garbage after every run, which takes time for each object of each session. What is alive is
therefore put out of the collector's sight, and looked through only once in a while, if a script ran since.
"""

import ctypes
import gc
import sys
import threading
import time

EVERY = 20.0
"""Seconds from a run to the next look, which then counts for all runs until it."""
_ran = threading.Event()
_starting = threading.Lock()
_keeper: threading.Thread | None = None


def note_run() -> None:
    """Tell that a script ran; the first time, a thread begins to keep house."""
    global _keeper
    _ran.set()
    with _starting:
        if _keeper is None:
            _keeper = threading.Thread(target=_keep, name="housekeeping", daemon=True)
            _keeper.start()


def tidy() -> None:
    """Free what died, put what lives out of the collector's sight, and give free memory back to the system."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # Only glibc has this.
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _keep() -> None:
    while _ran.wait():
        time.sleep(EVERY)
        _ran.clear()
        tidy()
