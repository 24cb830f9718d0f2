"""The address through a visit: the map's position in it, one entry of the history for each page and each action."""

from functools import partial
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from tests.browser.facts import LEVEL_COUNTS
from tests.browser.pages import HEADINGS, Pages

Place = tuple[str, dict[str, list[str]]]


def place(pages: Pages) -> Place:
    """The path and the parameters that the address holds."""
    parts = urlsplit(pages.page.url)
    return parts.path.strip("/"), parse_qs(parts.query)


def test_filters_and_position_go_along_to_every_page_and_back_takes_back_one_thing_at_a_time(
    pages: Pages,
) -> None:
    pages.open()
    everything = pages.view()
    entries = pages.page.evaluate("history.length")
    pages.toggle_level("gce")
    pages.eventually(lambda: "level" in pages.parameters(), True)
    pages.map.get_by_role("button", name="Zoom in").click()
    pages.wait_still()
    closer = pages.view()
    pages.eventually(lambda: "at" in pages.parameters(), True)
    shown = pages.parameters()
    assert shown["at"] == [f"{closer.zoom:g}/{closer.latitude:g}/{closer.longitude:g}"]

    others = [path for path in HEADINGS if path]
    for path in others:
        pages.move_to(path)
        pages.eventually(partial(place, pages), (path, shown))
    assert pages.page.evaluate("history.length") == entries + 1 + len(others)
    for path in reversed(others[:-1]):
        pages.page.go_back()
        pages.expect_page(path)
        pages.eventually(partial(place, pages), (path, shown))

    pages.page.go_back()
    pages.wait_drawn()
    expect(pages.level("gce")).not_to_be_checked()
    pages.eventually(pages.view, closer)
    pages.eventually(lambda: place(pages), ("", shown))
    pages.page.go_back()
    expect(pages.level("gce")).to_be_checked()
    pages.eventually(lambda: pages.view().zoom, everything.zoom)
    pages.eventually(lambda: place(pages), ("", {}))
    pages.expect_on_map(LEVEL_COUNTS)
    pages.page.go_forward()
    pages.eventually(pages.view, closer)
    pages.eventually(lambda: place(pages), ("", shown))

    expect(pages.level("gce")).not_to_be_checked()
    pages.show_norway()
    pages.eventually(lambda: place(pages), ("", {"level": shown["level"]}))
