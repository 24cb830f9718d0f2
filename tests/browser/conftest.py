"""One server and one browser for all tests; a page of its own for each, watched from its first request."""

import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from tests.browser import chromium
from tests.browser.dashboard import Dashboard
from tests.browser.pages import Pages
from tests.browser.server import Server, running_server
from tests.browser.watch import Watch

SCREENSHOTS = Path(__file__).parent / "screenshots"
PATIENCE = 30_000  # milliseconds, for a machine that does other work at the same time
DESK: ViewportSize = {"width": 1280, "height": 900}
REPORT = pytest.StashKey[pytest.TestReport]()


def pytest_configure() -> None:
    expect.set_options(timeout=PATIENCE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[REPORT] = report
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard that all tests share; its log must end without a traceback."""
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
        assert not running.errors()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A dashboard that nobody has asked for anything yet."""
    with running_server(tmp_path / "log.txt") as running:
        yield running
        assert not running.errors()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = chromium.launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """The storage and cache that pages share; an idle tab keeps the renderer and its compiled scripts alive."""
    shared = browser.new_context(viewport=DESK, reduced_motion="reduce", locale="en-GB")
    shared.set_default_timeout(PATIENCE)
    shared.new_page().goto(f"{server.address}_stcore/health")
    yield shared
    shared.close()


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> Iterator[Watch]:
    """What the test's pages do; fails the test for requests and errors that it did not announce."""
    record = Watch()
    yield record
    outside, console = (request.node.get_closest_marker(name) for name in ("outside", "console"))
    complaints = record.complaints(
        set(outside.args) if outside else set(), console.args[0] if console else None
    )
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def page(context: BrowserContext, watch: Watch, request: pytest.FixtureRequest) -> Iterator[Page]:
    opened = context.new_page()
    watch.follow(opened)
    yield opened
    keep_picture(opened, request.node)
    opened.close()


@pytest.fixture
def dashboard(page: Page, server: Server) -> Dashboard:
    """The dashboard on a page that has opened nothing yet."""
    return Dashboard(page, server.address)


@pytest.fixture
def drawn(dashboard: Dashboard) -> Dashboard:
    """The dashboard with its map drawn, nothing filtered and nothing chosen."""
    return dashboard.open()


@pytest.fixture
def pages(page: Page, server: Server) -> Pages:
    """The dashboard with its other pages, on a page that has opened nothing yet."""
    return Pages(page, server.address)


@pytest.fixture
def reader(
    browser: Browser, server: Server, watch: Watch, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Dashboard]]:
    """Make another reader: a browser that shares nothing with the others, set up by Playwright's context options."""
    contexts = []

    def arrive(at: Server = server, **options: object) -> Dashboard:
        settings = {"viewport": DESK, "reduced_motion": "reduce", "locale": "en-GB"} | options
        contexts.append(browser.new_context(**settings))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(PATIENCE)
        watch.follow_all(contexts[-1])
        return Dashboard(contexts[-1].new_page(), at.address)

    yield arrive
    for opened in contexts:
        keep_picture(opened.pages[0], request.node)
        opened.close()


def keep_picture(page: Page, test: pytest.Item) -> None:
    """Save what *page* shows if *test* failed on it."""
    report = test.stash.get(REPORT, None)
    if report is not None and report.failed:
        name = re.sub(r"[^\w-]+", "-", test.nodeid.removeprefix("tests/browser/")).strip("-")
        page.screenshot(path=SCREENSHOTS / f"{name[:120]}.png")
