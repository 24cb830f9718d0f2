"""Take the README's pictures of the map, light and dark: ``python -m tests.browser.picture``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Error, sync_playwright

from tests.browser import chromium
from tests.browser.dashboard import Dashboard
from tests.browser.server import ROOT, Server, running_server

FOLDER = ROOT / ".github"
PICTURES: dict[Literal["light", "dark"], str] = {"light": "map.png", "dark": "map-dark.png"}
MOST_BYTES = 250_000


def main() -> int:
    """Write both pictures and print their paths."""
    FOLDER.mkdir(exist_ok=True)
    with (
        TemporaryDirectory() as folder,
        running_server(Path(folder) / "log.txt") as server,
        sync_playwright() as playwright,
    ):
        browser = chromium.launch(playwright)
        sizes = {name: _take(browser, server, scheme, name) for scheme, name in PICTURES.items()}
    for name, size in sizes.items():
        sys.stdout.write(f"{FOLDER / name}: {size:,} bytes\n")
    return int(any(size > MOST_BYTES for size in sizes.values()))


def _take(browser: Browser, server: Server, scheme: Literal["light", "dark"], name: str) -> int:
    page = browser.new_page(
        viewport={"width": 1280, "height": 800}, color_scheme=scheme, reduced_motion="reduce", locale="en-GB"
    )
    Dashboard(page, server.address).open().wait_still()
    page.screenshot(path=FOLDER / name)
    return (FOLDER / name).stat().st_size


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (chromium.NoChromiumError, Error) as error:
        sys.exit(str(error))
