"""The real geopy classes against a service that plays every fault; what ends in the right result or error."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)

from geo.places import Chain, Gazetteer, Precision
from geo.places.cache import AnswerCache
from geo.places.place import Reason
from geo.places.services.throttle import FAILURES_BEFORE_REST, LONGEST_WAIT, REST, WAITS, Service, services
from geo.places.settings import SERVICES, GeocodingSettings
from tests.geo.places.played_service import FLORO, NOTHING, PATIENCE, PlayedService, Reply

TEXT = "Gamle Florø, Vestland"
HTML = "<!doctype html><title>Sign in to the network</title>"
TOO_MANY = Reply("{}", 429, {"Retry-After": "3"})


@dataclass
class Time:
    """A clock that only sleeping moves."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time_() -> Time:
    return Time()


@pytest.fixture(params=SERVICES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


Make = Callable[..., Service]


@pytest.fixture
def make(name: str, service: PlayedService, gazetteer: Gazetteer, time_: Time) -> Make:
    def make_service(timeout: float = PATIENCE) -> Service:
        settings = GeocodingSettings(
            services=(name,),
            user_agent="clustermap-test/1 (test@example.org)",
            timeout=timeout,
            scheme="http",
            domains={name: service.domain},
        )
        options: dict[str, Any] = {"seconds_between": 0.0, "sleep": time_.sleep, "clock": time_.clock}
        [online] = services(settings, gazetteer, **options)
        return online

    return make_service


@pytest.fixture
def cache(tmp_path: Path) -> AnswerCache:
    return AnswerCache(tmp_path / "cache.sqlite")


def test_a_place_is_found_and_said_to_be_from_the_service(
    make: Make, name: str, service: PlayedService
) -> None:
    service.replies = [Reply.json(FLORO[name])]
    [found] = make().places(TEXT)
    assert (found.name, found.municipality, found.county) == ("Gamle Florø", "Kinn", "Vestland")
    assert (found.latitude, found.longitude, found.precision) == (61.5, 5.1, Precision.TOWN)
    assert (found.provider, found.query) == (name, TEXT)


def test_the_service_learns_who_asks(make: Make, name: str, service: PlayedService) -> None:
    service.replies = [Reply.json(NOTHING[name])]
    assert make().places(TEXT) == ()
    assert service.user_agents == ["clustermap-test/1 (test@example.org)"]


def test_nominatim_is_asked_within_norway_only(gazetteer: Gazetteer, service: PlayedService) -> None:
    settings = GeocodingSettings(
        ("nominatim",), "test/1", scheme="http", domains={"nominatim": service.domain}
    )
    services(settings, gazetteer)[0].places(TEXT)
    [(path, asked)] = service.asked
    assert path == "/search"
    assert (asked["q"], asked["countrycodes"], asked["limit"]) == (TEXT, "no", "5")
    assert (asked["addressdetails"], asked["accept-language"]) == ("1", "no")


def test_kartverket_is_asked_for_the_name_alone(gazetteer: Gazetteer, service: PlayedService) -> None:
    service.replies = [Reply.json(NOTHING["kartverket"])]
    settings = GeocodingSettings(
        ("kartverket",), "test/1", scheme="http", domains={"kartverket": service.domain}
    )
    services(settings, gazetteer)[0].places(TEXT)
    [(_, asked)] = service.asked
    assert (asked["sok"], asked["treffPerSide"]) == ("Gamle Florø", "50")


FAULTS = {
    "forbidden": (Reply(HTML, 403), GeocoderInsufficientPrivileges, 1),
    "bad request": (Reply("{}", 400), GeocoderQueryError, 1),
    "too many requests": (TOO_MANY, GeocoderRateLimited, 3),
    "too many requests, come back tomorrow": (
        Reply("{}", 429, {"Retry-After": "86400"}),
        GeocoderRateLimited,
        1,
    ),
    "server error": (Reply(HTML, 500), GeocoderServiceError, 3),
    "bad gateway": (Reply(HTML, 502), GeocoderServiceError, 3),
    "unavailable": (Reply(HTML, 503), GeocoderTimedOut, 3),
    "garbage": (Reply("\x00\x01 {"), GeocoderParseError, 1),
    "empty": (Reply(""), GeocoderParseError, 1),
    "HTML": (Reply(HTML, headers={"Content-Type": "text/html"}), GeocoderParseError, 1),
    "JSON of another form": (Reply('{"message": "moved"}'), GeocoderParseError, 1),
    "JSON too deep to read": (Reply("[" * 100_000), GeocoderParseError, 1),
    "a list of numbers": (Reply("[1, 2]"), GeocoderParseError, 1),
    "truncated JSON": (Reply('{"navn": [{"skriv'), GeocoderParseError, 1),
    "truncated transfer": (Reply('{"navn": []}', cut=True), GeocoderServiceError, 1),
    "redirect": (Reply(status=302, headers={"Location": "http://127.0.0.1:9/"}), GeocoderServiceError, 1),
}


@pytest.mark.usefixtures("paused_collector")
@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_its_geopy_error_after_the_tries_that_make_sense_and_is_not_kept(
    make: Make, name: str, service: PlayedService, cache: AnswerCache, fault: str
) -> None:
    reply, error, tries = FAULTS[fault]
    service.replies = [reply]
    online = make()
    with pytest.raises(error):
        online.places(TEXT)
    assert len(service.asked) == tries

    answer = Chain(services=[online], cache=cache).ask("Gamle Florø")
    assert (answer.found, answer.reason) == (None, Reason.SERVICE_FAILED)
    assert [failure.provider for failure in answer.failures] == [name]
    assert cache.get(name, "Gamle Florø") is None


def test_a_silent_service_times_out_after_three_tries(make: Make, service: PlayedService) -> None:
    service.replies = [Reply(silent=True)]
    with pytest.raises(GeocoderTimedOut):
        make(timeout=0.1).places(TEXT)
    service.expect_asked(3)


def test_a_service_that_is_not_there_is_unavailable(make: Make, service: PlayedService, time_: Time) -> None:
    online = make()
    service.close()
    with pytest.raises(GeocoderUnavailable):
        online.places(TEXT)
    assert time_.slept == list(WAITS)


@pytest.mark.parametrize("fault", ["server error", "too many requests", "unavailable"])
def test_passing_trouble_ends_in_the_right_answer(
    make: Make, name: str, service: PlayedService, cache: AnswerCache, fault: str
) -> None:
    service.replies = [FAULTS[fault][0], Reply.json(FLORO[name])]
    answer = Chain(services=[make()], cache=cache).ask("Gamle Florø")
    assert answer.found
    assert answer.failures == ()
    assert cache.get(name, "Gamle Florø") == (answer.found,)


def test_the_pause_grows_and_is_as_long_as_the_service_asks(
    make: Make, service: PlayedService, time_: Time
) -> None:
    service.replies = [TOO_MANY]
    with pytest.raises(GeocoderRateLimited):
        make().places(TEXT)
    assert time_.slept == [3.0, 4.0]


@pytest.mark.parametrize(("asked_for", "slept"), [(LONGEST_WAIT, [LONGEST_WAIT] * 2), (LONGEST_WAIT + 1, [])])
def test_a_pause_is_waited_for_up_to_the_longest(
    make: Make, service: PlayedService, time_: Time, asked_for: float, slept: list[float]
) -> None:
    service.replies = [Reply("{}", 429, {"Retry-After": f"{asked_for:.0f}"})]
    online = make()
    with pytest.raises(GeocoderRateLimited):
        online.places(TEXT)
    assert time_.slept == slept
    with pytest.raises(GeocoderRateLimited if slept else GeocoderUnavailable):
        online.places(TEXT)


def test_a_failing_service_is_left_alone_for_a_while(
    make: Make, name: str, service: PlayedService, time_: Time
) -> None:
    service.replies = [Reply("{}", 403)]
    online = make()
    for _ in range(FAILURES_BEFORE_REST):
        with pytest.raises(GeocoderInsufficientPrivileges):
            online.places(TEXT)
    asked = len(service.asked)
    with pytest.raises(GeocoderUnavailable, match="left alone"):
        online.places(TEXT)
    assert len(service.asked) == asked

    time_.now += REST
    for _ in range(FAILURES_BEFORE_REST - 1):
        with pytest.raises(GeocoderInsufficientPrivileges):
            online.places(TEXT)
    service.replies = [Reply.json(FLORO[name])]
    assert online.places(TEXT)


def test_failures_count_only_in_a_row(make: Make, name: str, service: PlayedService) -> None:
    good, bad = Reply.json(NOTHING[name]), Reply("{}", 403)
    service.replies = [bad, bad, good, bad, bad, good]
    online = make()
    for _ in range(2):
        for _ in range(FAILURES_BEFORE_REST - 1):
            with pytest.raises(GeocoderInsufficientPrivileges):
                online.places(TEXT)
        assert online.places(TEXT) == ()


def test_a_service_that_asks_for_a_long_pause_gets_it(
    make: Make, service: PlayedService, time_: Time
) -> None:
    service.replies = [Reply("{}", 429, {"Retry-After": "3600"})]
    online = make()
    with pytest.raises(GeocoderRateLimited):
        online.places(TEXT)
    time_.now += 3599
    with pytest.raises(GeocoderUnavailable, match="left alone"):
        online.places(TEXT)
    assert len(service.asked) == 1


def test_a_clock_that_jumps_moves_neither_the_distance_nor_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: list[float] = []

    def ask(text: str) -> None:
        times.append(time.monotonic())
        if text == "bad":
            raise GeocoderInsufficientPrivileges

    online = Service("test", ask, lambda locations, text: (), seconds_between=0.05)
    for wrong in (-1e9, 1e9, 0.0):
        monkeypatch.setattr(time, "time", lambda wrong=wrong: wrong)
        online.places("a")
    assert times[2] - times[0] >= 0.1
    for _ in range(FAILURES_BEFORE_REST):
        with pytest.raises(GeocoderInsufficientPrivileges):
            online.places("bad")
    monkeypatch.setattr(time, "time", lambda: 1e12)
    with pytest.raises(GeocoderUnavailable, match="left alone"):
        online.places("a")


def test_requests_keep_their_distance(service: PlayedService) -> None:
    times: list[float] = []

    def ask(text: str) -> None:
        times.append(time.monotonic())

    online = Service("test", ask, lambda locations, text: (), seconds_between=0.05)
    for text in ("a", "b", "c"):
        online.places(text)
    assert times[2] - times[0] >= 0.1
