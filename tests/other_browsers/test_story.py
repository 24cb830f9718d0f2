"""What readers do, in Firefox and in WebKit: map, marker, level, search, link, pages, own list, keyboard, phone."""

from pathlib import Path

import pytest

from data.model import Cluster
from pages.server.fonts import face
from pages.server.streamlit_files import TEXT_FONT
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, TOTAL, marker_name, status
from tests.browser.pages import HEADINGS
from tests.data.intake.files import delimited
from tests.other_browsers.reader import Reader

STATUS, CARD_NAME, ROWS = "#ic-panel .ic-status", "#ic-card-name", ".ic-list [data-choose]"
LINKED = CLUSTERS["eyde"]
SYMBOLS = "() => [...document.querySelectorAll('.cluster-symbol')].map(one => one.getAttribute('aria-label'))"
COPIED = {
    "en": (f"{LINKED.home_region} likely", "Industry · Process industry", "2015 NCE 2021 Mature clusters"),
    "nb": (f"{LINKED.home_region} sannsynlig", "Industri · Prosessindustri", "2015 NCE 2021 Modne klynger"),
}
"""What stands in its card, by language."""
PHONE = (390, 844)
MOST_TABS = 40
# Words that stand on two lines; only a longer one may be hyphenated.
BROKEN_WORDS = r"""selector => {
    const broken = new Set(), range = document.createRange();
    for (const part of document.querySelectorAll(selector)) {
        const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode, element = node.parentElement;
            if (!element.checkVisibility() || element.closest("a[href^=http], svg, .ic-skip")) continue;
            for (const word of node.data.matchAll(/(?<!\p{L})\p{L}{2,13}(?!\p{L})/gu)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
                if (tops.size > 1) broken.add(word[0]);
            }
        }
    }
    return [...broken];
}"""
SCROLLS_SIDEWAYS = "() => document.scrollingElement.scrollWidth > innerWidth"
IN_SIGHT = """selector => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""
FONTS = "() => performance.getEntriesByType('resource').map(one => one.name).filter(name => name.endsWith('.woff2'))"
FOCUSED = "() => document.activeElement?.getAttribute('data-choose')"


def alone(reader: Reader) -> Cluster:
    """A cluster whose marker no group takes in on the first view; which ones they are depends on the map's size."""
    reader.eventually(lambda: bool(reader.run(SYMBOLS, in_map=True)), True)
    seen = set(reader.run(SYMBOLS, in_map=True))
    return next(cluster for cluster in CLUSTERS.values() if marker_name(cluster) in seen)


def test_map_marker_card_and_link(reader: Reader) -> None:
    reader.open_map()
    reader.expect(STATUS, status(TOTAL))
    cluster = alone(reader)
    reader.click(f'[data-cluster="{cluster.id}"]', in_map=True)
    reader.expect(CARD_NAME, cluster.listed_name)
    reader.eventually(lambda: f"cluster={cluster.id}" in reader.url(), True)
    link = reader.url()
    reader.move_to("programme")
    reader.expect("h1", HEADINGS["programme"][1])
    reader.go(link)
    reader.expect(CARD_NAME, cluster.listed_name)


def test_level_search_and_the_keyboard_into_the_list_to_a_card(reader: Reader) -> None:
    reader.open_map()
    reader.expect(STATUS, status(TOTAL))
    reader.click(".st-key-level_gce label")
    reader.expect(STATUS, status(TOTAL - LEVEL_COUNTS["GCE"]))
    reader.click(".st-key-reset button")
    reader.expect(STATUS, status(TOTAL))
    reader.type("#ic-search", "betong")
    reader.eventually(lambda: len(reader.texts(ROWS)) < TOTAL, True)
    assert any("Concrete Innovation Cluster" in row for row in reader.texts(ROWS))
    reader.wait_idle()
    for _ in range(MOST_TABS):
        reader.press("Tab")
        if reader.run(FOCUSED):
            break
    chosen = CLUSTERS[reader.run(FOCUSED)]
    reader.press("Enter")
    reader.expect(CARD_NAME, chosen.listed_name)


def test_every_page(reader: Reader) -> None:
    reader.open()
    for path, (_, heading) in HEADINGS.items():
        if path:
            reader.move_to(path)
        reader.expect("h1", heading)
        reader.wait_idle()
        reader.expect(".ic-footer", str(TOTAL))
        assert reader.texts("[data-testid=stException]") == []


def test_an_own_list(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "klynger.csv"
    file.write_text(delimited(), encoding="utf-8")
    reader.open("your_data")
    reader.expect("h1", HEADINGS["your_data"][1])
    reader.bring("input[type=file]", file)
    reader.eventually(lambda: reader.texts("[data-testid=stMetricValue]"), ["2", "2", "2"])


@pytest.mark.parametrize(("language", "words"), COPIED.items(), ids=COPIED)
def test_a_shared_link_on_a_phone_and_its_card_copied(
    reader: Reader, language: str, words: tuple[str, ...]
) -> None:
    """What is a button is copied with the card, and the numbers of its notes are not."""
    reader.resize(*PHONE)
    reader.open(f"?cluster={LINKED.id}&lang={language}")
    reader.expect(CARD_NAME, LINKED.listed_name)
    reader.eventually(lambda: reader.run(IN_SIGHT, CARD_NAME), True)
    reader.eventually(lambda: reader.run(SCROLLS_SIDEWAYS), False)
    assert reader.run(BROKEN_WORDS, ".ic-panel, .ic-header, .ic-footer") == []
    text = " ".join(reader.copied(".ic-card").split())
    assert [one for one in words if one not in text] == []


# While a smaller font is on its way, WebKit loads the whole one too.
@pytest.mark.parametrize("window", ["firefox"], indirect=True)
def test_only_the_letters_that_are_used_are_loaded(reader: Reader) -> None:
    reader.eventually(lambda: "/files/" in "".join(_fonts_of_a_new_page(reader)), True)
    assert [font for font in reader.run(FONTS) if face(TEXT_FONT).file.name in font] == []


def _fonts_of_a_new_page(reader: Reader) -> list[str]:
    """The fonts that the map's page loads."""
    reader.open_map()
    return list(reader.run(FONTS))
