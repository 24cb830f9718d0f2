"""Every page prints whole: read back from the PDF, it has all rows, cards and addresses, and no menu."""

import io
import unicodedata
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import expect

from geo.map.symbols import symbol
from tests.browser.conftest import DESK
from tests.browser.dashboard import Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_NAMES
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.browser.pages import HEADINGS, Pages, SavedMap
from tests.browser.server import Server

CHOSEN = CLUSTERS["sams"]
NAMES = [cluster.listed_name for cluster in CATALOGUE.clusters]
COUNTIES = {cluster.county for cluster in CATALOGUE.clusters if cluster.county}
ON_SCREEN_ALONE = (
    *("Reset filters", "Share", "Show more", "Skip", "Only what the map shows", "is loading"),
    *("Play", "Whole list", "Choose a year", "Click a bar, a county", "heading sorts", "Link to this chart"),
)
FOOT = "43 listings of 42"
SIX = ["act", "sams", "cod-cluster", "nce-seafood-innovation", "nordic-edge", "h2cluster"]
LIST_TITLE, OWN_ROWS = "Schools", 12
# One row has no name, which is remarked on.
OWN_LIST = "Name,Place\n" + "".join(f"School {n} of,Bergen\n" for n in range(OWN_ROWS)) + ",Oslo\n"
OWN_CONTROLS = (
    *(
        "Or paste a table",
        "Table with a header row",
        "Keep this list",
        "Show a row’s place",
        "No list at hand",
    ),
    *("columns mean", "with a remark", "Upload a list"),
)
PAPER_WIDTH = 703  # CSS pixels between the margins of A4


# Of the heading, and of what it stands on.
COLOURS_ON_PAPER = """() => [
    getComputedStyle(document.querySelector("h1")).color, getComputedStyle(document.body).backgroundColor]"""


# What lies beyond the right edge of a table's surroundings.
CUT_OFF = """table => [...table.querySelectorAll("th, td, th *, td *")].filter((one) =>
    one.getBoundingClientRect().right > table.parentElement.getBoundingClientRect().right + 1
).map((one) => one.textContent)"""

# Words that are broken within their letters.
BROKEN = """table => {
    const words = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const found = [];
    while (words.nextNode()) {
        for (const { index, 0: word } of words.currentNode.data.matchAll(/[a-zæøå]+/gi)) {
            const range = document.createRange();
            range.setStart(words.currentNode, index);
            range.setEnd(words.currentNode, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
        }
    }
    return found;
}"""


# How far each chart's words are from the next edge that cuts at their left, in CSS pixels.
ROOM_AT_THE_LEFT = """() => [...document.querySelectorAll(".stVegaLiteChart svg")].map((chart) => {
    const words = [...chart.querySelectorAll("text")].filter((one) => one.textContent);
    let edge = document.body.getBoundingClientRect().left;
    for (let one = chart; one !== document.body; one = one.parentElement)
        if (getComputedStyle(one).overflowX !== "visible") edge = Math.max(edge, one.getBoundingClientRect().left);
    return Math.min(...words.map((one) => one.getBoundingClientRect().left)) - edge;
})"""

# The marks of charts that keep one of the colours given on paper.
KEPT = """(colours) => [...document.querySelectorAll(".stVegaLiteChart svg [fill]")].filter((mark) => {
    const probe = document.createElement("i");
    probe.style.backgroundColor = mark.getAttribute("fill");
    return colours.includes(mark.getAttribute("fill")) && getComputedStyle(mark).fill === probe.style.backgroundColor;
}).map((mark) => mark.getAttribute("fill"))"""

# In the map's frame: what it is like once the browser has laid it out for paper.
WATCH_PRINT = """() => matchMedia("print").addEventListener("change", ({ matches }) => {
    if (!matches) return;
    const symbols = [...document.querySelectorAll(".leaflet-marker-icon")];
    const lowest = Math.max(...symbols.map((one) => one.getBoundingClientRect().bottom));
    window.onPaper = { theme: document.documentElement.dataset.theme, lowest, height: innerHeight };
})"""


def squeezed(text: str) -> str:
    """Without space and ligatures: a PDF breaks lines, and so names, anywhere, and holds "ff" as one letter."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def sheets(pdf: bytes) -> list[str]:
    """The text of each page of a PDF, squeezed."""
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_each_page_prints_whole(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests
) -> None:
    # A dark screen, since its colours would print dark on dark.
    pages = Pages(reader(color_scheme="dark").page, server.address)

    def sheets_of(path: str, **parameters: str | list[str]) -> list[str]:
        """The text of each printed page."""
        pages.go(path, **parameters).expect_page(path)
        drawn = {
            "": ".ic-list, .ic-card",
            "clusters": ".ic-table tbody tr",
            "insights": ".stVegaLiteChart svg",
        }
        expect(pages.page.locator(drawn.get(path, "h1")).first).to_be_visible()
        each = sheets(pages.page.pdf(format="A4"))
        text = "".join(each)
        assert squeezed(HEADINGS[path][1]) in text
        assert [words for words in ON_SCREEN_ALONE if squeezed(words) in text.replace("“Share”", "")] == []
        assert not each[-1].startswith(squeezed(FOOT)), "the last page holds the foot alone"
        assert squeezed(FOOT) in each[-1], "the foot begins on a page and ends on the next"
        return each

    def printed(path: str, **parameters: str | list[str]) -> str:
        """The text of all printed pages."""
        return "".join(sheets_of(path, **parameters))

    with subtests.test("map with legend and list"):
        text = printed("")
        assert [name for name in [*NAMES, *LEVEL_NAMES.values()] if squeezed(name) not in text] == []
    with subtests.test("card with the addresses of its sources"):
        text = printed("", cluster=CHOSEN.id)
        assert [url for url in CHOSEN.sources if url not in text] == []
    with subtests.test("table with all rows"):
        each = sheets_of("clusters")
        text = "".join(each)
        assert [name for name in NAMES if squeezed(name) not in text] == []
        assert len(each) > 1
        assert [n for n, one in enumerate(each) if squeezed("Home County Sector") not in one] == []
        assert text.index(squeezed(FOOT)) > max(text.index(squeezed(name)) for name in NAMES)
        websites = [cluster.website for cluster in CATALOGUE.clusters if cluster.website]
        assert [address for address in websites if address not in text] == []
    with subtests.test("charts with all their groups"):
        text = printed("insights")
        assert [county for county in COUNTIES if squeezed(county) not in text] == []
    with subtests.test("room for the names on an axis, whose letters are wider on paper"):
        pages.page.emulate_media(media="print")
        assert min(pages.page.evaluate(ROOM_AT_THE_LEFT)) > 4
    with subtests.test("dark on light"):
        assert pages.page.evaluate(COLOURS_ON_PAPER) == ["rgb(31, 42, 51)", "rgb(255, 255, 255)"]
        dark = [symbol(rank).dark for rank in range(len(LEVEL_NAMES))]
        assert pages.page.evaluate(KEPT, dark) == []
        pages.page.emulate_media(media="null")  # paper is paper again; "screen" would hold for it too
    with subtests.test("map in light colours, down to the southernmost cluster"):
        pages.go("").expect_page("")
        frame = pages.page.frame_locator(".st-key-map_frame iframe").locator("html")
        expect(frame).to_have_attribute("data-drawn", "true")
        expect(frame).to_have_attribute("data-theme", "dark")
        frame.evaluate(WATCH_PRINT)
        pages.page.pdf(format="A4")
        on_paper = frame.evaluate("() => window.onPaper")
        assert on_paper["theme"] == "light"
        assert 0 < on_paper["lowest"] <= on_paper["height"]
        expect(frame).to_have_attribute("data-theme", "dark")
    with subtests.test("compared clusters on a light map"):
        text = printed("compare", compare=["eyde", "sams"])
        assert squeezed(CLUSTERS["eyde"].listed_name) in text
        pages.page.emulate_media(media="print")
        expect(pages.page.locator(".ic-apart img:not(.ic-on-paper)")).to_be_hidden()
        expect(pages.page.locator(".ic-apart .ic-on-paper")).to_be_visible()
        pages.page.emulate_media(media="null")
    for path in ("programme", "about", "your_data", "accessibility"):
        with subtests.test(path):
            assert len(printed(path)) > 300


@pytest.mark.console("_stcore")
def test_six_compared_clusters_have_the_papers_width(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests
) -> None:
    pages = Pages(reader().page, server.address)
    pages.go("compare", compare=SIX).expect_page("compare")
    with subtests.test("no column is cut"):
        pages.page.set_viewport_size({"width": PAPER_WIDTH, "height": DESK["height"]})
        pages.page.emulate_media(media="print")
        assert pages.comparison.evaluate(CUT_OFF) == []
        assert pages.comparison.evaluate(BROKEN) == []
        pages.page.emulate_media(media="null")
        pages.page.set_viewport_size(DESK)
    for landscape in (False, True):
        with subtests.test("heading and table belong together", landscape=landscape):
            first = sheets(pages.page.pdf(format="A4", landscape=landscape))[0]
            assert [one for one in SIX if squeezed(CLUSTERS[one].listed_name) not in first] == []


@pytest.mark.console(LOOKED_FOR_BELOW)
def test_an_own_list_prints_whole_and_without_controls(
    dashboard: Dashboard, subtests: pytest.Subtests
) -> None:
    own = OwnPage(dashboard).open()
    own.upload(f"{LIST_TITLE}.csv", OWN_LIST.encode())
    own.expect_read(OWN_ROWS + 1, OWN_ROWS, OWN_ROWS)
    with subtests.test("its page"):
        text = "".join(sheets(own.page.pdf(format="A4")))
        assert [n for n in range(OWN_ROWS) if f"School{n}of" not in text] == []
        assert squeezed("There is no “Name”") in text
        assert [words for words in OWN_CONTROLS if squeezed(words) in text] == []
    with subtests.test("its map"):
        own.show()
        text = "".join(sheets(own.page.pdf(format="A4")))
        assert squeezed("Show Norwegian Innovation Clusters") not in text


def test_title_legend_and_map_are_on_one_sheet_in_landscape(
    dashboard: Dashboard, subtests: pytest.Subtests
) -> None:
    for year in ("", "2014"):
        with subtests.test(year or "today"):
            dashboard.open(**({"year": year} if year else {}))
            first = sheets(dashboard.page.pdf(format="A4", landscape=True))[0]
            together = (HEADINGS[""][1], *LEVEL_NAMES.values(), "Outlines: Kartverket")
            assert [words for words in together if squeezed(words) not in first] == []


@pytest.mark.console("_stcore")
def test_the_exported_map_prints_whole(
    pages: Pages, reader: Callable[..., Dashboard], subtests: pytest.Subtests
) -> None:
    pages.go("clusters").expect_page("clusters")
    on_disk = SavedMap(reader(offline=True).page, pages.take_along("Map as HTML"))
    on_disk.open_from_disk()
    page = on_disk.page
    expect(page.get_by_role("status")).to_have_text("43 of 43 clusters shown")
    with subtests.test("heading, map and legend on one sheet, then all rows"):
        for landscape in (False, True):
            each = sheets(page.pdf(format="A4", landscape=landscape))
            together = (*LEVEL_NAMES.values(), "Outlines: Kartverket", "43 of 43 clusters shown")
            assert [words for words in together if squeezed(words) not in each[0]] == []
            text = "".join(each)
            assert [name for name in NAMES if squeezed(name) not in text] == []
            assert "Search" not in text
    with subtests.test("the map has the paper's width"):
        page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        box = page.locator(".folium-map").bounding_box()
        assert box is not None
        assert box["width"] <= PAPER_WIDTH
        page.emulate_media(media="null")
        page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    with subtests.test("the open card with its addresses"):
        page.get_by_role("button", name=f"{CHOSEN.listed_name} {CHOSEN.home_place}", exact=True).click()
        expect(page.get_by_role("article")).to_be_visible()
        text = "".join(sheets(page.pdf(format="A4")))
        assert [url for url in CHOSEN.sources if squeezed(url) not in text] == []
        assert "Allclusters" not in text
