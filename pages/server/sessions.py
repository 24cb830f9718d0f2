"""Sessions whose reader has gone: kept for a while in case the connection comes back, then ended by a timer.

Streamlit's own storage looks for old sessions only when a reader comes or goes, so on a quiet server a list that
somebody brought would stay for good.
"""

import asyncio
from collections.abc import Callable

from pages.panels.ui.streamlit_internals import SessionInfo

MOST = 128
"""Sessions without a connection that are kept at the same time; the oldest makes room."""


class ExpiringSessions:
    """Holds sessions without a connection; all of it is called on the event loop, as Streamlit does.

    Args:
        seconds: for which a session is kept.
        end: called with each session that nobody came back for.
    """

    def __init__(self, seconds: float, end: Callable[[SessionInfo], None]) -> None:
        self._seconds = seconds
        self._end = end
        self._kept: dict[str, tuple[SessionInfo, asyncio.TimerHandle]] = {}

    def get(self, session_id: str) -> SessionInfo | None:
        """The session of this id; None if there is none."""
        kept = self._kept.get(session_id)
        return kept[0] if kept else None

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session that has just lost its connection."""
        session_id = session_info.session.id
        self.delete(session_id)
        timer = asyncio.get_running_loop().call_later(self._seconds, self._expire, session_id)
        self._kept[session_id] = session_info, timer
        if len(self._kept) > MOST:
            self._expire(next(iter(self._kept)))

    def delete(self, session_id: str) -> None:
        """Let go of a session: its reader is back, or it is at its end."""
        kept = self._kept.pop(session_id, None)
        if kept:
            kept[1].cancel()

    def list(self) -> list[SessionInfo]:
        """All sessions that are kept, oldest first."""
        return [info for info, _ in self._kept.values()]

    def _expire(self, session_id: str) -> None:
        info = self.get(session_id)
        self.delete(session_id)
        if info:
            self._end(info)
