from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from geopy.exc import GeocoderServiceError, GeocoderTimedOut
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from hypothesis import given
from hypothesis import strategies as st

from geo.places import Chain, Found, Gazetteer, Precision
from geo.places.cache import AnswerCache, SessionAnswers
from geo.places.chain import Allowance
from geo.places.errors import AmbiguousPlace, ProvidersFailed
from geo.places.place import Answer, Failure, Reason
from geo.places.services.throttle import WAITS, Service
from geo.places.settings import GeocodingSettings
from tests.geo.places.played_service import FLORO as PLAYED
from tests.geo.places.played_service import PlayedService, Reply

UNKNOWN = "Gamle Florø"
GAZETTEER = Gazetteer()
FLORO = GAZETTEER.find("Florø")
assert FLORO


def elsewhere(provider: str, label: str = "Gamle Florø, Kinn, Vestland") -> Found:
    assert FLORO
    return replace(FLORO, query=UNKNOWN, provider=provider, name=UNKNOWN, label=label)


class Stub(Service):
    """A service with one fixed outcome, which counts how often it is asked."""

    def __init__(self, name: str, outcome: tuple[Found, ...] | GeocoderServiceError = ()) -> None:
        super().__init__(name, lambda text: [], lambda locations, text: ())
        self.outcome = outcome
        self.asked: list[str] = []

    def places(self, text: str) -> tuple[Found, ...]:
        self.asked.append(text)
        if isinstance(self.outcome, GeocoderServiceError):
            raise self.outcome
        return self.outcome


def test_without_services_it_answers_as_the_gazetteer(gazetteer: Gazetteer) -> None:
    chain = Chain()
    assert isinstance(chain, Geocoder)
    assert chain.find("Florø, Kinn") == gazetteer.find("Florø, Kinn")
    assert chain.geocode("Florø") == gazetteer.geocode("Florø")
    assert chain.geocode("Atlantis") is None
    assert chain.reverse((59.91, 10.75)) == gazetteer.reverse((59.91, 10.75))
    assert chain.suggest("Trondhem") == gazetteer.suggest("Trondhem")
    with pytest.raises(AmbiguousPlace):
        chain.geocode("Myre")
    assert chain.geocode("Myre", exactly_one=False) == gazetteer.geocode("Myre", exactly_one=False)


@pytest.mark.parametrize("text", ["Oslo", "Myre", "Florø, Rogaland", "", "Norway", "Bergen, Germany"])
def test_services_are_not_asked_for_what_they_cannot_know_better(text: str) -> None:
    service = Stub("nominatim", (elsewhere("nominatim"),))
    Chain(services=[service]).ask(text)
    assert service.asked == []


def test_a_service_is_asked_for_a_place_that_the_gazetteer_does_not_know() -> None:
    service = Stub("nominatim", (elsewhere("nominatim"),))
    answer = Chain(services=[service]).ask(UNKNOWN)
    assert answer.found == elsewhere("nominatim")
    assert answer.reason is None
    assert service.asked == [UNKNOWN]


def test_a_service_may_know_the_street_that_the_gazetteer_does_not() -> None:
    street = replace(elsewhere("nominatim"), precision=Precision.ADDRESS)
    assert Chain(services=[Stub("nominatim", (street,))]).find("Strandgata 1, Florø") == street


FAR_AWAY = replace(elsewhere("nominatim"), county="Finnmark")


@pytest.mark.parametrize("outcome", [(), (FAR_AWAY,), (FAR_AWAY, FAR_AWAY), GeocoderTimedOut("too slow")])
def test_the_gazetteers_part_of_the_answer_stands_if_the_services_know_no_better(
    outcome: tuple[Found, ...] | GeocoderServiceError,
) -> None:
    found = Chain(services=[Stub("nominatim", outcome)]).find("Strandgata 1, Florø")
    assert found
    assert (found.label, found.provider) == ("Florø, Kinn, Vestland", "gazetteer")


def test_services_are_asked_in_order_until_one_knows() -> None:
    first, second, third = Stub("a"), Stub("b", (elsewhere("b"),)), Stub("c", (elsewhere("c"),))
    assert Chain(services=[first, second, third]).find(UNKNOWN) == elsewhere("b")
    assert [len(service.asked) for service in (first, second, third)] == [1, 1, 0]


def test_a_failing_service_is_reported_and_the_next_one_asked() -> None:
    chain = Chain(services=[Stub("a", GeocoderTimedOut("too slow")), Stub("b", (elsewhere("b"),))])
    answer = chain.ask(UNKNOWN)
    assert answer.found == elsewhere("b")
    assert answer.failures == (Failure("a", "too slow"),)
    assert isinstance(chain.geocode(UNKNOWN), Location)


SEVERAL = (elsewhere("b"), elsewhere("b", "Gamle Florø, Stad, Vestland"))
STREET = "Strandgata 1, Florø"
FAILED = (Failure("a", "too slow"),)


@pytest.mark.parametrize(
    ("text", "outcome", "answer"),
    [
        ("Florø", (), Answer("Florø", FLORO)),
        ("Norway", (), Answer("Norway", reason=Reason.NOT_FOUND)),
        (UNKNOWN, (elsewhere("b"),), Answer(UNKNOWN, elsewhere("b"), failures=FAILED)),
        (UNKNOWN, SEVERAL, Answer(UNKNOWN, None, Reason.SAME_NAME, SEVERAL, FAILED)),
        (UNKNOWN, (), Answer(UNKNOWN, reason=Reason.SERVICE_FAILED, failures=FAILED)),
        (STREET, (), Answer(STREET, GAZETTEER.find(STREET), failures=FAILED)),
    ],
)
def test_an_answer_tells_the_text_the_outcome_and_who_failed(
    text: str, outcome: tuple[Found, ...], answer: Answer
) -> None:
    assert Chain(services=[Stub("a", GeocoderTimedOut("too slow")), Stub("b", outcome)]).ask(text) == answer


@pytest.mark.parametrize("text", ["Myre", "Florø, Rogaland"])
def test_a_doubtful_text_is_answered_as_the_gazetteer_explains_it(text: str) -> None:
    with pytest.raises(AmbiguousPlace) as of_gazetteer:
        GAZETTEER.find(text)
    with pytest.raises(AmbiguousPlace) as of_chain:
        Chain().find(text)
    assert of_chain.value.args == of_gazetteer.value.args
    answer = Chain().ask(text)
    assert (answer.query, answer.reason) == (text, of_gazetteer.value.reason)


def test_the_log_names_the_service_and_its_error_but_nothing_a_reader_wrote(
    caplog: pytest.LogCaptureFixture,
) -> None:
    Chain(services=[Stub("a", GeocoderTimedOut(f"no answer for {UNKNOWN}"))]).ask(UNKNOWN)
    assert caplog.messages == ["a gave no answer: GeocoderTimedOut"]


def test_not_found_is_only_said_if_all_services_answered() -> None:
    assert Chain(services=[Stub("a"), Stub("b")]).ask(UNKNOWN).reason is Reason.NOT_FOUND
    chain = Chain(services=[Stub("a", GeocoderTimedOut("too slow")), Stub("b")])
    assert chain.ask(UNKNOWN).reason is Reason.SERVICE_FAILED
    with pytest.raises(ProvidersFailed, match=f"{UNKNOWN}.*a: too slow"):
        chain.geocode(UNKNOWN)


def test_an_allowance_bounds_what_services_are_asked_and_kept_answers_cost_nothing() -> None:
    service, allowance = Stub("a"), Allowance(2)
    chain = Chain(services=[service], cache=SessionAnswers(), allowance=allowance)
    texts = [f"Ukjent sted {number}" for number in range(3)]
    reasons = [chain.ask(text).reason for text in (*texts, texts[0], "Florø")]
    assert reasons == [Reason.NOT_FOUND, Reason.NOT_FOUND, Reason.NOT_ASKED, Reason.NOT_FOUND, None]
    assert service.asked == texts[:2]
    assert allowance.left == 0
    with pytest.raises(ProvidersFailed):
        chain.find(texts[2])


def test_several_places_of_a_service_are_candidates_not_a_choice() -> None:
    places = (elsewhere("a"), elsewhere("a", "Gamle Florø, Stad, Vestland"))
    chain = Chain(services=[Stub("a", places)])
    answer = chain.ask(UNKNOWN)
    assert (answer.reason, answer.candidates) == (Reason.SAME_NAME, places)
    with pytest.raises(AmbiguousPlace):
        chain.find(UNKNOWN)


def test_an_answer_is_kept_and_the_service_asked_once(tmp_path: Path) -> None:
    for outcome in ((elsewhere("a"),), ()):
        service = Stub("a", outcome)
        chain = Chain(services=[service], cache=AnswerCache(tmp_path / f"{len(outcome)}.sqlite"))
        assert chain.ask(UNKNOWN) == chain.ask(UNKNOWN)
        assert len(service.asked) == 1


def test_an_error_is_not_kept(tmp_path: Path) -> None:
    service = Stub("a", GeocoderTimedOut("too slow"))
    chain = Chain(services=[service], cache=AnswerCache(tmp_path / "cache.sqlite"))
    chain.ask(UNKNOWN)
    service.outcome = (elsewhere("a"),)
    assert chain.find(UNKNOWN) == elsewhere("a")


def test_settings_that_switch_nothing_on_make_a_chain_without_services_and_cache(tmp_path: Path) -> None:
    chain = Chain.from_settings(GeocodingSettings(cache=tmp_path / "cache.sqlite"))
    assert (chain.services, chain.cache) == ((), None)


def test_settings_make_the_services_in_their_order(tmp_path: Path) -> None:
    settings = GeocodingSettings(("nominatim", "kartverket"), "test/1", tmp_path / "cache.sqlite")
    chain = Chain.from_settings(settings)
    assert [service.name for service in chain.services] == ["nominatim", "kartverket"]
    assert isinstance(chain.cache, AnswerCache)
    assert chain.cache.path == tmp_path / "cache.sqlite"


def test_services_of_the_settings_know_the_gazetteer_and_take_the_options(service: PlayedService) -> None:
    service.replies = [Reply("{}", 503), Reply.json(PLAYED["nominatim"])]
    settings = GeocodingSettings(
        ("nominatim",), "test/1", scheme="http", domains={"nominatim": service.domain}
    )
    slept: list[float] = []
    found = Chain.from_settings(settings, seconds_between=0.0, sleep=slept.append).find(UNKNOWN)
    assert found
    assert (found.municipality, found.county) == ("Kinn", "Vestland")
    assert slept == [WAITS[0]]


@given(st.text(st.characters(exclude_categories=())))
def test_asking_never_raises(text: str) -> None:
    chain = Chain(GAZETTEER, [Stub("a", GeocoderTimedOut("too slow"))])
    answer = chain.ask(text)
    assert bool(answer.found) != bool(answer.reason)


def test_reverse_and_suggest_are_the_gazetteers_with_every_option(gazetteer: Gazetteer) -> None:
    chain, point = Chain(gazetteer), (60.39, 5.32)
    several = chain.reverse(point, exactly_one=False, limit=2)
    assert several == gazetteer.reverse(point, exactly_one=False, limit=2)
    assert isinstance(several, list)
    assert len(several) == 2
    assert chain.reverse(point) == gazetteer.reverse(point) == several[0]
    assert chain.suggest("Trondhem", 1) == gazetteer.suggest("Trondhem", 1)
    assert chain.suggest("Bergn", 2) == gazetteer.suggest("Bergn", 2) != gazetteer.suggest("Bergn", 6)
