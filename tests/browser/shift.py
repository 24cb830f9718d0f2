"""How much of a page jumps while it comes: the cumulative layout shift of Core Web Vitals, without a unit."""

from playwright.sync_api import Page

MOST_SHIFT = 0.1  # what Core Web Vitals call good
OBSERVE = """
window.shift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def observe(page: Page) -> None:
    """Add up the jumps of all that *page* opens from now on."""
    page.add_init_script(OBSERVE)


def shift(page: Page) -> float:
    """The jumps of what *page* shows, since it was asked for."""
    return float(page.evaluate("window.shift"))
