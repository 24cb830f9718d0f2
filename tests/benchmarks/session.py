"""A reader's browser page with clocks, and a count of what the server sends."""

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Locator, Page, Playwright, ViewportSize
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.benchmarks.servers import Server
from tests.browser import chromium

CLOCK = (Path(__file__).parent / "clock.js").read_text(encoding="utf-8")
VIEWPORT: ViewportSize = {"width": 1440, "height": 950}
# Each page has a renderer of its own, so that subjects do not wait for each other. pydeck needs WebGL, which
# SwiftShader computes on the processor. The same flags serve every subject.
FLAGS = (
    *(flag for flag in chromium.FLAGS if flag != "--process-per-site"),
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
SETTLE_LIMIT = 60_000  # milliseconds
PAUSE = 150  # milliseconds between two samples, about what is left to do after an answer
WAIT_FOR_IDLE = "limit => new Promise((resolve) => requestIdleCallback(resolve, { timeout: limit }))"
IS_QUIET = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"


@dataclass(frozen=True)
class Timing:
    """One answer: milliseconds, and what the server sent and computed for it.

    ``received`` are bytes over the websocket before compression (permessage-deflate), ``fetched`` bytes over
    HTTP; ``script`` and ``run`` milliseconds of processor time in the app's code, and with what Streamlit does
    before and after it.
    """

    milliseconds: float
    received: int
    fetched: int
    script: float
    run: float


@dataclass
class Session:
    """A page that is open, its server and the websocket messages since the last sample began."""

    page: Page
    server: Server
    messages: list[bytes] = field(default_factory=list)
    fetched: int = 0

    def time(
        self, act: Callable[[], None], frame: Frame, probe: str, wanted: Any, limit: float
    ) -> Timing | None:
        """Do *act* and time it until *probe* in *frame* has the *wanted* value (None: any new one).

        *limit* is in seconds; None is returned when it passes.
        """
        self.messages.clear()
        self.fetched = 0
        runs = len(self.server.run_times())
        frame.evaluate(
            "watch => benchmarkClock.watch(watch)", {"probe": probe, "wanted": wanted, "limit": limit * 1000}
        )
        act()
        reached = frame.evaluate("benchmarkClock.reached")
        if reached is None:
            return None
        milliseconds = reached - self.page.evaluate("window.benchmarkPointer")
        self.settle()
        return self.timing(milliseconds, runs)

    def timing(self, milliseconds: float, runs: int) -> Timing:
        """The timing of an answer, with all that came since; *runs* is the number of script runs before."""
        received = sum(len(message) for message in self.messages)
        times = self.server.run_times()[runs:]
        script, run = sum(script for script, _ in times), sum(run for _, run in times)
        return Timing(milliseconds, received, self.fetched, script, run)

    def settle(self) -> None:
        """Wait until the script is done, and a little longer for the browser's own work."""
        self.page.wait_for_function(IS_QUIET, timeout=SETTLE_LIMIT, polling=50)
        self.page.wait_for_timeout(PAUSE)
        self.page.evaluate(WAIT_FOR_IDLE, SETTLE_LIMIT)

    def click(self, target: Locator) -> None:
        """Press the mouse in the middle of *target*."""
        target.scroll_into_view_if_needed()
        box = target.bounding_box()
        assert box is not None, "the target is not on the page"
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def map_frame(self) -> Frame:
        """The frame of the map, or the page itself if the map has none."""
        return next((frame for frame in self.page.frames if "st_folium" in frame.url), self.page.main_frame)


def launch(playwright: Playwright, *more: str) -> Browser:
    """Start the Chromium of this machine with the flags of the benchmark, and *more*.

    Raises:
        chromium.NoChromiumError: there is none.
    """
    path = chromium.find() or chromium.install()
    return playwright.chromium.launch(executable_path=path, args=[*FLAGS, *more])


@contextmanager
def opened(
    browser: Browser, server: Server, drawn: str, wanted: Any, limit: float, path: str = ""
) -> Iterator[tuple[Session, Timing | None]]:
    """Open the server's page at *path* in a fresh browser profile and wait until *drawn* has the *wanted* value.

    Yields the session and the load's timing from the start of navigation; None instead after *limit* seconds.
    """
    # Playwright evaluates what it waits for as a string, which the policy of the page forbids.
    context = browser.new_context(bypass_csp=True, viewport=VIEWPORT)
    try:
        watch = json.dumps({"probe": drawn, "wanted": wanted, "limit": limit * 1000})
        context.add_init_script(f"window.benchmarkDrawing = {watch};\n{CLOCK}")
        page = context.new_page()
        session = Session(page, server)
        _count(session)
        yield session, _load(session, path, limit)
    finally:
        context.close()


def _load(session: Session, path: str, limit: float) -> Timing | None:
    page = session.page
    runs = len(session.server.run_times())
    page.goto(session.server.url + path, wait_until="commit")
    try:
        page.wait_for_function("window.benchmarkDrawnAt", timeout=limit * 1000, polling=100)
    except PlaywrightTimeout:
        return None
    session.settle()
    return session.timing(page.evaluate("benchmarkDrawnAt - performance.timeOrigin"), runs)


def _count(session: Session) -> None:
    channel = session.page.context.new_cdp_session(session.page)
    channel.send("Network.enable")

    def on_message(event: dict[str, Any]) -> None:
        response = event["response"]
        data = response["payloadData"]
        session.messages.append(base64.b64decode(data) if response["opcode"] == 2 else data.encode())

    def on_file(event: dict[str, Any]) -> None:
        session.fetched += int(event["encodedDataLength"])

    channel.on("Network.webSocketFrameReceived", on_message)
    channel.on("Network.loadingFinished", on_file)
