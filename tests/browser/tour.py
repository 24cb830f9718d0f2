"""A tour of every page and state of the dashboard, by address: for tests of what must hold everywhere."""

from dataclasses import dataclass, field

from playwright.sync_api import expect

from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CLUSTERS

LANGUAGES = ("en", "nb")
MAP = ".st-key-map_frame iframe"
# Endless animations (a spinner) say nothing about what is to come.
FINISHED = """() => Promise.allSettled(document.getAnimations()
    .filter(one => one.effect?.getComputedTiming().iterations !== Infinity).map(one => one.finished))"""


@dataclass(frozen=True)
class Stop:
    """One page in one state; ``sign`` is what only the drawn page has, ``opens`` what is then clicked open."""

    name: str
    path: str
    sign: str
    parameters: dict[str, list[str]] = field(default_factory=dict)
    opens: str = ""

    @property
    def has_map(self) -> bool:
        """Whether the map is on the page."""
        return not self.path


IN_OSLO = CLUSTERS["construction-city"]
COMPARED = ["nce-media", "construction-city", "eyde"]
STOPS = (
    Stop("map", "", ".ic-list button"),
    Stop("map with a card and a spread", "", ".ic-card", {"cluster": [IN_OSLO.id]}, ".ic-mark"),
    Stop("map with filters", "", ".ic-chips button", {"level": ["nce", "gce"], "basemap": ["counties"]}),
    Stop("map with nothing found", "", ".ic-nothing", {"q": ["zzzz"]}),
    Stop("clusters", "clusters", ".ic-table td"),
    Stop("clusters with a card", "clusters", ".ic-card", {"cluster": ["nce-media"]}),
    Stop("compare with nothing chosen", "compare", ".stAlert"),
    Stop("compare with three", "compare", ".ic-comparison", {"compare": COMPARED}),
    Stop("insights", "insights", "svg.marks", opens=".stExpander summary"),
    Stop("programme", "programme", ".ic-story h2"),
    Stop("your data", "your_data", ".stFileUploader", opens=".stExpander summary"),
    Stop("about", "about", ".ic-story h2"),
    Stop("accessibility", "accessibility", ".ic-story h2"),
)


def visit(dashboard: Dashboard, stop: Stop, language: str) -> None:
    """Open *stop* in *language* and wait until all of it is drawn."""
    arrive(dashboard, stop, language)
    unfold(dashboard, stop)


def arrive(dashboard: Dashboard, stop: Stop, language: str) -> None:
    """Open *stop* in *language*, with nothing clicked open, and wait until it is drawn."""
    page = dashboard.page
    dashboard.go(stop.path, **stop.parameters, lang=language)
    expect(page.locator(f"html[lang={language}]")).to_be_attached(timeout=START_TIMEOUT)
    expect(page.locator(stop.sign).first).to_be_visible(timeout=START_TIMEOUT)
    expect(page.locator("footer")).to_be_visible()
    if stop.has_map:
        expect(dashboard.map.locator("html[data-drawn=true]")).to_be_attached(timeout=START_TIMEOUT)
        expect(dashboard.map.locator("path.county").first).to_be_attached()
        expect(dashboard.notice).to_be_hidden()
    settle(dashboard)


def unfold(dashboard: Dashboard, stop: Stop) -> None:
    """Click open what *stop* has to open, and wait until it is drawn."""
    for summary in dashboard.page.locator(stop.opens).all() if stop.opens else ():
        summary.click()
    settle(dashboard)


def settle(dashboard: Dashboard) -> None:
    """Wait until nothing moves or fades any more and the server has answered."""
    dashboard.wait_idle()
    dashboard.page.evaluate(FINISHED)
    if dashboard.page.locator(MAP).count():
        dashboard.wait_still()
