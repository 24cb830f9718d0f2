"""Where the reader's system forces its colours on all pages, nothing that a ground alone says is lost."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.dashboard import Dashboard

Reader = Callable[..., Dashboard]
INSET = 3  # pixels: the border of what is looked at


def colours(element: Locator) -> set[tuple[int, ...]]:
    """The colours that are seen within the border of *element*."""
    picture = Image.open(io.BytesIO(element.screenshot())).convert("RGB")
    width, height = picture.size
    inner = picture.crop((INSET, INSET, width - INSET, height - INSET))
    found = inner.getcolors(inner.width * inner.height)
    return {colour for _, colour in found or [] if isinstance(colour, tuple)}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_boxes_symbols_buttons_and_choices_are_seen_in_forced_colours(reader: Reader, theme: str) -> None:
    dashboard = reader(forced_colors="active", color_scheme=theme).open(level=["nce", "gce"], year="2014")
    expect(dashboard.map.locator(f"html[data-theme={theme}]")).to_be_attached()
    on, off = (dashboard.level_label(one).locator("> div").first for one in ("nce", "arena"))
    assert len(colours(on)) > 1
    assert len(colours(off)) == 1
    for symbol in dashboard.page.locator(".st-key-explorer .ic-legend .ic-sign").all():
        assert len(colours(symbol)) > 1
    for button in dashboard.map.locator(".map-button").all():
        assert len(colours(button)) > 1
    chosen, other = (dashboard.page.get_by_role("radio", name=name) for name in ("English", "Norsk"))
    assert background(chosen) != background(other)
    years = dashboard.page.locator(".ic-years-controls")
    years.get_by_role("button", name="Whole list").click()
    pressed = years.get_by_role("button", name="Whole list", pressed=True)
    assert background(pressed) != background(years.get_by_role("button").first)


def background(element: Locator) -> str:
    """The colour of an element's ground."""
    return str(element.evaluate("element => getComputedStyle(element).backgroundColor"))
