"""``python -m tests.benchmarks.network``: arriving as deployed, over phones' networks, beside the usual app.

Part of ``make bench``. A third app, the usual map among as many widgets as the dashboard has, tells what these take in
Streamlit's client by themselves. All stand behind nginx with the lines of the server's README: TLS, HTTP/2, a base
path. Chromium throttles the page (Network.emulateNetworkConditions: each request waits for the latency, and all share
the throughput), once with an empty cache and once more with what the first visit left in it.

Now and then that throttle never hands out what has arrived, of any app. Such visits are made again, and counted.
"""

import argparse
import json
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.benchmarks.measure import LOAD_LIMIT, REAL, Dataset, dataset
from tests.benchmarks.servers import serving
from tests.benchmarks.session import CLOCK, IS_QUIET, SETTLE_LIMIT, VIEWPORT, WAIT_FOR_IDLE, launch
from tests.benchmarks.subjects import OURS, USUAL, USUAL_WITH_WIDGETS, Subject
from tests.browser import nginx
from tests.browser.server import free_port

APPS = (OURS, USUAL_WITH_WIDGETS, USUAL)
ROUNDS = 5
TRIES = 5
"""How often a visit that the throttle holds back is made until the benchmark gives up."""
SHIFTS_LIMIT = 500  # milliseconds after the last draw in which the page may still move


@dataclass(frozen=True)
class Network:
    """A throttled network: megabits a second in each direction, milliseconds that each request waits."""

    name: str
    throughput: float
    latency: float


UNTHROTTLED = Network("unthrottled", -1, 0)
NETWORKS = (Network("fast 4G", 8.1, 165), Network("slow 4G", 1.6, 150), UNTHROTTLED)
COLD, SECOND = "cold", "second visit"
VISITS = (COLD, SECOND)


@dataclass(frozen=True)
class Arrival:
    """One visit: milliseconds from the start of navigation, the sum of layout shifts, bytes on the network, requests.

    Bytes are those of HTTP after compression and those of WebSocket messages. Requests answered from the browser's
    cache do not count.
    """

    first_paint: float
    largest_paint: float
    drawn: float
    shift: float
    megabytes: float
    requests: float


LABELS = {
    "first_paint": "first contentful paint, ms",
    "largest_paint": "largest contentful paint, ms",
    "drawn": "map drawn, ms",
    "shift": "layout shift",
    "megabytes": "MB",
    "requests": "requests",
}
BUDGETS = {
    ("fast 4G", COLD, "first_paint"): 0.35,
    ("fast 4G", COLD, "drawn"): 0.65,
    ("slow 4G", COLD, "drawn"): 0.5,
    ("unthrottled", COLD, "drawn"): 1.15,
    ("fast 4G", SECOND, "drawn"): 1.0,
}
"""Most that ours may take, as a part of the usual app's."""
OBSERVE = """
window.arrival = { shift: 0, largest: 0 };
if (window === window.top) {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.arrival.shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.arrival.largest = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
}
"""
READ = """() => ({
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN,
  drawn: window.benchmarkDrawnAt - performance.timeOrigin,
  ...window.arrival,
})"""

Samples = dict[tuple[str, str, str], list[Arrival]]
"""Arrivals by network, visit and subject."""


class HeldBackError(Exception):
    """The map was not drawn in time over a throttled network."""


def main() -> None:
    """Measure and print the tables."""
    arguments = _arguments()
    networks = [network for network in NETWORKS if network.name in arguments.networks]
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = Path(scratch)
        data = dataset(REAL, folder)
        certificate = nginx.self_signed(folder)
        browser = launch(playwright, f"--ignore-certificate-errors-spki-list={certificate.key_digest}")
        with deployed(APPS, data, folder, certificate) as addresses:
            samples, held = measure(browser, addresses, data, networks, arguments.rounds)
            print(table(samples))
            print(held_back(held, addresses))
        browser.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.network", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="visits of each kind")
    names = [network.name for network in NETWORKS]
    parser.add_argument("--networks", nargs="+", default=names, choices=names, help="which to measure")
    return parser.parse_args()


@contextmanager
def deployed(
    subjects: Sequence[Subject], data: Dataset, folder: Path, certificate: nginx.Certificate
) -> Iterator[dict[Subject, str]]:
    """Serve *subjects*, each behind nginx as the README says; yields their public addresses."""
    with ExitStack() as stack:
        addresses = {}
        for subject in subjects:
            server = stack.enter_context(serving(subject.app, folder, data.environment, base=nginx.BASE))
            port, own = free_port(), folder / f"nginx-{server.process}"
            own.mkdir()
            addresses[subject] = f"https://127.0.0.1:{port}/{nginx.BASE}"
            recipe = nginx.readme_recipe(port, [server.port], certificate)
            stack.enter_context(nginx.running(recipe, f"{addresses[subject]}_stcore/health", own))
        yield addresses


def measure(
    browser: Browser, addresses: dict[Subject, str], data: Dataset, networks: Sequence[Network], rounds: int
) -> tuple[Samples, Counter[str]]:
    """One unrecorded round unthrottled, which warms the servers, then *rounds* on each network, apps in turn.

    Returns:
        The arrivals, and by subject how often the throttle held a visit back.
    """
    samples: Samples = defaultdict(list)
    held: Counter[str] = Counter()
    for address_of in addresses.items():
        for _ in visits(browser, *address_of, data, UNTHROTTLED):
            pass
    for network in networks:
        for _ in range(rounds):
            for subject, address in addresses.items():
                arrivals = _both_visits(browser, subject, address, data, network, held)
                for visit, arrival in zip(VISITS, arrivals, strict=True):
                    samples[network.name, visit, subject.name].append(arrival)
    return samples, held


def _both_visits(
    browser: Browser, subject: Subject, address: str, data: Dataset, network: Network, held: Counter[str]
) -> list[Arrival]:
    """A first and a second visit, begun anew when the throttle holds one back, which *held* notes."""
    for _ in range(TRIES):
        try:
            return list(visits(browser, subject, address, data, network))
        except HeldBackError:
            held[subject.name] += 1
    raise RuntimeError(f"{TRIES} visits of {subject.name} over {network.name} in a row drew no map")


def visits(
    browser: Browser, subject: Subject, address: str, data: Dataset, network: Network
) -> Iterator[Arrival]:
    """The first visit with an empty cache, and a second one.

    Raises:
        HeldBackError: one of them drew no map in time over a throttled *network*.
    """
    context = browser.new_context(bypass_csp=True, viewport=VIEWPORT)
    drawn = {
        "probe": subject.shown,
        "wanted": data.wanted(subject, switched_off=False),
        "limit": LOAD_LIMIT * 1000,
    }
    context.add_init_script(f"window.benchmarkDrawing = {json.dumps(drawn)};\n{CLOCK}\n{OBSERVE}")
    try:
        for _ in VISITS:
            yield _visit(context, address, network)
    finally:
        context.close()


def _visit(context: BrowserContext, address: str, network: Network) -> Arrival:
    page = context.new_page()
    channel = context.new_cdp_session(page)
    channel.send("Network.enable")
    bytes_a_second = network.throughput * 1e6 / 8 if network.throughput > 0 else -1
    conditions = {"offline": False, "latency": network.latency}
    channel.send(
        "Network.emulateNetworkConditions",
        {**conditions, "downloadThroughput": bytes_a_second, "uploadThroughput": bytes_a_second},
    )
    sizes: list[int] = []

    def on_file(event: dict[str, Any]) -> None:
        sizes.append(int(event["encodedDataLength"]))

    def on_message(event: dict[str, Any]) -> None:
        received.append(len(event["response"]["payloadData"]) * 3 // 4)  # base 64

    received: list[int] = []
    channel.on("Network.loadingFinished", on_file)
    channel.on("Network.webSocketFrameReceived", on_message)
    page.goto(address, wait_until="commit")
    try:
        page.wait_for_function("window.benchmarkDrawnAt", timeout=LOAD_LIMIT * 1000, polling=100)
    except PlaywrightTimeoutError as error:
        if network is UNTHROTTLED:
            raise
        raise HeldBackError(f"no map in {LOAD_LIMIT:.0f} s") from error
    page.wait_for_function(IS_QUIET, timeout=SETTLE_LIMIT, polling=50)
    page.wait_for_timeout(SHIFTS_LIMIT)
    page.evaluate(WAIT_FOR_IDLE, SETTLE_LIMIT)
    seen = page.evaluate(READ)
    page.close()
    asked = [size for size in sizes if size > 0]
    megabytes = (sum(asked) + sum(received)) / 1e6
    return Arrival(seen["first"], seen["largest"], seen["drawn"], seen["shift"], megabytes, len(asked))


def table(samples: Samples) -> str:
    """The medians as Markdown, with the ratio of ours to the usual app's and its budget."""
    lines = [
        "| network | visit | what | this dashboard | usual app with our widgets | usual app | ratio | budget |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for network, visit in dict.fromkeys((network, visit) for network, visit, _ in samples):
        medians = [astuple(_medians(samples[network, visit, subject.name])) for subject in APPS]
        for name, mine, between, other in zip(LABELS, *medians, strict=True):
            limit = BUDGETS.get((network, visit, name))
            cells = (
                network,
                visit,
                LABELS[name],
                _number(mine),
                _number(between),
                _number(other),
                f"{mine / other:.2f}" if other else "",
                f"<= {limit:g}" if limit else "",
            )
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def held_back(held: Mapping[str, int], subjects: Iterable[Subject]) -> str:
    """How many visits of each of *subjects* the throttle held back, as a sentence."""
    counts = ", ".join(f"{held.get(subject.name, 0)} of {subject.name}" for subject in subjects)
    return f"Visits that the throttle held back, made again: {counts}."


def _medians(arrivals: Sequence[Arrival]) -> Arrival:
    return Arrival(
        *(statistics.median(getattr(one, field.name) for one in arrivals) for field in fields(Arrival))
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    main()
