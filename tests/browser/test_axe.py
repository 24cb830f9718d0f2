"""axe finds no violation, however small: every page and state, both languages, both themes, three widths."""

from collections.abc import Callable
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.dashboard import Dashboard
from tests.browser.tour import LANGUAGES, settle, tour

STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The width in pixels and the theme: over both languages, each width meets each theme, and each language both.
SCREENS: dict[str, tuple[tuple[int, Literal["light", "dark"]], ...]] = {
    "en": ((1440, "light"), (768, "dark"), (360, "light")),
    "nb": ((1440, "dark"), (768, "light"), (360, "dark")),
}
# What Streamlit's own elements break and the dashboard cannot mend: rule, part of the element, upstream issue.
STREAMLITS_OWN = (
    ("presentation-role-conflict", 'data-testid="stFileUploaderDropzone"', "no issue found"),
)  # fmt: skip
Reader = Callable[..., Dashboard]


def violations(page: Page) -> list[str]:
    """What axe finds in the page and its frames, one line an element."""
    for frame in page.frames:
        if not frame.evaluate("() => Boolean(window.axe)"):
            frame.evaluate(AXE_SCRIPT)
    answer = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", STANDARD)
    return [
        f"{rule['id']}: {rule['help']}: {node['target']} {node['html'][:160]}"
        for rule in answer["violations"]
        for node in rule["nodes"]
        if not any(rule["id"] == broken and part in node["html"] for broken, part, _ in STREAMLITS_OWN)
    ]


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(reader: Reader, language: str, subtests: pytest.Subtests) -> None:
    dashboard = reader()
    page = dashboard.page
    for stop in tour(dashboard, language):
        for width, theme in SCREENS[language]:
            with subtests.test(f"{stop.name}, {width} pixels, {theme}"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme)
                settle(dashboard)
                # Of a row that is scrolled halfway under the heading, axe takes the rest for the whole target.
                page.locator(".ic-table-scroll").evaluate_all("all => all.forEach(one => one.scrollTo(0, 0))")
                dashboard.eventually(lambda: violations(page), [])
