"""Arriving: what a reader without scripts reads, what moves while the page comes, and what is loaded at once."""

from collections import Counter
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from data.i18n import texts
from pages.panels.ui.streamlit_internals import INDEX
from pages.server.fonts import face
from pages.server.index_page import sheet_address
from pages.server.preload import QUESTIONS
from pages.server.streamlit_files import ICON_FONT, TEXT_FONT
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CLUSTERS
from tests.browser.pages import HEADINGS
from tests.browser.server import Server
from tests.browser.shift import MOST_SHIFT, observe, shift

FONT_LIMIT = 120  # seconds; the first start on a machine makes it
DESK, VERY_WIDE = ({"width": 1440, "height": 900}, {"width": 2560, "height": 1440})
MOST_BYTES_OF_ICONS = 20_000
CARD = "act"
ADDRESSES = [*HEADINGS, f"?cluster={CARD}", f"clusters?cluster={CARD}"]


@pytest.mark.console("_stcore")
def test_no_page_jumps_while_it_comes_in_a_very_wide_window(
    reader: Callable[..., Dashboard], subtests: pytest.Subtests
) -> None:
    """Nor does one on a desk or on a phone: see ``test_tour.py``."""
    arrived = reader(viewport=VERY_WIDE)
    observe(arrived.page)
    for address in ADDRESSES:
        with subtests.test(f"/{address}"):
            arrived.go(address)
            arrived.wait_idle()
            assert shift(arrived.page) < MOST_SHIFT


@pytest.mark.console("_stcore")
def test_a_table_leaves_room_for_a_card_that_comes_later(reader: Callable[..., Dashboard]) -> None:
    arrived = reader(viewport=DESK)
    observe(arrived.page)
    held: list[Route] = []
    arrived.page.route("**/panel.js*", lambda route: held.append(route))
    arrived.go(f"clusters?cluster={CARD}")
    expect(arrived.page.get_by_role("row")).to_have_count(1 + len(CLUSTERS))
    arrived.eventually(lambda: len(held) > 0, True)
    for one in held:
        one.continue_()
    arrived.expect_card(CLUSTERS[CARD])
    assert shift(arrived.page) < MOST_SHIFT


def test_without_scripts_all_clusters_and_the_programme_can_be_read(
    reader: Callable[..., Dashboard], server: Server
) -> None:
    page = reader(java_script_enabled=False).page
    page.goto(server.address)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[""][1])
    for cluster in CLUSTERS.values():
        row = page.get_by_role("listitem").filter(has_text=cluster.listed_name).first
        expect(row).to_contain_text(cluster.home_place)
    page.get_by_role("link", name="Programme").click()
    expect(page.get_by_text(texts("en")("programme.what.text"))).to_be_visible()


def test_the_scripts_of_the_first_page_are_all_named_in_its_first_html(
    reader: Callable[..., Dashboard], server: Server
) -> None:
    """If this fails after an upgrade of Streamlit, its elements have other names: see ``pages/server/preload.py``."""
    arrived = reader()
    asked: set[str] = set()
    arrived.page.on("request", lambda request: asked.add(request.url))
    arrived.open()
    scripts = {url for url in asked if url.endswith(".js")}
    assert scripts
    assert scripts == named(arrived.page)


def test_what_streamlits_script_asks_first_is_asked_by_the_page_itself(
    reader: Callable[..., Dashboard], server: Server
) -> None:
    arrived = reader()
    asked: Counter[str] = Counter()
    arrived.page.on("request", lambda request: asked.update([request.url]))
    arrived.open()
    assert [asked[server.address + question] for question in QUESTIONS] == [1, 1]
    assert arrived.page.evaluate(
        "start => performance.getEntriesByType('resource')"
        ".filter(one => one.name.startsWith(start)).map(one => one.initiatorType)",
        f"{server.address}_stcore/",
    ) == ["link"] * len(QUESTIONS)


@pytest.mark.console("_stcore")
@pytest.mark.parametrize("path", ["", "your_data"])
def test_streamlits_style_sheet_stands_in_the_first_html_and_is_not_asked_for(
    reader: Callable[..., Dashboard], server: Server, path: str
) -> None:
    """If this fails after an upgrade of Streamlit, a script of it looks for the link: see ``index_page.with_sheet``."""
    arrived = reader()
    asked: list[str] = []
    arrived.page.on("request", lambda request: asked.append(request.url))
    arrived.go(path)
    arrived.wait_idle()
    sheet = sheet_address(INDEX.read_text("utf-8"))
    assert sheet
    assert [url for url in asked if url.endswith(sheet)] == []
    assert arrived.page.evaluate(
        "[...document.styleSheets].some(sheet => [...sheet.cssRules].some(rule => rule.cssText.includes('KaTeX_Main')))"
    )


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_once_smaller_fonts_are_made_no_page_asks_for_the_whole_ones(
    reader: Callable[..., Dashboard], server: Server
) -> None:
    arrived = reader()
    page = arrived.page
    arrived.eventually(
        lambda: f"font-family:{TEXT_FONT};" in page.request.get(server.address).text(), True, FONT_LIMIT
    )
    icons = f"{server.address}static/media/{face(ICON_FONT).file.name}"
    arrived.eventually(lambda: len(page.request.get(icons).body()) < MOST_BYTES_OF_ICONS, True, FONT_LIMIT)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".woff2" in request.url else None)
    arrived.open()
    page.locator(".ic-years summary").click()
    page.get_by_role("button", name="Play").click()
    page.get_by_role("button", name="Pause").click()
    arrived.wait_idle()
    for path in HEADINGS:
        arrived.go(path)
        arrived.wait_idle()
    assert [url for url in asked if url.startswith(f"{server.address}files/")]
    assert [url for url in asked if face(TEXT_FONT).file.name in url] == []


def named(page: Page) -> set[str]:
    """The scripts that the page's first HTML names, to be loaded at once or later."""
    answer = page.request.get(page.url)
    found: list[str] = page.evaluate(
        """html => {
            const whole = new DOMParser().parseFromString(html, "text/html");
            return [whole, whole.getElementById("ic-later").content]
                .flatMap(part => [...part.querySelectorAll("link, script[src]")])
                .map(one => new URL(one.getAttribute("href") ?? one.getAttribute("src"), document.baseURI).href);
        }""",
        answer.text(),
    )
    return {url for url in found if url.endswith(".js")}


def test_words_typed_before_the_app_has_come_are_searched_for(dashboard: Dashboard) -> None:
    page, held = dashboard.page, list[Route]()
    page.route("**/static/js/index.*.js", lambda route: held.append(route))
    page.goto(f"{dashboard.address}?q=hydr", wait_until="commit")
    words = page.locator("#ic-first-q")
    words.press("End")
    words.press_sequentially("ogen")
    for script in held:
        script.continue_()
    search = page.locator("#ic-search")
    expect(search).to_have_value("hydrogen")
    expect(search).to_be_focused()
    dashboard.expect_parameters(q=["hydrogen"])
    search.press_sequentially(" x")
    expect(search).to_have_value("hydrogen x")


LINES = """root => [...root.querySelectorAll(".ic-list :is(h2, li)")].map(one =>
    one.tagName === "H2"
        ? one.textContent.replace(/\\s+/g, " ").trim()
        : [one.querySelector(".ic-name").textContent, one.querySelector(".ic-name + small").textContent].join(" | "))"""


@pytest.mark.parametrize("lang", ["en", "nb"])
@pytest.mark.parametrize(
    "view",
    [
        {},
        {"q": "havbruk"},
        {"q": "energy", "near": "Bergen"},
        {"near": "Tromsø", "order": "name"},
        {"order": "place"},
        {"order": "members"},
        {"order": "year"},
        {"q": "sea", "order": "level"},
    ],
    ids=urlencode,
)
def test_the_first_list_is_the_apps_list(dashboard: Dashboard, view: dict[str, str], lang: str) -> None:
    page = dashboard.go(**view, lang=lang).page
    html = page.request.get(page.url).text()
    first = page.evaluate(
        f"html => ({LINES})(new DOMParser().parseFromString(html, 'text/html').querySelector('.ic-first-body'))",
        html,
    )
    dashboard.eventually(lambda: dashboard.panel.evaluate(LINES), first)
    assert first
