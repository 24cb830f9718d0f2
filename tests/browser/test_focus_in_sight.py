"""What has the focus is in sight: Tab leads to nothing beside the window and to nothing that something else covers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.dashboard import Dashboard
from tests.browser.test_screens import PHONE

DESK = {"viewport": {"width": 1280, "height": 720}}
SCREENS = {
    "map, phone": (PHONE, ""),
    "about, phone": (PHONE, "about"),
    "clusters, desk": (DESK, "clusters"),
    "insights, desk": (DESK, "insights"),
}
FEWEST_STOPS, MOST_STOPS = 20, 120
# The focused element's name, if something else is found at most of five points of it. A field may be behind its label.
HIDDEN = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const focused = document.activeElement;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const isHere = (found) => found && (focused.contains(found) || focused.closest("label")?.contains(found));
  const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]];
  const seen = points.filter(([x, y]) => isHere(document.elementFromPoint(left + x * width, top + y * height)));
  return seen.length > 2 ? null : `${focused.tagName} ${focused.ariaLabel ?? focused.textContent}`;
}"""
IS_LEFT = "() => document.activeElement === document.body"


def hidden_stops(page: Page, key: str) -> list[str]:
    """What has the focus without being seen, while *key* is pressed until the focus leaves the page."""
    hidden: list[str | None] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        if page.evaluate(IS_LEFT):
            break
        hidden.append(page.evaluate(HIDDEN))
    assert len(hidden) > FEWEST_STOPS
    return [name for name in hidden if name]


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize(("screen", "path"), SCREENS.values(), ids=SCREENS)
def test_what_has_the_focus_is_in_sight(
    reader: Callable[..., Dashboard], screen: dict[str, object], path: str, key: str
) -> None:
    dashboard = reader(**screen).go(path)
    dashboard.wait_idle()
    assert hidden_stops(dashboard.page, key) == []
