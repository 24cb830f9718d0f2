"""The pages beside the map as a reader handles them: table, exports, charts, comparison, and the way between them."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Locator, Page, Request, expect

from tests.browser.dashboard import START_TIMEOUT, Dashboard

# Each page by the file of its address: its name in the menu and its heading.
HEADINGS = {
    "": ("Map", "Norway’s innovation clusters on a map"),
    "clusters": ("Clusters", "All clusters"),
    "compare": ("Compare", "Compare clusters"),
    "insights": ("Insights", "The clusters in numbers"),
    "programme": ("Programme", "The programme and its levels"),
    "your_data": ("Your data", "Your own list on the same map"),
    "about": ("About", "About this map"),
    "accessibility": ("Accessibility", "Accessibility statement"),
}
BAR = re.compile(r"^(?P<group>.+?)(?:, (?P<level>[^,]+))?: (?P<count>\d+)$")
SYMBOLS = ".cluster-symbol, .cluster-group"
IN_FOOTER = "accessibility"
PHONE = 768  # pixels, below which Streamlit puts the menu into the side panel
LOCAL_SCHEMES = ("file:", "data:", "blob:")


class Pages(Dashboard):
    """One reader's dashboard, on any of its pages."""

    def __init__(self, page: Page, address: str) -> None:
        super().__init__(page, address)
        self.main = page.get_by_test_id("stMain")
        self.table = page.locator(".ic-table")
        self.comparison = page.locator(".ic-comparison")
        self.distances = self.main.locator("h2", has_text="Distances").locator(
            "xpath=following-sibling::ul[1]/li"
        )
        self.picker = self.main.get_by_role("combobox", name="Clusters to compare, two to six")

    # ---- from page to page ----

    def expect_page(self, path: str) -> None:
        """Wait until the page of *path* stands there, down to its footer."""
        heading = self.page.get_by_role("heading", level=1)
        expect(heading).to_have_text(HEADINGS[path][1], timeout=START_TIMEOUT)
        expect(self.page.locator(".ic-footer")).to_be_visible(timeout=START_TIMEOUT)
        self.wait_idle()
        expect(self.page.get_by_test_id("stException")).to_have_count(0)

    def move_to(self, path: str) -> None:
        """Follow the link to the page of *path*: in the footer, or in the menu, on a phone in the side panel."""
        window = self.page.viewport_size
        if path != IN_FOOTER and window and window["width"] < PHONE:
            self.page.get_by_role("button", name="Menu", exact=True).click()
        self.page.get_by_role("link", name=HEADINGS[path][0], exact=True).click()
        self.expect_page(path)

    # ---- the clusters page ----

    def table_ids(self) -> list[str]:
        """The ids of the clusters in the table, in its order."""
        rows = self.table.locator("tbody tr")
        return [str(identifier) for identifier in rows.evaluate_all("all => all.map(row => row.dataset.row)")]

    def column(self, number: int) -> list[str]:
        """The texts of a column of the table."""
        return self.table.locator(f"tbody tr > :nth-child({number + 1})").all_inner_texts()

    def heading(self, label: str) -> Locator:
        """A column's heading in the table."""
        return self.table.get_by_role("columnheader", name=label, exact=True)

    # ---- the insights page ----

    def chart(self, title: str) -> Locator:
        """A chart by its title."""
        return self.main.locator(f'.stVegaLiteChart[aria-label="{title}"]')

    def bars(self, title: str) -> Locator:
        """The bars, and parts of stacked bars, of a chart."""
        return self.chart(title).locator("[aria-roledescription=bar]")

    def bar(self, title: str, group: str) -> Locator:
        """The first part of a group's bar in a chart."""
        return self.chart(title).locator(f'[aria-roledescription=bar][aria-label^="{group}"]').first

    def counts_in_chart(self, title: str) -> Counter[str]:
        """How many clusters each group of a chart has, by what its bars tell a screen reader."""
        counts: Counter[str] = Counter()
        for name in self.bars(title).evaluate_all("all => all.map(bar => bar.getAttribute('aria-label'))"):
            parts = BAR.match(str(name))
            assert parts is not None, name
            counts[parts["group"]] += int(parts["count"])
        return counts

    def counts_in_table(self, title: str) -> Counter[str]:
        """How many clusters each group has in the table that stands for a chart."""
        rows = self.main.locator(f'[aria-label="{title}, as a table"] tbody tr')
        read = "all => all.map(row => [...row.cells].map(cell => cell.textContent))"
        return Counter({cells[0]: sum(map(int, cells[1:])) for cells in rows.evaluate_all(read)})

    # ---- the compare page ----

    def compared(self) -> list[str]:
        """The names above the columns of the comparison."""
        return [name.strip() for name in self.comparison.locator("thead th").all_inner_texts()[1:]]

    def pick(self, label: str) -> None:
        """Put one more cluster beside the others."""
        self.picker.fill(label)
        self.page.get_by_role("option", name=label, exact=True).click()
        self.close_picker()

    def close_picker(self) -> None:
        """Close the list of clusters to pick."""
        self.picker.fill("")
        self.picker.press("Escape")
        expect(self.picker).to_have_attribute("aria-expanded", "false")


class SavedMap(Dashboard):
    """The map that was exported as one file, opened from disk."""

    def __init__(self, page: Page, file: Path) -> None:
        super().__init__(page, file.as_uri())
        self.asked: list[str] = []
        page.on("request", self._note)

    def symbols(self) -> list[str]:
        """The accessible names of all markers and groups."""
        symbols = self.page.locator(SYMBOLS)
        return [
            str(name)
            for name in symbols.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
        ]

    def ids(self) -> list[str]:
        """The ids of the clusters that it can tell about."""
        read = "() => JSON.parse(document.getElementById('content').textContent).clusters.map(one => one.id)"
        return list(self.page.evaluate(read))

    def open_from_disk(self) -> None:
        """Open the file and wait until the map is drawn."""
        self.page.goto(self.address)
        expect(self.page.locator("html[data-drawn=true]")).to_be_attached()

    def asked_elsewhere(self) -> list[str]:
        """What it asked for that is not in the file itself."""
        return [url for url in self.asked if not url.startswith(LOCAL_SCHEMES)]

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)


def tally(names: Iterable[str | None]) -> Counter[str]:
    """How often each name occurs; what is unknown has no bar of its own name here."""
    return Counter(name for name in names if name)
