"""Warnings and errors as JSON, one line each, for whoever runs the server.

An error is logged with its type and its place in the code. Its message is left out, since it may hold what a reader
typed. Nothing in the log says who a reader is.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import TracebackType

from pages.panels.state.session import CURRENT_PAGE
from pages.panels.ui.streamlit_internals import session_value

ROOT = Path(__file__).parents[2]
_SERVERS = ("streamlit", "uvicorn", "websockets", "asyncio")


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as JSON."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            entry |= {"exception": kind.__qualname__, "page": _page(), "place": _place(trace)}
        return json.dumps(entry, ensure_ascii=False)


@lru_cache
def install() -> None:
    """Let all that this process logs be written as JSON lines."""
    lines = JsonLines()
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
        root.handlers[0].setFormatter(lines)
    logging.getLogger("pages").setLevel(logging.INFO)
    for name in logging.root.manager.loggerDict:
        if name.startswith(_SERVERS):
            for handler in logging.getLogger(name).handlers:
                handler.setFormatter(lines)


def _page() -> str | None:
    """The page that the present run shows, if a run of a page it is."""
    page = session_value(CURRENT_PAGE)
    return str(page) if page else None


def _place(trace: TracebackType | None) -> list[str]:
    """Where the error came from, innermost first: our own files by path, those of packages by name."""
    return [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(trace))
    ]


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
