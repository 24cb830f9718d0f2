"""The dialog for sharing: copy a link, see what is embedded, and go on where the dialog was opened."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from pages.panels.explore.share import EMBED_HEIGHT
from tests.browser.axe import violations
from tests.browser.conftest import DESK
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS

CHOSEN = CLUSTERS["nce-seafood-innovation"]
SMALLEST_TARGET = 24  # pixels, WCAG 2.5.8
COLOURS_OF_CHOICES = """() => [...new Set(
  [...document.querySelectorAll("[data-variant=segmented_control] p")].map((one) => getComputedStyle(one).color))]"""
IN_DIALOG = "() => Boolean(document.activeElement.closest('[role=dialog]'))"


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_a_link_is_copied_and_the_focus_stays_in_the_dialog_and_comes_back(
    reader: Callable[..., Dashboard],
) -> None:
    dashboard = reader(permissions=["clipboard-read", "clipboard-write"])
    page = dashboard.page
    dashboard.go("clusters", level="nce", cluster=CHOSEN.id)
    dashboard.expect_card(CHOSEN)
    dashboard.wait_idle()
    dialog = dashboard.open_share()
    dashboard.eventually(lambda: violations(page), [])
    page.set_viewport_size({"width": 360, "height": 740})
    expect(dialog.get_by_role("button", name="Copy").first).to_be_in_viewport(ratio=1)
    dialog.get_by_text("Preview of the embedded map").click()
    preview = dialog.locator("iframe")
    dashboard.eventually(lambda: height_of(preview), EMBED_HEIGHT)
    name = preview.content_frame.get_by_role("heading", name=CHOSEN.listed_name)
    expect(name).to_be_visible()
    dashboard.eventually(lambda: ends_within(name, preview), True)
    page.set_viewport_size(DESK)

    link = dialog.get_by_label(f"Link to {CHOSEN.listed_name}, without filters")
    expect(link).to_have_value(f"{dashboard.address}?cluster={CHOSEN.id}")
    link.locator("xpath=following-sibling::button").click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("() => navigator.clipboard.readText()") == link.input_value()

    code = dialog.get_by_role("img", name=f"QR code of {link.input_value()}")
    expect(code).to_be_visible()
    expect(dialog.get_by_text(f"QR code: Link to {CHOSEN.listed_name}, without filters")).to_be_visible()
    embedded = f"{dashboard.address}?level=nce&cluster={CHOSEN.id}&embed=true"
    expect(preview).to_have_attribute("src", embedded)
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(IN_DIALOG) or page.evaluate("() => document.activeElement.tagName") == "IFRAME"
    link.press("Escape")  # not in the preview, where the key belongs to the map
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Share", exact=True)).to_be_focused()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_phone_the_dialog_breaks_no_rule_in_either_theme(
    reader: Callable[..., Dashboard], theme: str
) -> None:
    phone = reader(viewport={"width": 390, "height": 844}, color_scheme=theme).open()
    close = phone.open_share().get_by_role("button", name="Close")
    phone.eventually(lambda: violations(phone.page), [])
    colours = phone.page.evaluate(COLOURS_OF_CHOICES)
    assert len(colours) == 1, "choices in the dialog have another colour than those of the page"
    box = close.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= SMALLEST_TARGET


def height_of(part: Locator) -> float:
    """The height of *part* on screen, in pixels; 0 while it is not there."""
    box = part.bounding_box()
    return round(box["height"]) if box else 0


def ends_within(part: Locator, whole: Locator) -> bool:
    """Whether *part* ends above the lower edge of *whole*."""
    inner, outer = part.bounding_box(), whole.bounding_box()
    return bool(inner and outer and inner["y"] + inner["height"] < outer["y"] + outer["height"])
