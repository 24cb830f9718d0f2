"""WebKitGTK to test in, Safari's engine as Debian has it. ``python -m tests.other_browsers.webkit`` prints its path.

Selenium drives it by WebKitGTK's own WebDriver; Playwright would need a WebKit that it has changed. WebKitGTK has no
mode without a window, so that an X server without a screen (Xvfb) takes the window.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.common.exceptions import WebDriverException
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from selenium.webdriver.webkitgtk.webdriver import WebDriver as WebKitGTK

from tests.browser import system

DRIVER, SCREEN = "WebKitWebDriver", "Xvfb"
PACKAGES = ("webkit2gtk-driver", "xvfb")
SIZE = "1600x1200x24"
COMMAND_TIMEOUT = 30  # seconds
# Drawn by the processor, without a desktop around it.
ENVIRONMENT = {
    "GDK_BACKEND": "x11",
    "GSETTINGS_BACKEND": "memory",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    "NO_AT_BRIDGE": "1",
    "WEBKIT_DISABLE_DMABUF_RENDERER": "1",
}


class NoWebKitError(Exception):
    """WebKitGTK or its X server was not found, and could not be installed."""


def find() -> Path | None:
    """WebKitGTK's WebDriver on this machine, if there is an X server for it too; else None."""
    driver, screen = shutil.which(DRIVER), shutil.which(SCREEN)
    return Path(driver) if driver and screen else None


def install() -> Path:
    """Install Debian's WebKitGTK and Xvfb. Unpacked alone it would not find its own processes.

    Raises:
        NoWebKitError: they are not there, or do not start.
    """
    command = f"apt-get install {' '.join(PACKAGES)}"
    system.tell(f"No WebKitGTK that starts was found; installing the system's: {command}.")
    system.install(*PACKAGES)
    found = find()
    if found is None or not starts(found):
        raise NoWebKitError(f"WebKitGTK could not be installed. Try as root: {command}")
    return found


@contextmanager
def launched() -> Iterator[WebDriver]:
    """Run WebKitGTK until the block ends.

    Raises:
        NoWebKitError: there is none.
    """
    path = find()
    if path is None:
        raise NoWebKitError("No WebKitGTK was found. Run: python -m tests.other_browsers.webkit")
    with _launched(path) as driver:
        yield driver


def starts(path: Path) -> bool:
    """Say whether the WebDriver at *path* can start a browser here."""
    try:
        with _launched(path):
            return True
    except WebDriverException:
        return False


@contextmanager
def _launched(path: Path) -> Iterator[WebDriver]:
    with _screen() as display:
        service = Service(str(path), env={**os.environ, **ENVIRONMENT, "DISPLAY": display})
        driver = WebKitGTK(Options(), service)
        if isinstance(driver.command_executor, RemoteConnection):
            driver.command_executor.client_config.timeout = COMMAND_TIMEOUT
        try:
            yield driver
        finally:
            driver.quit()


@contextmanager
def _screen() -> Iterator[str]:
    """An X server until the block ends; gives its display, such as ``:1``."""
    reading, writing = os.pipe()
    command = [SCREEN, "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as answer:
            yield f":{answer.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def find_or_install() -> Path:
    """One that starts: this machine's, or else one that is now installed.

    Raises:
        NoWebKitError: there is none, and none could be installed.
    """
    found = find()
    return found if found and starts(found) else install()


def main() -> int:
    """Find or install WebKitGTK and print the path of its WebDriver."""
    return system.tell_path(find_or_install, NoWebKitError)


if __name__ == "__main__":
    sys.exit(main())
