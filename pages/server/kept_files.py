"""What takes long to make and is the same after a restart: kept as files in the user's cache folder.

A name holds a digest of all that its content depends on. A file begins with the SHA-256 digest of its content, so that
one that a disk or a hand has damaged is made anew. Where no folder can be written, each start makes all anew.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from geo.places.settings import cache_folder

UNUSED_DAYS = 90
"""After so many days in which no server has asked for a file, it is removed."""


class KeptFiles:
    """Files in a folder of the user's cache folder; several processes may share them.

    Args:
        name: the folder's.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def read(self, name: str) -> bytes | None:
        """The content kept under *name*; None if there is none, or a damaged one. It counts as used from now on."""
        file = self._file(name)
        if file is None:
            return None
        try:
            kept = file.read_bytes()
        except OSError:
            return None
        with suppress(OSError):
            file.touch()
        content = kept[hashlib.sha256().digest_size :]
        return content if kept == _with_digest(content) else None

    def write(self, name: str, content: bytes) -> None:
        """Keep *content* under *name*, if it can be: another process sees all of it or nothing."""
        if file := self._file(name):
            with suppress(OSError):
                _write_whole(file, _with_digest(content))

    def get(self, name: str, make: Callable[[], bytes]) -> bytes:
        """The content kept under *name*; made, and kept from now on, if there is none."""
        content = self.read(name)
        if content is None:
            content = make()
            self.write(name, content)
        return content

    def remove_unused(self) -> None:
        """Remove what nobody has asked for in :data:`UNUSED_DAYS`, as of earlier releases."""
        folder, oldest = self._folder(), time.time() - UNUSED_DAYS * 24 * 60 * 60
        with suppress(OSError):
            for file in folder.iterdir() if folder else ():
                if file.stat().st_mtime < oldest:
                    file.unlink(missing_ok=True)

    def _folder(self) -> Path | None:
        folder = cache_folder()
        return folder / self._name if folder else None

    def _file(self, name: str) -> Path | None:
        folder = self._folder()
        return folder / name if folder else None


def _with_digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest() + content


def _write_whole(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as unfinished:
        unfinished.write(content)
        # Else the name may be on the disk before the content, and a power failure leaves an empty file under it.
        unfinished.flush()
        os.fsync(unfinished.fileno())
    Path(unfinished.name).replace(file)
