"""Names are as the contract says: markers are named buttons, levels are checkboxes that keep the focus."""

import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, marker_name, status


def test_each_symbol_is_a_button_that_tab_reaches_with_a_name_by_contract(drawn: Dashboard) -> None:
    drawn.expect_on_map(LEVEL_COUNTS)
    symbols = drawn.map.locator(".cluster-symbol, .cluster-group")
    for symbol in symbols.all():
        expect(symbol).to_have_role("button")
        expect(symbol).to_have_attribute("tabindex", "0")
    known = {marker_name(cluster) for cluster in CLUSTERS.values()}
    assert {name for name in drawn.symbols() if "clusters: " not in name} <= known


def test_each_level_is_a_checkbox_that_keeps_the_focus_when_the_counts_change(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    for level, name in LEVEL_NAMES.items():
        with subtests.test(name):
            box = drawn.level(level)
            box.focus()
            drawn.page.keyboard.press("Space")
            expect(box).not_to_be_checked()
            expect(drawn.status).to_have_text(status(TOTAL - LEVEL_COUNTS[name]))
            expect(box).to_be_focused()
            drawn.page.keyboard.press("Space")
            expect(drawn.status).to_have_text(status(TOTAL))
