"""Frees what readers left and gives its memory back to the system, beside the readers' runs.

Streamlit runs the garbage collector after every run, which takes time for each object of each session. So what is
there when a run begins is frozen (``gc.freeze``), which hides it from the collector, and a thread collects everything
once in a while.
"""

import ctypes
import gc
import sys
import threading
import time

EVERY = 20.0
"""Seconds between two full collections while readers run scripts."""
_ran = threading.Event()
_starting = threading.Lock()
_collector: threading.Thread | None = None


def begin_run() -> None:
    """Note that a script begins to run, which will leave something to collect."""
    gc.freeze()
    collect_soon()


def collect_soon() -> None:
    """Let the thread that collects do so now, or once its pause is over; the first time, start it."""
    global _collector
    _ran.set()
    with _starting:
        if _collector is None:
            _collector = threading.Thread(target=_collect, name="memory", daemon=True)
            _collector.start()


def collect() -> None:
    """Free what is garbage, freeze what is not, and give free memory back to the system."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    # Only glibc has this.
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _collect() -> None:
    while _ran.wait():
        while _ran.is_set():
            _ran.clear()
            collect()
            time.sleep(EVERY)
        collect()
