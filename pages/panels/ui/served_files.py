"""Files that browsers ask this server for by a digest of their content: payloads, texts, the map's scripts, fonts.

Streamlit's own media files belong to one run of a session. A run that a newer one interrupts takes its files away while
the browser may still be asking for them, which then draws nothing. These files stay: the newest of what all readers
share, and what belongs to a reader's own list until the session ends. ``pages/server/files.py`` serves them.
"""

import hashlib
from collections import OrderedDict, defaultdict, deque
from dataclasses import dataclass
from threading import Lock

ROUTE = "files/"
"""What the address of such a file begins with, relative to the server's root."""
MOST_SHARED = 256
"""Shared files that are kept; the one that was published longest ago makes room."""
MOST_LENT = 2
"""Files that a session keeps in one place: the newest, and the one before it, which a browser may be fetching."""
MOST_ENDED = 1024
"""Ended sessions that are remembered, since their script may go on for a moment."""
_ENDINGS = {"application/json": ".json", "text/javascript": ".js", "text/css": ".css", "font/woff2": ".woff2"}


@dataclass(frozen=True)
class ServedFile:
    """A file's content. ``shared`` says whether it is the same for all readers, so that any cache may keep it."""

    content: bytes
    mimetype: str
    shared: bool


class FileStore:
    """The files by their names; safe to use from several threads."""

    def __init__(self, most_shared: int = MOST_SHARED) -> None:
        self._most_shared = most_shared
        self._shared: OrderedDict[str, ServedFile] = OrderedDict()
        self._names: dict[bytes, str] = {}  # so that content is digested once
        self._lent: dict[str, dict[str, deque[tuple[str, ServedFile]]]] = {}
        self._ended: deque[str] = deque(maxlen=MOST_ENDED)
        self._lock = Lock()

    def publish(self, content: bytes, mimetype: str) -> str:
        """Keep *content* for all readers and return its address, relative to the server's root."""
        with self._lock:
            name = self._names.get(content) or _name(content, mimetype)
            self._names[content] = name
            self._shared[name] = ServedFile(content, mimetype, shared=True)
            self._shared.move_to_end(name)
            if len(self._shared) > self._most_shared:
                _, oldest = self._shared.popitem(last=False)
                del self._names[oldest.content]
        return ROUTE + name

    def lend(self, content: bytes, mimetype: str, place: str, session: str, secret: str) -> str:
        """Keep *content* until *session* ends or its *place* was taken twice; return its address as above.

        The *secret* goes into the digest, so that only who was told the address can ask for the file.
        """
        name = _name(content, mimetype, secret)
        with self._lock:
            if session in self._ended:
                return ROUTE + name
            places = self._lent.setdefault(session, defaultdict(lambda: deque(maxlen=MOST_LENT)))
            files = places[place]
            if name not in dict(files):
                files.append((name, ServedFile(content, mimetype, shared=False)))
        return ROUTE + name

    def end(self, session: str) -> None:
        """Forget what was lent to *session*, and keep no more for it."""
        with self._lock:
            self._ended.append(session)
            self._lent.pop(session, None)

    def get(self, name: str) -> ServedFile | None:
        """The file of this name, which is what follows :data:`ROUTE` in its address; None if there is none."""
        with self._lock:
            lent = (pair for places in self._lent.values() for files in places.values() for pair in files)
            return self._shared.get(name) or dict(lent).get(name)


store = FileStore()
"""The files of this process."""


def _name(content: bytes, mimetype: str, secret: str = "") -> str:
    digest = hashlib.sha256(secret.encode() + b"\0" + content).hexdigest()[:40]
    return digest + _ENDINGS[mimetype]
