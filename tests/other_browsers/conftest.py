"""One server for all; a reader in each browser in turn, with one window for all tests in it."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from tests.browser.server import Server, running_server
from tests.other_browsers import bidi, firefox, webkit
from tests.other_browsers.bidi import BiDiReader
from tests.other_browsers.reader import Reader
from tests.other_browsers.webdriver import WebDriverReader

SCREENSHOTS = Path(__file__).parents[1] / "browser" / "screenshots"
DESK = (1280, 900)


@contextmanager
def in_firefox(address: str) -> Iterator[Reader]:
    with firefox.launched() as told, bidi.session(told) as session:
        yield BiDiReader(address, session)


@contextmanager
def in_webkit(address: str) -> Iterator[Reader]:
    with webkit.launched() as driver:
        yield WebDriverReader(address, driver)


BROWSERS: dict[str, Callable[[str], AbstractContextManager[Reader]]] = {
    "firefox": in_firefox,
    "webkit": in_webkit,
}


class OneProcessPerBrowser(LoadScopeScheduling):  # type: ignore[misc]
    """All tests of one browser run in the same process, so that each browser is started once."""

    def _split_scope(self, nodeid: str) -> str:
        """The browser that the test's parameters name, or the test itself."""
        parameters = nodeid.partition("[")[2]
        return next((browser for browser in BROWSERS if browser in parameters), nodeid)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneProcessPerBrowser:
    """How ``pytest -n`` shares the tests out."""
    return OneProcessPerBrowser(config, log)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard; its log must end without a traceback."""
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running
        assert not running.errors()


@pytest.fixture(scope="session", params=BROWSERS)
def window(request: pytest.FixtureRequest, server: Server) -> Iterator[Reader]:
    """A reader's window in each browser in turn."""
    with BROWSERS[request.param](server.address) as reader:
        yield reader


@pytest.fixture
def reader(window: Reader, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """The same window, as large as on a desk; what it shows is saved if the test fails."""
    window.resize(*DESK)
    failed = request.session.testsfailed
    yield window
    if request.session.testsfailed > failed:
        SCREENSHOTS.mkdir(exist_ok=True)
        window.keep_picture(SCREENSHOTS / f"{request.node.name}.png")
