"""axe (WCAG 2.2 A and AA) finds nothing serious in the page and in the map; names are as the contract says."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, LEVEL_NAMES, TOTAL, marker_name, status

CHOSEN = CLUSTERS["nce-media"]
STANDARD = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
# Rules broken by Streamlit's own elements, which the dashboard cannot change, and where.
STREAMLITS_OWN: dict[str, tuple[str, ...]] = {}


def violations(dashboard: Dashboard) -> list[str]:
    """Serious and critical violations in the page and its frames, one line a node."""
    answer: dict[str, Any] = Axe().run(dashboard.page, options=STANDARD).response
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:160]}"
        for rule in answer["violations"]
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
        if not any(part in node["html"] for part in STREAMLITS_OWN.get(rule["id"], ()))
    ]


def test_axe_finds_nothing_serious_in_list_and_card_light_and_dark(
    drawn: Dashboard, subtests: pytest.Subtests
) -> None:
    for theme in ("light", "dark"):
        drawn.page.emulate_media(color_scheme=theme)
        expect(drawn.map.locator(f"html[data-theme={theme}]")).to_be_attached()
        with subtests.test(f"list, {theme}"):
            assert violations(drawn) == []
        drawn.row(CHOSEN).click()
        drawn.expect_card(CHOSEN)
        with subtests.test(f"card, {theme}"):
            assert violations(drawn) == []
        drawn.close_card()


def test_axe_finds_nothing_serious_when_no_cluster_fits(dashboard: Dashboard) -> None:
    assert violations(dashboard.open(q="zzzz")) == []


def test_each_symbol_is_a_button_that_tab_reaches_with_a_name_by_contract(drawn: Dashboard) -> None:
    symbols = drawn.map.locator(".cluster-symbol, .cluster-group")
    for symbol in symbols.all():
        expect(symbol).to_have_role("button")
        expect(symbol).to_have_attribute("tabindex", "0")
    known = {marker_name(cluster) for cluster in CLUSTERS.values()}
    assert {name for name in drawn.symbols() if "clusters: " not in name} <= known
    drawn.counts_on_map()


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
