"""A Firefox to test in: this machine's, or Debian's. ``python -m tests.other_browsers.firefox`` prints its path.

It is told what to do by WebDriver BiDi, which it speaks itself (``bidi.py``). What others offer does not fit:
geckodriver is no package of Debian's, and its packages on npm and PyPI load it from another place; Playwright wants
commands of BiDi that Firefox ESR does not know.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.browser import system

NAMES = ("firefox-esr", "firefox")
OWN = Path(sys.prefix) / "firefox"
"""Where Debian's is unpacked to by those who may not install it."""
START_TIMEOUT = 60  # seconds
# Nothing but this machine is asked for anything: a proxy that is not there takes what would go elsewhere.
SETTINGS: dict[str, int | str] = {
    "intl.accept_languages": "en-GB",
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class NoFirefoxError(Exception):
    """No Firefox was found, none could be installed, or it does not start."""


def find() -> Path | None:
    """The Firefox of this machine, or None."""
    path = os.pathsep.join((os.environ.get("PATH", ""), str(OWN / "usr/lib/firefox-esr")))
    found = next((file for name in NAMES if (file := shutil.which(name, path=path))), None)
    return Path(found) if found else None


def install() -> Path:
    """Install Debian's Firefox, or unpack it where that is not allowed; it then needs libraries that are there.

    Raises:
        NoFirefoxError: neither gave one that starts.
    """
    system.tell("No Firefox that starts was found; installing the system's: apt-get install firefox-esr.")
    if not system.install("firefox-esr"):
        system.unpack("firefox-esr", OWN)
    found = find()
    if found is None or not starts(found):
        raise NoFirefoxError("No Firefox could be installed. Put `firefox-esr` on PATH and try again.")
    return found


@contextmanager
def launched() -> Iterator[str]:
    """Run the Firefox of this machine without a window until the block ends; gives the address that takes commands.

    Raises:
        NoFirefoxError: there is none, or it does not start.
    """
    path = find()
    if path is None:
        raise NoFirefoxError("No Firefox was found. Run: python -m tests.other_browsers.firefox")
    with _launched(path) as address:
        yield address


def starts(path: Path) -> bool:
    """Say whether the browser at *path* runs here."""
    with suppress(NoFirefoxError, OSError), _launched(path):
        return True
    return False


@contextmanager
def _launched(path: Path) -> Iterator[str]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        settings = (
            f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in SETTINGS.items()
        )
        (Path(profile) / "user.js").write_text("\n".join(settings), encoding="utf-8")
        command = [str(path), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            yield _address(process, Path(profile) / "WebDriverBiDiServer.json")
        finally:
            process.terminate()
            process.wait(timeout=20)


def _address(process: subprocess.Popen[bytes], told: Path) -> str:
    """The address that Firefox takes commands at, once it has *told* its port."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline and process.poll() is None:
        # The file may be there and not yet be written.
        with suppress(OSError, ValueError):
            return f"ws://127.0.0.1:{json.loads(told.read_text(encoding='utf-8'))['ws_port']}/session"
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.05)
    raise NoFirefoxError("Firefox does not start.")


def find_or_install() -> Path:
    """One that starts: this machine's, or else one that is now installed.

    Raises:
        NoFirefoxError: there is none, and none could be installed.
    """
    found = find()
    return found if found and starts(found) else install()


def main() -> int:
    """Find or install a Firefox and print its path."""
    return system.tell_path(find_or_install, NoFirefoxError)


if __name__ == "__main__":
    sys.exit(main())
