"""Every page prints whole: read back from the PDF, it has all rows, cards and addresses, and no menu."""

import io
from collections.abc import Callable

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.dashboard import Dashboard
from tests.browser.facts import CATALOGUE, CLUSTERS, LEVEL_NAMES
from tests.browser.pages import HEADINGS, Pages
from tests.browser.server import Server

CHOSEN = CLUSTERS["sams"]
NAMES = [cluster.listed_name for cluster in CATALOGUE.clusters]
COUNTIES = {cluster.county for cluster in CATALOGUE.clusters if cluster.county}
ON_SCREEN_ALONE = ("Reset filters", "Share", "Show more", "Skip", "Only what the map shows", "is loading")


# Of the heading, and of what it stands on.
COLOURS_ON_PAPER = """() => [
    getComputedStyle(document.querySelector("h1")).color, getComputedStyle(document.body).backgroundColor]"""


def squeezed(text: str) -> str:
    """Without space: a PDF breaks lines, and so names, wherever they end."""
    return "".join(text.split())


@pytest.mark.console("_stcore")  # Streamlit first looks for its server below the page's own path
def test_each_page_prints_whole(
    reader: Callable[..., Dashboard], server: Server, subtests: pytest.Subtests
) -> None:
    # A dark screen, since its colours would print dark on dark.
    pages = Pages(reader(color_scheme="dark").page, server.address)

    def printed(path: str, **parameters: str) -> str:
        """The text of the printed page."""
        pages.go(path, **parameters).expect_page(path)
        drawn = {
            "": ".ic-list, .ic-card",
            "clusters": ".ic-table tbody tr",
            "insights": ".stVegaLiteChart svg",
        }
        expect(pages.page.locator(drawn.get(path, "h1")).first).to_be_visible()
        file = pypdf.PdfReader(io.BytesIO(pages.page.pdf(format="A4")))
        text = squeezed(" ".join(page.extract_text() for page in file.pages))
        assert squeezed(HEADINGS[path][1]) in text
        assert [words for words in ON_SCREEN_ALONE if squeezed(words) in text] == []
        return text

    with subtests.test("map with legend and list"):
        text = printed("")
        assert [name for name in [*NAMES, *LEVEL_NAMES.values()] if squeezed(name) not in text] == []
    with subtests.test("card with the addresses of its sources"):
        text = printed("", cluster=CHOSEN.id)
        assert [url for url in CHOSEN.sources if url not in text] == []
    with subtests.test("table with all rows"):
        text = printed("clusters")
        assert [name for name in NAMES if squeezed(name) not in text] == []
        assert sum(text.count(squeezed(str(cluster.website))) > 0 for cluster in CATALOGUE.clusters) == 43
    with subtests.test("charts with all their groups"):
        text = printed("insights")
        assert [county for county in COUNTIES if squeezed(county) not in text] == []
    with subtests.test("dark on light"):
        pages.page.emulate_media(media="print")
        assert pages.page.evaluate(COLOURS_ON_PAPER) == ["rgb(31, 42, 51)", "rgb(255, 255, 255)"]
        pages.page.emulate_media(media="screen")
    for path in ("compare", "programme", "about", "your_data", "accessibility"):
        with subtests.test(path):
            assert len(printed(path)) > 300
