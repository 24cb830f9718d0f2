"""The dashboard as a reader handles it: what is on screen, by the names that people and screen readers know.

Every method that changes something returns once the page shows the change, or leaves the wait to the caller's
``expect``. Only :meth:`Dashboard.open_groups_of` and the view's numbers look behind the screen.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import ElementHandle, Frame, Locator, Page, Route, expect

from data.model import Cluster
from tests.browser.facts import LEVEL_NAMES, marker_name

# The only script among the files that are served by a digest of their content.
MAP_SCRIPTS = re.compile(r"/files/\w+\.js$")
MAP_FRAME = ".st-key-map_frame iframe"
# What is new in a year stands last in a marker's name.
NEWS = re.compile(r", ((new in|up from .+ in) \d{4}|renamed in \d{4}, formerly .+)$")
# What the rows are called, of the programme and of a list that a reader brought.
ROWS = re.compile("clusters|entries", re.IGNORECASE)
BACK_TO_LIST = re.compile("^(All clusters|The whole list)$")
GROUP = re.compile(r"^(\d+) (?:clusters|entries): (.+)$")
ARRIVED = "html:not(:has(#ic-first)) #root .stApp"
START_TIMEOUT = 60_000  # milliseconds, for the first page of a cold server
MOST_GROUPS = 12  # to open one after the other until a marker is free
# Leaflet's layer of groups, and a cluster's marker in it; streamlit-folium keeps the map as window.map.
GROUPS = "Object.values(map._layers).find(layer => layer instanceof L.MarkerClusterGroup)"
MARKER_OF = "groups.getLayers().find(layer => layer.options.row.id === id)"
# The symbol that now stands for a cluster, its marker's or its group's.
SYMBOL_OF = f"""id => {{
    const groups = {GROUPS};
    const marker = {MARKER_OF};
    const symbol = groups.getVisibleParent(marker)?.getElement() ?? marker.getElement();
    return symbol && map.getBounds().contains(marker.getLatLng()) ? symbol : null;
}}"""
SYMBOL_CHANGED = f"([id, old]) => {{ const now = ({SYMBOL_OF})(id); return now && now !== old }}"
# Leaflet begins to zoom a frame after it was asked to, and nothing tells of it before.
TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
STILL = f"""() => !map._animatingZoom && !({GROUPS})._inZoomAnimation && !map._panAnim?._inProgress"""


# The map's frame has kept its place and size for ten frames, so that a press and its release meet the same symbol.
FRAME_STANDS = """selector => new Promise(done => {
    let before = '', same = 0;
    const look = () => {
        const now = JSON.stringify(document.querySelector(selector)?.getBoundingClientRect() ?? null);
        same = now === before ? same + 1 : 0;
        before = now;
        same < 10 ? requestAnimationFrame(look) : done();
    };
    look();
})"""
CONTENT_WIDTH = "document.scrollingElement.scrollWidth"


@dataclass(frozen=True)
class MapView:
    """Where the map stands: centre in degrees (WGS 84) and zoom level."""

    latitude: float
    longitude: float
    zoom: float


class Dashboard:
    """One reader's page at *address* (with a slash at the end)."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.map = page.frame_locator(MAP_FRAME)
        self.panel = page.locator("#ic-panel")
        self.status = self.panel.locator(".ic-status")
        self.notice = self.panel.locator(".ic-notice").first
        self.sidebar = page.get_by_role("region", name="Sidebar")
        self.search_box = page.get_by_role("combobox", name="Search")
        # The whole card; until it has come its head alone stands there, marked as busy.
        self.card = self.panel.locator("article:not([aria-busy])")
        self.card_name = self.card.get_by_role("heading", level=2)
        self.rows = self.panel.get_by_role("group", name=ROWS).get_by_role("listitem").get_by_role("button")
        self.groups = self.map.get_by_role("button", name=GROUP)

    # ---- opening ----

    def open(self, path: str = "", /, **parameters: str | list[str]) -> Self:
        """Open the page of *path* with URL *parameters* and wait until all of it is drawn."""
        return self.go(path, **parameters).wait_drawn()

    def go(self, path: str = "", /, **parameters: str | list[str]) -> Self:
        """Ask for the page of *path* with URL *parameters*, and wait until the app is there."""
        query = urlencode(parameters, doseq=True)
        self.page.goto(f"{self.address}{path}{'?' + query if query else ''}", wait_until="commit")
        return self.wait_arrived()

    def wait_arrived(self) -> Self:
        """Wait until the server's first paint has given way to the app."""
        expect(self.page.locator(ARRIVED)).to_be_attached(timeout=START_TIMEOUT)
        return self

    def wait_drawn(self) -> Self:
        """Wait until map and panel are drawn."""
        self.wait_arrived().wait_one_map()
        expect(self.map.locator("html[data-drawn=true]")).to_be_attached(timeout=START_TIMEOUT)
        self.page.evaluate(FRAME_STANDS, MAP_FRAME)
        expect(self.map.locator("path.county").first).to_be_attached()
        expect(self.status).to_contain_text(ROWS, timeout=START_TIMEOUT)
        return self

    def wait_one_map(self) -> Self:
        """Wait until a map that was replaced is gone: Streamlit keeps its frame until its run has ended."""
        expect(self.page.locator(MAP_FRAME)).to_have_count(1, timeout=START_TIMEOUT)
        return self

    # ---- sharing ----

    def open_share(self) -> Locator:
        """Open the dialog for sharing, and wait until all of it is drawn."""
        self.page.get_by_role("button", name="Share", exact=True).click()
        dialog = self.page.get_by_role("dialog", name="Share and take along")
        expect(dialog.get_by_role("button", name="PNG", exact=True)).to_be_visible()
        self.wait_idle()
        return dialog

    def close_share(self) -> None:
        """Close the dialog for sharing."""
        self.page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def take_along(self, label: str) -> Path:
        """Press a file's button in the dialog for sharing and return the file that comes, under its own name."""
        dialog = self.open_share()
        with self.page.expect_download() as coming:
            dialog.get_by_role("button", name=label, exact=True).click()
        path = Path(coming.value.path())
        self.close_share()
        return path.rename(path.with_name(coming.value.suggested_filename))

    # ---- the map ----

    def frame(self) -> Frame:
        """The map's frame, to ask its script something."""
        handle = self.page.locator(MAP_FRAME).element_handle()
        frame = handle.content_frame()
        assert frame is not None
        return frame

    def ask(self, script: str, argument: Any = None) -> Any:
        """What *script* answers inside the map's frame."""
        return self.frame().evaluate(script, argument)

    def marker(self, cluster: Cluster) -> Locator:
        """A cluster's own marker."""
        return self.map.get_by_role("button", name=marker_name(cluster), exact=True)

    def group(self, name: str | re.Pattern[str]) -> Locator:
        """The group of markers with an accessible name like *name*."""
        return self.map.get_by_role("button", name=name)

    def symbols(self) -> list[str]:
        """The accessible names of all markers and groups on the map."""
        symbols = self.map.locator(".cluster-symbol, .cluster-group:not([aria-hidden=true])")
        return [
            str(name)
            for name in symbols.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        ]

    def counts_on_map(self) -> Counter[str]:
        """How many clusters of each level the accessible names of the symbols tell of."""
        counts: Counter[str] = Counter()
        for name in (NEWS.sub("", symbol) for symbol in self.symbols()):
            group = GROUP.match(name)
            parts = group[2].split("; ")[0].split(", ") if group else [f"{name.split(', ')[-2]} (1)"]
            numbers = [int(part.rpartition(" ")[2].strip("()")) for part in parts]
            for part, number in zip(parts, numbers, strict=True):
                counts[part.rpartition(" ")[0]] += number
            assert not group or int(group[1]) == sum(numbers), name
        return counts

    def expect_on_map(self, counts: Mapping[str, int]) -> None:
        """Wait until the map shows exactly *counts* clusters by level name, in symbols of any kind."""
        self.eventually(self.counts_on_map, Counter(counts))

    def view(self) -> MapView:
        """Where the map stands now."""
        answer = self.ask("() => { const c = map.getCenter(); return [c.lat, c.lng, map.getZoom()] }")
        return MapView(*(round(number, 4) for number in answer))

    def wait_still(self) -> Self:
        """Wait until the map has stopped moving."""
        self.frame().evaluate(TWO_FRAMES)
        self.frame().wait_for_function(STILL)
        return self

    def show_norway(self) -> Self:
        """Press the map's button for the whole of Norway."""
        self.map.get_by_role("button", name="Show all of Norway").click()
        return self.wait_still()

    def symbol_of(self, cluster: Cluster) -> ElementHandle | None:
        """The symbol on screen that stands for a cluster, its own or its group's; None outside the view."""
        return self.frame().evaluate_handle(SYMBOL_OF, cluster.id).as_element()

    def open_groups_of(self, cluster: Cluster) -> Locator:
        """Click the groups around a cluster, one inside the other, until its own marker is on screen."""
        if self.symbol_of(cluster) is None:
            self.show_norway()
        for _ in range(MOST_GROUPS):
            symbol = self.symbol_of(cluster)
            assert symbol is not None
            if symbol.get_attribute("data-cluster") == cluster.id:
                break
            self.close_group_list()
            symbol.click()
            self.frame().wait_for_function(SYMBOL_CHANGED, arg=[cluster.id, symbol])
            self.wait_still()
        return self.marker(cluster)

    def close_group_list(self) -> None:
        """Close the list of the group that was opened, which may cover the symbols of other groups."""
        close = self.map.locator(".group-list .close")
        if close.is_visible():
            close.click()

    def click_empty_map(self) -> None:
        """Click the open sea, away from every symbol."""
        box = self.page.locator(MAP_FRAME).bounding_box()
        assert box is not None
        self.page.mouse.click(box["x"] + 40, box["y"] + 90)

    # ---- the left panel ----

    def level(self, identifier: str) -> Locator:
        """A level's checkbox; its name starts with the level's and ends with its count."""
        return self.sidebar.get_by_role("checkbox", name=re.compile(rf"^{LEVEL_NAMES[identifier]}\W+\d+\W*$"))

    def level_label(self, identifier: str) -> Locator:
        """What is seen of a level's checkbox: box, symbol, name and count."""
        return self.level(identifier).locator("xpath=ancestor::label")

    def toggle_level(self, identifier: str) -> None:
        """Click a level's box."""
        self.level_label(identifier).click(position={"x": 8, "y": 12})

    def choose_option(self, label: str, option: str) -> None:
        """Type *option* into the box *label*, choose the option of that name, and close the box."""
        box = self.sidebar.get_by_role("combobox", name=label)
        box.click()
        box.fill(option)
        self.page.get_by_role("option", name=re.compile(rf"^{re.escape(option)}( \(\d+\))?$")).click()
        if box.get_attribute("aria-expanded") == "true":
            box.press("Escape")

    def search(self, text: str) -> None:
        """Type *text* into the search box, key by key."""
        expect(self.search_box).to_be_visible()
        self.search_box.fill("")
        self.search_box.press_sequentially(text)

    # ---- the right panel ----

    def row(self, cluster: Cluster) -> Locator:
        """A cluster's row in the list."""
        return self.panel.locator(f'.ic-list [data-choose="{cluster.id}"]')

    def listed(self) -> list[str]:
        """The ids of the clusters in the list, in its order."""
        ids = self.panel.locator(".ic-list [data-choose]").evaluate_all(
            "all => all.map(row => row.dataset.choose)"
        )
        return [str(identifier) for identifier in ids]

    def expect_listed(self, ids: Iterable[str]) -> None:
        """Wait until the list holds exactly the clusters with these *ids*, in this order."""
        self.eventually(self.listed, list(ids))

    def expect_chips(self, *labels: str) -> None:
        """Wait until exactly these active filters can be removed one by one."""
        chips = self.panel.get_by_role("list", name="Active filters").get_by_role("button")
        self.eventually(lambda: [text.removesuffix("×") for text in chips.all_inner_texts()], list(labels))

    def remove_filter(self, chip: str) -> None:
        """Press the chip of an active filter and wait until it is gone."""
        button = self.panel.get_by_role("button", name=f"Remove filter {chip}", exact=True)
        button.click()
        expect(button).to_have_count(0)

    def expect_card(self, cluster: Cluster) -> None:
        """Wait until the card of *cluster* is open and its session knows, which is when the address names the cluster.

        The card alone says less: it comes by an address of its own, before the session is told.
        """
        expect(self.card_name).to_have_text(cluster.listed_name)
        self.eventually(lambda: self.parameters().get("cluster"), [cluster.id])

    def close_card(self) -> None:
        """Press the button that leads back to the list."""
        self.panel.get_by_role("button", name=BACK_TO_LIST).click()
        expect(self.card).to_have_count(0)

    # ---- the address ----

    def parameters(self) -> dict[str, list[str]]:
        """The parameters in the URL."""
        return parse_qs(urlsplit(self.page.url).query)

    def expect_parameters(self, **wanted: list[str]) -> None:
        """Wait until the URL holds exactly these parameters, and perhaps where the map was moved to."""
        ignored = {"at"} - wanted.keys()

        def found() -> dict[str, list[str]]:
            return {name: values for name, values in self.parameters().items() if name not in ignored}

        self.eventually(found, wanted)

    # ---- the window ----

    def expect_no_sideways_scroll(self) -> None:
        """Wait until the page is no wider than its window."""
        window = self.page.viewport_size
        assert window is not None
        self.eventually(lambda: self.page.evaluate(CONTENT_WIDTH) <= window["width"], True)

    # ---- waiting ----

    def wait_idle(self) -> None:
        """Wait until the server has answered all that it was asked."""
        expect(self.page.locator('[data-testid="stApp"]')).to_have_attribute(
            "data-test-script-state", "notRunning"
        )

    def eventually(self, read: Callable[[], object], wanted: object, seconds: float = 30) -> None:
        """Read once a drawn frame until the answer is *wanted*; fail with the last answer."""
        deadline = time.monotonic() + seconds
        while (seen := read()) != wanted and time.monotonic() < deadline:
            self.page.evaluate("() => new Promise(requestAnimationFrame)")
        assert seen == wanted, f"{seen!r} is not {wanted!r}"


@contextmanager
def held(page: Page, pattern: str | re.Pattern[str]) -> Iterator[None]:
    """Keep requests that match *pattern* waiting until the block ends."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))
    yield
    for route in waiting:
        route.continue_()
    page.unroute(pattern)
