"""Every page on a phone, a tablet and a desk, light and dark: headed, whole, no wider than its window, no error,
and nowhere a total without what is to be known about it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from pages.server.fonts import icons_job
from tests.browser.dashboard import Dashboard
from tests.browser.facts import COUNTS_TOLD
from tests.browser.pages import HEADINGS, Pages
from tests.browser.server import Server

WIDTHS = {360: 740, 768: 1024, 1440: 900}
# Words and pictures of ours that reach beyond the window, unless they stand in something that scrolls.
TOO_WIDE = """() => [...document.querySelectorAll('.stMain :is(p, h1, h2, h3, li, dd, button, figure, svg, img)')]
    .filter(part => part.checkVisibility() && !part.closest('.ic-table-scroll'))
    .filter(part => !part.closest('.ic-skip, [inert], .stDataFrame'))
    .filter(part => part.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map(part => part.outerHTML.slice(0, 120))"""
SIDEWAYS = (
    "() => { const main = document.querySelector('.stMain'); return main.scrollWidth - main.clientWidth }"
)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_headed_and_whole_in_both_themes(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests, width: int
) -> None:
    arrived = reader(viewport={"width": width, "height": WIDTHS[width]})
    pages = Pages(arrived.page, server.address)
    icons = set(icons_job().kept.split())
    # Two clusters to compare, so that the comparison is there.
    pages.open(compare=["gce-blue-maritime", "h2cluster"])
    for path in HEADINGS:
        if path:
            pages.move_to(path)
        for theme, background in (("dark", "rgb(18, 25, 32)"), ("light", "rgb(255, 255, 255)")):
            with subtests.test(f"{path or 'map'}, {width} px, {theme}"):
                pages.page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
                expect(pages.page.locator(".stApp")).to_have_css("background-color", background)
                pages.expect_page(path)
                expect(pages.page.locator(".ic-footer")).to_contain_text(COUNTS_TOLD)
                pages.expect_no_sideways_scroll()
                pages.eventually(lambda: pages.page.evaluate(SIDEWAYS), 0)
                pages.eventually(lambda: pages.page.evaluate(TOO_WIDE), [])
                assert set(pages.page.get_by_test_id("stIconMaterial").all_text_contents()) <= icons
