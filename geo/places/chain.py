"""One geocoder that asks the gazetteer, then the online services that are switched on."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geopy.exc import GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location

from geo.places.base import PlaceGeocoder
from geo.places.cache import AnswerCache, Answers
from geo.places.errors import AmbiguousPlace, ProvidersFailed
from geo.places.gazetteer import Gazetteer
from geo.places.place import Answer, Failure, Found, NoteCode, Reason
from geo.places.search.abroad import country_of
from geo.places.search.names import RegionText
from geo.places.services.throttle import Service, services
from geo.places.settings import GeocodingSettings

logger = logging.getLogger(__name__)


@dataclass
class Allowance:
    """How many more questions the services may be asked; what the cache answers costs none."""

    left: int

    def take(self) -> bool:
        """Whether one more question may be asked, which is then counted."""
        if not self.left:
            return False
        self.left -= 1
        return True


class Chain(PlaceGeocoder):
    """Asks the gazetteer; what that does not know, the cache and then each service in turn.

    The gazetteer comes first because it answers in microseconds and because a row added to it must win
    over an older answer from outside. A service that fails is passed over and reported with the answer.
    Without services, as by default, nothing leaves the machine.
    """

    def __init__(
        self,
        gazetteer: Gazetteer | None = None,
        services: Iterable[Service] = (),
        cache: Answers | None = None,
        allowance: Allowance | None = None,
    ) -> None:
        """Ask these providers.

        Args:
            gazetteer: the one with the product's own tables if not given.
            services: the online services, in the order to ask them.
            cache: keeps what they answer.
            allowance: how many questions they may be asked; any number if not given.
        """
        super().__init__()
        self.gazetteer = gazetteer or Gazetteer()
        self.services = tuple(services)
        self.cache = cache
        self.allowance = allowance

    @classmethod
    def from_settings(cls, settings: GeocodingSettings, **options: Any) -> Chain:
        """The chain that the settings describe.

        Args:
            options: passed to each :class:`Service`.
        """
        gazetteer = Gazetteer()
        cache = AnswerCache(settings.cache) if settings.cache and settings.services else None
        return cls(gazetteer, services(settings, gazetteer, **options), cache)

    def ask(self, text: str) -> Answer:
        """The place that a text means, or the reason why there is none, whatever the text is."""
        try:
            local = self.gazetteer.find(text)
        except AmbiguousPlace as ambiguous:
            return Answer(text, reason=ambiguous.reason, candidates=ambiguous.candidates)
        if local is None and (country := country_of(text, self.gazetteer.index)):
            return Answer(text, reason=Reason.ABROAD, country=country)
        if not self.services or not _worth_asking(text, local):
            return Answer(text, local, reason=None if local else Reason.NOT_FOUND)
        return self._ask_services(text, local)

    def find(self, text: str) -> Found | None:
        """Return the place that a text means, or ``None`` if no provider knows one.

        Raises:
            AmbiguousPlace: several places fit, or the parts of the text contradict each other.
            ProvidersFailed: the gazetteer knows none, and not all services gave an answer.
        """
        answer = self.ask(text)
        if answer.reason in (Reason.SERVICE_FAILED, Reason.NOT_ASKED):
            raise ProvidersFailed(text, answer.failures)
        if answer.reason and answer.candidates:
            raise AmbiguousPlace(text, answer.reason, answer.candidates)
        return answer.found

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The nearest known place to a point, from the gazetteer alone; see :meth:`Gazetteer.reverse`."""
        return self.gazetteer.reverse(query, exactly_one=exactly_one, limit=limit, timeout=timeout)

    def suggest(self, text: str, limit: int = 5) -> list[str]:
        """Labels of places with names like those in the text; see :meth:`Gazetteer.suggest`."""
        return self.gazetteer.suggest(text, limit)

    def _ask_services(self, text: str, local: Found | None) -> Answer:
        failures: list[Failure] = []
        refused = False
        for service in self.services:
            kept = self.cache.get(service.name, text) if self.cache else None
            if kept is None and self.allowance and not self.allowance.take():
                refused = True
                continue
            try:
                places = self._ask_service(service, text) if kept is None else kept
            except GeopyError as error:
                # Neither the text nor what the service says of it: a reader may have written it.
                logger.warning("%s gave no answer: %s", service.name, type(error).__name__)
                failures.append(Failure(service.name, str(error)))
                continue
            if len(places) == 1 and (local is None or places[0].county == local.county):
                return Answer(text, places[0], failures=tuple(failures))
            if places and not local:
                return Answer(text, reason=Reason.SAME_NAME, candidates=places, failures=tuple(failures))
        if local:
            return Answer(text, local, failures=tuple(failures))
        reason = Reason.SERVICE_FAILED if failures else Reason.NOT_ASKED if refused else Reason.NOT_FOUND
        return Answer(text, reason=reason, failures=tuple(failures))

    def _ask_service(self, service: Service, text: str) -> tuple[Found, ...]:
        """What the service answers now, which the cache then keeps; errors are never kept."""
        places = service.places(text)
        if self.cache:
            self.cache.put(service.name, text, places)
        return places


def _worth_asking(text: str, local: Found | None) -> bool:
    """Whether a service could know better: no place was found, or a part such as a street not understood."""
    if local:
        return any(note.code is NoteCode.UNRECOGNISED for note in local.notes)
    return bool(RegionText.parse(text).parts)
