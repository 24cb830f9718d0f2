"""The dashboard behind a real nginx at /clusters/, as the README says: TLS, HTTP/2 and two processes behind it."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser import nginx
from tests.browser.dashboard import START_TIMEOUT, Dashboard
from tests.browser.facts import CLUSTERS, LEVEL_COUNTS, TOTAL, status
from tests.browser.server import Server, free_port, running_server
from tests.browser.watch import Watch

LOG_TIMEOUT = 30  # seconds until nginx has written down what it answered
CHOSEN = CLUSTERS["act"]


@dataclass(frozen=True)
class Site:
    """The proxy, and by port what stops each process behind it."""

    proxy: Server
    processes: dict[int, ExitStack]
    certificate: nginx.Certificate

    def ask(self, path: str, **headers: str) -> bytes:
        """What the proxy answers for *path*, below the base path, with these *headers*."""
        request = Request(self.proxy.address + path, headers=headers)
        with urlopen(request, timeout=20, context=self.certificate.trusting()) as answer:
            return bytes(answer.read())

    def routes(self) -> dict[int, str]:
        """For each process a value of the proxy's cookie that leads to it."""
        return {self.process_of(str(number)): str(number) for number in range(20)}

    def process_of(self, cookie: str) -> int:
        """The port of the process that answers a reader with this *cookie* now."""
        before = len(self._answered(cookie))
        self.ask("_stcore/health", Cookie=f"route={cookie}")
        deadline = time.monotonic() + LOG_TIMEOUT
        while len(answered := self._answered(cookie)) == before:
            assert time.monotonic() < deadline, "the proxy has written down no answer"
            time.sleep(0.01)
        return answered[-1]

    def _answered(self, cookie: str) -> list[int]:
        """The ports that answered readers with this *cookie* so far, as nginx has written them down."""
        lines = self.proxy.log.read_text(encoding="ascii").splitlines()
        # Of several addresses in a line, the last one is of the process that answered after others had not.
        return [int(line.rpartition(":")[2]) for line in lines if line.split()[0] == cookie]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    with ExitStack() as everything:
        processes = {}
        for name in ("one", "two"):
            process = everything.enter_context(ExitStack())
            running = process.enter_context(running_server(folder / f"{name}.txt", base=nginx.BASE))
            processes[running.port] = process
        port = free_port()
        proxy = Server(f"https://127.0.0.1:{port}/{nginx.BASE}", port, folder / "routes.txt")
        certificate = nginx.self_signed(folder)
        recipe = nginx.readme_recipe(port, list(processes), certificate)
        everything.enter_context(nginx.running(recipe, f"{proxy.address}_stcore/health", folder))
        yield Site(proxy, processes, certificate)


@pytest.fixture
def arrive(site: Site, reader: Callable[..., Dashboard]) -> Callable[[], Dashboard]:
    """Make a reader who trusts the proxy's certificate."""
    return lambda: reader(site.proxy, ignore_https_errors=True)


def test_map_card_table_and_download_work_at_a_base_path(site: Site, arrive: Callable[[], Dashboard]) -> None:
    dashboard = arrive().open(level=["arena", "arena-pro"])
    dashboard.expect_on_map({"Arena": 20, "Arena Pro": 8})
    dashboard.toggle_level("arena")
    expect(dashboard.status).to_have_text(status(LEVEL_COUNTS["Arena Pro"]))
    dashboard.open_groups_of(CHOSEN).click()
    dashboard.expect_card(CHOSEN)
    dashboard.expect_parameters(level=["arena-pro"], cluster=[CHOSEN.id])
    dashboard.page.get_by_role("link", name="Clusters").first.click()
    expect(dashboard.page.get_by_role("table")).to_contain_text("Arctic Cluster Team")
    assert dashboard.page.url.startswith(f"{site.proxy.address}clusters")
    assert "Arctic Cluster Team" in dashboard.take_along("CSV").read_text("utf-8-sig")
    link = dashboard.open_share().get_by_label("Link to this view")
    expect(link).to_have_value(re.compile(re.escape(f"{site.proxy.address}clusters?")))
    dashboard.close_share()
    dashboard.open("", cluster=CHOSEN.id, lang="en")
    dashboard.expect_card(CHOSEN)


@pytest.mark.parametrize(
    "path",
    ["", "api/clusters.geojson?level=gce", "api/openapi.json", "cluster/eyde?lang=nb", "sitemap.xml", "robots.txt",
     "llms.txt", "oembed?url={root}"],
)  # fmt: skip
def test_both_processes_give_what_programs_and_search_engines_ask_for_the_same(site: Site, path: str) -> None:
    asked = path.format(root=site.proxy.address)
    answers = {site.ask(asked, Cookie=f"route={cookie}") for cookie in site.routes().values()}
    (content,) = answers
    # Addresses are those of the proxy, with its port and its base path.
    assert path.startswith("api/clusters") or site.proxy.address.encode() in content
    assert not any(f":{port}/".encode() in content for port in site.processes)


@pytest.mark.parametrize("path", ["_stcore/metrics", "_stcore/agent/openapi.json"])
def test_what_is_for_the_operator_is_hidden(site: Site, path: str) -> None:
    with pytest.raises(HTTPError) as refusal:
        site.ask(path)
    assert refusal.value.code == 404


# What the browser says of the process that is gone, and Streamlit's client of the connection and what it cannot send.
@pytest.mark.console("502|504|server is not responding|reaching server endpoint|Cannot send rerun")
def test_when_one_process_stops_readers_of_the_other_notice_nothing_and_its_own_go_on(
    site: Site, arrive: Callable[[], Dashboard], tmp_path: Path
) -> None:
    routes = site.routes()
    assert set(routes) == set(site.processes)
    (_, its_cookie), (stops, other_cookie) = routes.items()
    staying, moving = arrive(), arrive()
    for dashboard, cookie in ((staying, its_cookie), (moving, other_cookie)):
        dashboard.page.context.add_cookies([{"name": "route", "value": cookie, "url": site.proxy.address}])
        dashboard.open(cluster=CHOSEN.id)
        dashboard.expect_card(CHOSEN)
    undisturbed = Watch()
    undisturbed.follow(staying.page)
    site.processes[stops].close()
    # What a reader chooses without a connection is sent again.
    moving.panel.get_by_role("button", name="All clusters").click()
    staying.close_card()
    staying.toggle_level("nce")
    expect(staying.status).to_have_text(status(TOTAL - LEVEL_COUNTS["NCE"]))
    assert undisturbed.complaints(set(), None) == []
    expect(moving.status).to_have_text(status(TOTAL))
    moving.eventually(lambda: "cluster" in moving.parameters(), False, seconds=START_TIMEOUT / 1000)

    # It comes back: nginx asks it again ten seconds after it had not answered.
    site.processes[stops].enter_context(running_server(tmp_path / "again.txt", stops, base=nginx.BASE))
    moving.eventually(lambda: site.process_of(other_cookie), stops, seconds=START_TIMEOUT / 1000)
    moving.open(cluster=CHOSEN.id)
    moving.expect_card(CHOSEN)
