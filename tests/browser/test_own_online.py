"""Online services: asked only if the operator allows it and the reader says so; long lookups can be cancelled."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.dashboard import Dashboard
from tests.browser.own_page import LOOKED_FOR_BELOW, OwnPage
from tests.browser.server import Server, running_server
from tests.data.intake.files import delimited
from tests.geo.places.played_service import FLORO, PlayedService, Reply

pytestmark = pytest.mark.console(LOOKED_FOR_BELOW)

HOMES = ("Gamle Florø", "Tromsø", "Nyborgvika", "Gammelvika")
TABLE = delimited([("Name", "Level", "Place"), *((home, "Arena", home) for home in HOMES)]).encode()
SENT = (
    "Each home text that the gazetteer does not know is then sent to Kartverket’s place names, "
    "one a second, and nothing else of your list."
)


@pytest.fixture(scope="module")
def service() -> Iterator[PlayedService]:
    played = PlayedService()
    yield played
    played.close()


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache") / "answers.sqlite"


@pytest.fixture(scope="module")
def online(service: PlayedService, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A dashboard whose operator allows Kartverket, played on this machine."""
    settings = {
        "ONLINE": "kartverket", "SCHEME": "http", "KARTVERKET_DOMAIN": service.domain, "CACHE": str(cache),
        "TIMEOUT": "60",
    }  # fmt: skip
    environment: dict[str, Any] = {f"CLUSTERMAP_GEOCODE_{name}": value for name, value in settings.items()}
    with running_server(tmp_path_factory.mktemp("server") / "log.txt", **environment) as running:
        yield running
        assert not running.errors()


@pytest.fixture
def own(reader: Callable[..., Dashboard], online: Server, service: PlayedService) -> OwnPage:
    service.asked.clear()
    own = OwnPage(reader(online)).open()
    own.upload("homes.csv", TABLE)
    own.expect_read(4, 4, 1)
    return own


def switch(own: OwnPage) -> Locator:
    return own.main.get_by_text("Also ask Kartverket’s place names for places that are not in the gazetteer")


def test_nobody_is_asked_where_the_operator_does_not_allow_it(dashboard: Dashboard) -> None:
    own = OwnPage(dashboard).open()
    own.upload("homes.csv", TABLE)
    own.expect_read(4, 4, 1)
    expect(switch(own)).to_have_count(0)


def test_only_unknown_homes_are_sent_once_the_reader_says_so_and_nothing_is_kept(
    own: OwnPage, service: PlayedService, cache: Path
) -> None:
    expect(own.main.get_by_text(SENT)).to_be_visible()
    assert service.asked == []
    service.replies = [Reply.json(FLORO["kartverket"]), Reply.json({"navn": []})]
    switch(own).click()
    own.expect_read(4, 4, 2)
    assert [question["sok"] for _, question in service.asked] == ["Gamle Florø", "Nyborgvika", "Gammelvika"]
    shown = own.show()
    shown.eventually(lambda: "Gamle Florø, Arena, Gamle Florø" in shown.symbols(), True)
    own.visit()
    own.expect_read(4, 4, 2)
    assert len(service.asked) == 3
    assert not cache.exists()


def test_a_lookup_shows_its_progress_can_be_cancelled_and_begun_again(
    own: OwnPage, service: PlayedService
) -> None:
    service.replies = [Reply.json(FLORO["kartverket"]), Reply.json({"navn": []})]
    with service.held():
        switch(own).click()
        expect(own.main.get_by_text("Looking up the homes")).to_be_visible()
        expect(own.main.get_by_role("progressbar")).to_be_visible()
        cancel = own.main.get_by_role("button", name="Cancel")
        cancel.press("Enter")
        # The service has not answered yet. What the gazetteer found stays.
        own.expect_read(4, 4, 1)
    expect(cancel).to_have_count(0)
    expect(own.main.get_by_text("The lookup was cancelled.")).to_be_visible()
    expect(own.main.get_by_role("checkbox", name="Also ask")).not_to_be_checked()
    expect(own.main.get_by_role("button", name="Show the 4 entries")).to_be_focused()
    switch(own).click()
    own.expect_read(4, 4, 2)
    expect(own.main.get_by_text("The lookup was cancelled.")).to_have_count(0)
    switch(own).click()
    own.expect_read(4, 4, 1)
    own.show().expect_listed(["gamle-floro", "tromso", "nyborgvika", "gammelvika"])
