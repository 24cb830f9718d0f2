"""A Chromium to test in: found on this machine, or installed. ``python -m tests.browser.chromium`` prints its path.

Order: one on PATH, Playwright's own, Playwright's own installed now, the system package manager's.

The headless shell comes first: it has the same engine without a browser's own windows, pop-ups and start pages, which a
full Chromium loads anew for each context that a test opens.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser import system

SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# The program behind a distribution's shell wrapper, which adds options of its own.
BEHIND_WRAPPER = (
    f"/usr/lib/chromium/{SHELL}",
    "/usr/lib/chromium/chromium",
    "/usr/lib/chromium-browser/chromium-browser",
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # One renderer serves all tabs, so that a page opens with its scripts already compiled.
    "--process-per-site",
    # No host but this machine has an address: a request to another one ends before it leaves.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


class NoChromiumError(Exception):
    """No Chromium was found, and none could be installed."""


def find() -> Path | None:
    """The Chromium of this machine, or None."""
    return on_path() or playwrights_own()


def on_path() -> Path | None:
    """The first of :data:`NAMES` on PATH, or the program behind it where it is a shell wrapper."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        return None
    if Path(found).resolve().read_bytes()[:2] == b"#!":
        return next((Path(path) for path in BEHIND_WRAPPER if os.access(path, os.X_OK)), Path(found))
    return Path(found)


def playwrights_own() -> Path | None:
    """The Chromium that Playwright has installed for this user, or None."""
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> Path:
    """Install a Chromium that starts here: Playwright's own, else the system package manager's.

    Playwright's download brings no system libraries, so it may not start where the system's does.

    Raises:
        NoChromiumError: neither could be installed.
    """
    system.tell("No Chromium that starts was found; installing Playwright's own (about 170 MB).")
    system.run([sys.executable, "-m", "playwright", "install", "chromium"])
    if (own := playwrights_own()) and starts(own):
        return own
    for package in (SHELL, "chromium"):
        system.tell(
            f"Playwright's own does not work here; installing the system's: apt-get install {package}."
        )
        if system.install(package) and (found := on_path()) and starts(found):
            return found
    raise NoChromiumError(
        "No Chromium that starts was found and none could be installed. Put `chromium` on PATH and try again."
    )


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium of this machine without a window.

    Raises:
        NoChromiumError: there is none.
    """
    path = find()
    if path is None:
        raise NoChromiumError("No Chromium was found. Run: python -m tests.browser.chromium")
    return playwright.chromium.launch(executable_path=path, args=FLAGS)


def starts(path: Path) -> bool:
    """Say whether the browser at *path* runs here."""
    with sync_playwright() as playwright:
        try:
            playwright.chromium.launch(executable_path=path, args=FLAGS).close()
        except PlaywrightError:
            return False
    return True


def find_or_install() -> Path:
    """One that starts: this machine's, or else one that is now installed.

    Raises:
        NoChromiumError: there is none, and none could be installed.
    """
    found = find()
    return found if found and starts(found) else install()


def main() -> int:
    """Find or install a Chromium and print its path."""
    return system.tell_path(find_or_install, NoChromiumError)


if __name__ == "__main__":
    sys.exit(main())
