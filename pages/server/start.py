"""Start the server, once settings and data were checked: ``python -m pages [options of streamlit run]``."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from pages.panels.state import readiness
from pages.panels.ui.streamlit_internals import run_server
from pages.server.settings import settings as server_settings

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


def main(options: Sequence[str]) -> int:
    """Serve until somebody stops the process, or return 1 with a reason on standard error.

    What the check reads stays in the process, which serves it.

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
    finally:
        logging.disable(logging.NOTSET)
    if list(options) == ["check"]:
        return 0
    try:
        run_server(DASHBOARD, options)
    except (OSError, OverflowError) as error:  # no such address here, or no such port
        sys.stderr.write(f"The dashboard does not start, look at server.address and server.port:\n{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
