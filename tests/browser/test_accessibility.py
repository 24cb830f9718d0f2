"""Names are as the contract says: markers are named buttons, levels are checkboxes that keep the focus."""

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, marker_name, status


def test_symbols_are_named_buttons_and_levels_checkboxes_that_keep_the_focus_when_the_counts_change(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    with subtests.test("symbols"):
        expect_named_buttons(drawn)
    for level, name in LEVEL_NAMES.items():
        with subtests.test(name):
            expect_focus_kept(drawn, level, name)


def expect_named_buttons(drawn: Dashboard) -> None:
    """Each symbol is a button that Tab reaches, with a name by contract."""
    drawn.expect_on_map(LEVEL_COUNTS)
    symbols = drawn.map.locator(".cluster-symbol, .cluster-group")
    for symbol in symbols.all():
        expect(symbol).to_have_role("button")
        expect(symbol).to_have_attribute("tabindex", "0")
    known = {marker_name(cluster) for cluster in CLUSTERS.values()}
    assert {name for name in drawn.symbols() if "clusters: " not in name} <= known


def expect_focus_kept(drawn: Dashboard, level: str, name: str) -> None:
    """The checkbox of a level keeps the focus while Space turns it off and on."""
    box = drawn.level(level)
    box.focus()
    drawn.page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    expect(drawn.status).to_have_text(status(TOTAL - LEVEL_COUNTS[name]))
    expect(box).to_be_focused()
    drawn.page.keyboard.press("Space")
    expect(drawn.status).to_have_text(status(TOTAL))
