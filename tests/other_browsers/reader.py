"""A reader in any browser: what they do, and what they then see, in the few words that each browser can be told.

Elements are named by CSS selectors, in the page or in the map's frame.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.webdriver.common.keys import Keys

from tests.browser.dashboard import FRAME_STANDS

MAP_FRAME = ".st-key-map_frame iframe"
MENU_LINK, PAGE_LINK = "[data-testid=stTopNavLink]", "[data-testid=stPageLink-NavLink]"
IDLE = ".stApp[data-test-script-state=notRunning]"
PATIENCE = 40  # seconds, for a machine that does other work at the same time
PAUSE = 0.05  # seconds between two looks
KEYS = {"Tab": Keys.TAB, "Enter": Keys.ENTER}
"""The keys that readers press, by name, as WebDriver writes them."""

# What is selected when all of an element is, as it would be copied.
SELECTED = """selector => {
    getSelection().selectAllChildren(document.querySelector(selector));
    return getSelection().toString();
}"""
# Scrolls no more than it must: Firefox may aim a press by where things stood before.
IN_VIEW = """selector => {
    const found = document.querySelector(selector);
    if (!found) return false;
    const above = window.frameElement?.getBoundingClientRect().top ?? 0, belowHeader = 80;
    const {top, bottom} = found.getBoundingClientRect();
    if (above + top < belowHeader || above + bottom > parent.innerHeight)
        found.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
    return true;
}"""
IS_THERE = "selector => Boolean(document.querySelector(selector))"
SHOWN = """selector => [...document.querySelectorAll(selector)]
    .filter(one => one.getClientRects().length).map(one => one.innerText.trim())"""


class ReaderError(Exception):
    """The browser could not do what it was told, as it may be while the page changes."""


class Reader(ABC):
    """One reader's browser window; *address* is the dashboard's, with a slash at the end."""

    def __init__(self, address: str) -> None:
        self.address = address

    # ---- what each browser does in its own way ----

    @abstractmethod
    def go(self, address: str) -> None:
        """Open *address*."""

    @abstractmethod
    def run(self, function: str, *arguments: Any, in_map: bool = False) -> Any:
        """What the JavaScript *function* answers."""

    @abstractmethod
    def press_mouse(self, selector: str, *, in_map: bool = False) -> None:
        """Click the first element of *selector*, which is there."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Type *text* into the field of *selector*."""

    @abstractmethod
    def press(self, key: str) -> None:
        """Press *key*, one of :data:`KEYS`, where the focus is."""

    @abstractmethod
    def bring(self, selector: str, file: Path) -> None:
        """Choose *file* in the file field of *selector*."""

    @abstractmethod
    def resize(self, width: int, height: int) -> None:
        """Make the page so large, in CSS pixels, or as near to it as the browser's window gets."""

    @abstractmethod
    def keep_picture(self, file: Path) -> None:
        """Save what the window shows."""

    # ---- what is made of it ----

    def url(self) -> str:
        """The page's address."""
        return str(self.run("() => location.href"))

    def open(self, path: str = "") -> None:
        """Open the page of *path*, with its parameters, and wait until the app has taken it over."""
        self.go(self.address + path)
        self.eventually(
            lambda: self.run("() => Boolean(document.querySelector('html:not(:has(#ic-first)) .stApp'))"),
            True,
        )

    def open_map(self, parameters: str = "") -> None:
        """Open the map and wait until it is drawn."""
        self.open(parameters)
        drawn = "() => document.documentElement.dataset.drawn === 'true'"
        self.eventually(lambda: self.run(drawn, in_map=True), True)

    def move_to(self, path: str) -> None:
        """Follow the menu's or the footer's link to the page of *path*, and wait until the heading changes."""
        before = self.texts("h1")
        self.click(f':is({MENU_LINK}, {PAGE_LINK})[href$="{path}"]')
        self.eventually(lambda: self.texts("h1") not in ([], before), True, path)

    def wait_idle(self) -> None:
        """Wait until the server has answered all that it was asked."""
        self.eventually(lambda: self.run(IS_THERE, IDLE), True)

    def click(self, selector: str, *, in_map: bool = False) -> None:
        """Click the first element of *selector*, once it is there and stands still."""
        # Where it is scrolled to, so that it does not move between the last look and the press.
        self.eventually(lambda: self.run(IN_VIEW, selector, in_map=in_map), True, selector)
        if in_map:
            self.run(FRAME_STANDS, MAP_FRAME)
        self.run(FRAME_STANDS, selector, in_map=in_map)
        self.press_mouse(selector, in_map=in_map)

    def texts(self, selector: str, *, in_map: bool = False) -> list[str]:
        """The texts of all elements of *selector* that are on the page."""
        return list(self.run(SHOWN, selector, in_map=in_map))

    def copied(self, selector: str) -> str:
        """The text that is copied with the element of *selector*."""
        return str(self.run(SELECTED, selector))

    def expect(self, selector: str, text: str) -> None:
        """Wait until an element of *selector* says *text*, and perhaps more."""
        self.eventually(lambda: any(text in one for one in self.texts(selector)), True, selector)

    def eventually(self, read: Callable[[], Any], wanted: Any, what: str = "") -> None:
        """Read until the answer is *wanted*; fail with the last answer."""
        deadline = time.monotonic() + PATIENCE
        while (seen := self._read(read)) != wanted and time.monotonic() < deadline:
            time.sleep(PAUSE)
        assert seen == wanted, f"{what} {seen!r} is not {wanted!r}"

    def _read(self, read: Callable[[], Any]) -> Any:
        """What *read* answers, or why it cannot be read."""
        try:
            return read()
        except ReaderError as error:
            return error
