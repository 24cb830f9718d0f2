"""From the page's top to a download without a mouse: filter, choose, read, compare, sort, export; in each language."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from data.i18n import texts
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS
from tests.browser.keyboard import Keyboard
from tests.browser.tour import LANGUAGES, STOPS, visit

Reader = Callable[..., Dashboard]
CHOSEN, OTHER = CLUSTERS["nce-media"], CLUSTERS["proptechinnovation"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_way_from_filter_to_export_needs_no_mouse(
    reader: Reader, language: str, tmp_path: Path
) -> None:
    dashboard, t = reader(), texts(language)
    page, keyboard = dashboard.page, Keyboard(dashboard.page)
    visit(dashboard, STOPS[0], language)

    keyboard.tab_to(t("document.skip"))  # the first stop of all

    keyboard.tab_to(re.compile(r"Arena \(20\)"))
    keyboard.press("Space")
    expect(dashboard.status).to_have_text(t("panel.status", n=23, total=43))
    keyboard.tab_to(t("filter.sector"))
    keyboard.type(t("sector.culture-media"))
    expect(page.get_by_role("option")).to_have_count(1)
    keyboard.press("ArrowDown", "Enter", "Escape")
    levels = ["arena-pro", "nce", "gce", "mature"]
    dashboard.expect_parameters(level=levels, sector=["culture-media"], lang=[language])
    keyboard.tab_to(t("search.label"))
    keyboard.type("media")
    dashboard.expect_parameters(level=levels, sector=["culture-media"], q=["media"], lang=[language])
    expect(dashboard.status).to_have_text(t("panel.status", n=2, total=43))

    marker = f"{CHOSEN.listed_name}, {t('level.mature.name')}, {CHOSEN.home_place}"
    expect(dashboard.map.get_by_role("button", name=marker)).to_be_visible()
    keyboard.tab_to(marker)
    keyboard.press("Enter")
    dashboard.expect_card(CHOSEN)

    keyboard.tab_to(t("card.compare"))
    keyboard.press("Space")
    expect(dashboard.card.get_by_role("button", name=t("card.compared"))).to_have_attribute(
        "aria-pressed", "true"
    )

    keyboard.tab_to(t("page.compare.title"))
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("page.compare.heading"))
    keyboard.tab_to(t("compare.choose"))
    keyboard.type(OTHER.listed_name)
    expect(page.get_by_role("option").first).to_contain_text(OTHER.listed_name)
    keyboard.press("ArrowDown", "Enter", "Escape")
    expect(page.get_by_role("columnheader", name=OTHER.listed_name)).to_be_visible()

    keyboard.tab_to(t("page.clusters.title"), "Shift+Tab")
    keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(t("page.clusters.heading"))
    members = page.get_by_role("columnheader", name=t("table.members"))
    expect(members).to_have_attribute("aria-sort", "none")
    keyboard.tab_to(t("table.members"))
    keyboard.press("Enter")
    expect(members).to_have_attribute("aria-sort", "ascending")
    expect(members.get_by_role("button")).to_be_focused()

    keyboard.tab_to(t("share.open"), "Shift+Tab")
    keyboard.press("Enter")
    expect(page.get_by_role("button", name=t("export.png"), exact=True)).to_be_visible()
    keyboard.tab_to(t("export.csv"))
    with page.expect_download() as download:
        keyboard.press("Enter")
    download.value.save_as(tmp_path / "clusters.csv")
    rows = (tmp_path / "clusters.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows] == ["id", "nf-ta", CHOSEN.id]

    assert keyboard.complaints == []
