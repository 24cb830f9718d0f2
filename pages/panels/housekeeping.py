"""Keeps the server's house beside the readers' runs: what they left is freed, and its memory given back.

Streamlit collects garbage after every run, which takes time for each object of each session. What is there
already when a run begins is therefore put out of the collector's sight, and looked through once in a while.
"""

import ctypes
import gc
import sys
import threading
import time

EVERY = 20.0
"""Seconds between two looks at everything while readers run scripts."""
_ran = threading.Event()
_starting = threading.Lock()
_keeper: threading.Thread | None = None


def begin_run() -> None:
    """Tell that a script begins to run; the first time, a thread begins to keep house."""
    global _keeper
    gc.freeze()
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
        while _ran.is_set():
            _ran.clear()
            tidy()
            time.sleep(EVERY)
        tidy()
