"""What is measured: the dashboard, the usual ways of building it, and the least that Streamlit can do.

A subject says in JavaScript what its page shows: ``heading``, the name of the chosen cluster, ``card``, the same once
its details are there too, and ``shown``, how many listings the map shows. ``targets`` finds things to click in a map
that is drawn.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Locator

from tests.benchmarks.servers import ROOT
from tests.benchmarks.session import Session
from tests.browser.dashboard import STILL

APPS = Path(__file__).parent / "apps"
MOST_TARGETS = 8
VIEWS_TRIED = 60

APART = 20  # pixels between two targets

# What apps/deck.py sets.
DECK = "[data-testid=stDeckGlJsonChart]"
DECK_CENTRE, DECK_ZOOM = (65.0, 16.0), 3.5
PROBE_LIMIT = 10.0  # seconds
DETAILS_HEADING = 'document.querySelector(".st-key-details h3")?.textContent'
CLICKS = 'document.querySelector(".st-key-clicks")?.textContent'

Point = tuple[float, float]
Targets = Callable[[Session, Sequence[Point]], list[Callable[[], None]]]


@dataclass(frozen=True)
class Subject:
    """An app under test; ``counts`` is False where ``shown`` is 1 or 0 whatever the number of listings."""

    name: str
    app: Path
    heading: str
    card: str
    shown: str
    targets: Targets
    counts: bool = True


def level_switch(session: Session, level: str) -> Locator:
    """The checkbox of *level*; every app gives it the same key."""
    return session.page.locator(f".st-key-level_{level} label").first


def _symbols(session: Session, _: Sequence[Point]) -> list[Callable[[], None]]:
    """Single symbols of our map. Where all stand in groups, the view moves to where some do not."""
    frame = session.map_frame()
    for number in range(VIEWS_TRIED):
        found: list[str] = frame.evaluate(_SINGLE_SYMBOLS)
        if len(found) >= 2:
            return [_click_symbol(session, cluster) for cluster in found[:MOST_TARGETS]]
        frame.evaluate(_LOOK_AT, {"number": number, "zoom": 5 + number // 10})
        frame.wait_for_function(STILL)
    raise RuntimeError(f"no view with two single symbols among {VIEWS_TRIED}")


def _click_symbol(session: Session, cluster: str) -> Callable[[], None]:
    symbol = session.map_frame().locator(f'.cluster-symbol[data-cluster="{cluster}"]')
    return lambda: session.click(symbol)


_SINGLE_SYMBOLS = """() => [...document.querySelectorAll(".cluster-symbol")].filter((symbol) => {
  const { x, y, width, height } = symbol.getBoundingClientRect();
  return symbol.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}).map((symbol) => symbol.dataset.cluster)"""
_LOOK_AT = """({ number, zoom }) => {
  const markers = Object.values(map._layers).find((layer) => layer instanceof L.MarkerClusterGroup).getLayers();
  map.setView(markers[(number * 97) % markers.length].getLatLng(), zoom, { animate: false });
}"""


def _circles(session: Session, _: Sequence[Point]) -> list[Callable[[], None]]:
    """Circles of the usual app that no other circle covers, well apart; they stay where they are."""
    return _click_points(session, session.map_frame().evaluate(_OPEN_CIRCLES, MOST_TARGETS), "iframe")


_OPEN_CIRCLES = """(most) => {
  const found = [];
  for (const circle of document.querySelectorAll("path.leaflet-interactive")) {
    const { x, y, width, height } = circle.getBoundingClientRect();
    const [cx, cy] = [x + width / 2, y + height / 2];
    const apart = found.every(([fx, fy]) => Math.hypot(fx - cx, fy - cy) > 20);
    if (apart && document.elementFromPoint(cx, cy) === circle) found.push([cx, cy]);
    if (found.length === most) break;
  }
  return found;
}"""


def _deck_points(session: Session, points: Sequence[Point]) -> list[Callable[[], None]]:
    """Points of the pydeck chart, well apart. WebGL has no elements, so their pixels are computed."""
    box = session.page.locator(DECK).bounding_box()
    assert box is not None, "the chart is not on the page"
    middle = _mercator(DECK_CENTRE)
    found: list[list[float]] = []
    for point in points:
        x, y = _mercator(point)
        pixel = [box["width"] / 2 + x - middle[0], box["height"] / 2 + y - middle[1]]
        inside = 20 < pixel[0] < box["width"] - 80 and 20 < pixel[1] < box["height"] - 20
        if inside and all(math.dist(pixel, other) > APART for other in found):
            found.append(pixel)
    acts = _click_points(session, found[:MOST_TARGETS], DECK)
    # Where very many points lie on one another, a click can select nothing; such places are no fair targets.
    return [
        act for act in acts if session.time(act, session.page.main_frame, DETAILS_HEADING, None, PROBE_LIMIT)
    ]


def _mercator(point: Point) -> tuple[float, float]:
    """Web Mercator pixels of a point (degrees, WGS 84); deck.gl's world is 512 wide at zoom 0."""
    latitude, longitude = math.radians(point[0]), math.radians(point[1])
    scale = 512 * 2**DECK_ZOOM / (2 * math.pi)
    return scale * longitude, -scale * math.asinh(math.tan(latitude))


def _click_points(session: Session, points: list[list[float]], element: str) -> list[Callable[[], None]]:
    """Clicks at *points*, which are pixels from the top left of *element*."""
    box = session.page.locator(element).first.bounding_box()
    assert box is not None, "the map is not on the page"
    left, top = box["x"], box["y"]

    def at(x: float, y: float) -> Callable[[], None]:
        return lambda: session.page.mouse.click(left + x, top + y)

    return [at(x, y) for x, y in points]


def _button(session: Session, _: Sequence[Point]) -> list[Callable[[], None]]:
    return [lambda: session.click(session.page.locator(".st-key-count button"))]


OURS = Subject(
    name="this dashboard",
    app=ROOT / "dashboard.py",
    heading='document.querySelector("#ic-card-name")?.textContent',
    card='document.querySelector(".ic-card:not([aria-busy]) #ic-card-name")?.textContent',
    shown="""[...document.querySelectorAll(".cluster-symbol, .cluster-group")].reduce((sum, element) =>
      sum + (element.dataset.cluster ? 1 : parseInt(element.getAttribute("aria-label"))), 0)""",
    targets=_symbols,
)
USUAL = Subject(
    name="usual streamlit-folium",
    app=APPS / "usual.py",
    heading=DETAILS_HEADING,
    card=DETAILS_HEADING,
    shown='document.querySelectorAll("path.leaflet-interactive").length',
    targets=_circles,
)
USUAL_WITH_WIDGETS = replace(USUAL, name="usual with our widgets", app=APPS / "widgets.py")
"""Measured for its page load alone."""
DECK_CHART = Subject(
    name="st.pydeck_chart",
    app=APPS / "deck.py",
    heading=DETAILS_HEADING,
    card=DETAILS_HEADING,
    shown="benchmarkClock.instances",
    targets=_deck_points,
)
FLOOR = Subject(
    name="floor",
    app=APPS / "floor.py",
    heading=CLICKS,
    card=CLICKS,
    shown='Number(document.querySelector(".st-key-switched")?.textContent)',
    targets=_button,
    counts=False,
)
SUBJECTS = (OURS, USUAL, DECK_CHART, FLOOR)
