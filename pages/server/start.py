"""Start the server, once settings and data were checked: ``python -m pages [options of streamlit run]``."""

import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pages.panels.state import readiness
from pages.server.settings import settings as server_settings

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
# Python's own allocator seldom gives memory back once a long list was here; the C library's does, with few arenas.
ALLOCATOR = {"PYTHONMALLOC": "malloc", "MALLOC_ARENA_MAX": "2"}


def main(options: Sequence[str]) -> int:
    """Become the server, or return 1 with a reason on standard error.

    Args:
        options: for ``streamlit run``; ``check`` alone means to check and not to start.
    """
    logging.disable(logging.WARNING)  # Streamlit's, about being used outside a server
    try:
        readiness.check()
        server_settings()
    except readiness.CAUSES as error:
        sys.stderr.write(f"The dashboard does not start:\n{error}\n")
        return 1
    if list(options) == ["check"]:
        return 0
    # The server takes this process's place, so that signals and exit codes are its own.
    command = [sys.executable, "-m", "streamlit", "run", str(DASHBOARD), *options]
    os.execve(sys.executable, command, ALLOCATOR | os.environ)
