"""What holds on every page and in every state, tested in one tour a language, since each load of the app is dear.

While it comes, nothing jumps; no word is left in the other language; axe finds no violation; nothing is cut or covered.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.dashboard import Dashboard
from tests.browser.reflow import SETTINGS, flaws
from tests.browser.shift import MOST_SHIFT, observe, shift
from tests.browser.tour import LANGUAGES, STOPS, arrive, settle, unfold
from tests.browser.words import left_over


class Screen(NamedTuple):
    """A window's width and height in pixels, and the theme."""

    width: int
    height: int
    theme: Literal["light", "dark"]

    def __str__(self) -> str:
        return f"{self.width} pixels, {self.theme}"


# Each page comes on the first; over both languages, each width meets each theme, and each language both.
SCREENS = {
    "en": (Screen(1440, 900, "light"), Screen(768, 900, "dark"), Screen(360, 900, "light")),
    "nb": (Screen(360, 844, "dark"), Screen(768, 900, "light"), Screen(1440, 900, "dark")),
}
REFLOWED = "nb"  # the language with the longer words


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_in_every_state(
    reader: Callable[..., Dashboard], language: str, subtests: pytest.Subtests
) -> None:
    # As a screen at 200 % zoom has them.
    dashboard = reader(device_scale_factor=2 if language == REFLOWED else 1)
    page = dashboard.page
    observe(page)
    for stop in STOPS:
        put_on(page, SCREENS[language][0])
        arrive(dashboard, stop, language)
        with subtests.test(f"{stop.name}: nothing jumps while it comes"):
            assert shift(page) < MOST_SHIFT
        unfold(dashboard, stop)
        for screen in SCREENS[language]:
            put_on(page, screen)
            settle(dashboard)
            with subtests.test(f"{stop.name}, {screen}: no word is left in the other language"):
                dashboard.eventually(lambda: left_over(page, language), set())
            with subtests.test(f"{stop.name}, {screen}: axe finds nothing"):
                # Of a row that is scrolled halfway under the heading, axe takes the rest for the whole target.
                page.locator(".ic-table-scroll").evaluate_all("all => all.forEach(one => one.scrollTo(0, 0))")
                dashboard.eventually(lambda: violations(page), [])
        if language == REFLOWED:
            reflow(dashboard, stop.name, subtests)


def put_on(page: Page, screen: Screen) -> None:
    """Show *page* on *screen*."""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.theme)


def reflow(dashboard: Dashboard, stop: str, subtests: pytest.Subtests) -> None:
    """Nothing of the *stop* that the dashboard shows is cut or covered in any of the reader's settings."""
    page = dashboard.page
    style = page.add_style_tag(content="/* none yet */")
    for name, (window, spacing) in SETTINGS.items():
        page.set_viewport_size(window)
        style.evaluate("(style, spacing) => { style.textContent = spacing }", spacing)
        settle(dashboard)
        with subtests.test(f"{stop}, {name}: nothing is cut or covered"):
            dashboard.eventually(lambda: flaws(page), [])
