"""All that the process has to say, as JSON, one line each, for whoever runs the server.

An error is told by its type and its place in the code. Its message is left out, for it may hold what a reader typed.
So are the texts that other people's code fills into its messages, such as the ids of sessions, and the wording of
warnings: what this program logs itself is written to hold nothing of a reader.
"""

import asyncio
import logging
import sys
import threading
import traceback
import warnings
from datetime import UTC, datetime
from functools import lru_cache
from json import dumps
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from pages.panels.state.session import page_of_run
from pages.panels.ui.streamlit_internals import send_logs_to_root

ROOT = Path(__file__).parents[2]
_OURS = ("pages", "geo", "data", "dashboard")
_HIDDEN = "..."
logger = logging.getLogger(__name__)


class JsonLines(logging.Formatter):
    """A record as one line of JSON, in ASCII."""

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as JSON."""
        entry: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        if record.exc_info and record.exc_info[0]:
            kind, _, trace = record.exc_info
            entry |= {"exception": kind.__qualname__, "page": page_of_run(), "place": _place(trace)}
        return dumps(entry)


@lru_cache
def install() -> None:
    """Let all that this process has to say be written as JSON lines to standard error."""
    lines = logging.StreamHandler()
    lines.setFormatter(JsonLines())
    lines.addFilter(is_worth_a_line)
    send_logs_to_root()
    for name in tuple(logging.root.manager.loggerDict):
        known = logging.getLogger(name)
        if known.handlers:
            known.handlers.clear()
            known.propagate = True
    logging.root.handlers[:] = [lines]
    logging.getLogger("pages").setLevel(logging.INFO)
    warnings.showwarning = warn
    sys.excepthook = lambda kind, error, trace: _uncaught("the process", kind, error, trace)
    sys.unraisablehook = lambda lost: _uncaught(
        "a finalizer", lost.exc_type, lost.exc_value, lost.exc_traceback
    )
    threading.excepthook = lambda lost: _uncaught(
        "a thread", lost.exc_type, lost.exc_value, lost.exc_traceback
    )


def is_worth_a_line(record: logging.LogRecord) -> bool:
    """Whether to write *record*: servers note each connection and request below the level of warnings.

    uvicorn sets its own levels when it starts, after this module has; so the handler decides.
    """
    return record.levelno >= logging.WARNING or not record.name.startswith(("uvicorn", "websockets"))


def warn(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Log a Python warning by its category and place; some libraries put what they read into its message."""
    logger.warning("%s at %s:%d", category.__qualname__, _short(filename), lineno)


def task_failed(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error on the event loop that nothing else handled."""
    error: BaseException | None = context.get("exception")
    logger.error("On the event loop: %s", context.get("message"), exc_info=error)


def _uncaught(
    where: str, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    logger.critical("Uncaught error in %s.", where, exc_info=(kind, error or kind(), trace))


def _message(record: logging.LogRecord) -> str:
    """The message of *record*; of what other people's code fills in, only numbers."""
    if record.name.partition(".")[0] in _OURS or not record.args:
        return record.getMessage()
    if not isinstance(record.args, tuple):
        return str(record.msg)
    shown = tuple(arg if isinstance(arg, int | float) else _HIDDEN for arg in record.args)
    try:
        return str(record.msg) % shown
    except (TypeError, ValueError):  # wants another kind of value than a text
        return str(record.msg)


def _place(trace: TracebackType | None) -> list[str]:
    """Where the error came from, innermost first: our own files by path, those of packages by name."""
    return [
        f"{_short(frame.filename)}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(trace))
    ]


def _short(file: str) -> str:
    path = Path(file)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name
