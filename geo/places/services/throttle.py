"""Rate limit, retries and cool-down of the online providers."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderParseError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.location import Location

from geo.places.gazetteer import Gazetteer
from geo.places.place import Found
from geo.places.services.provider import Ask, Provider
from geo.places.services.registry import PROVIDERS
from geo.places.settings import GeocodingSettings

SECONDS_BETWEEN = 1.0
"""What Nominatim's usage policy allows, and a courtesy to the others."""
WAITS = (2.0, 4.0)
"""Seconds before the second and the third try of a request that met passing trouble."""
LONGEST_WAIT = 30.0
"""Seconds; a service that asks for a longer pause is left alone instead of waited for."""
REST = 60.0
"""Seconds that a service is left alone after :data:`FAILURES_BEFORE_REST` failures in a row."""
FAILURES_BEFORE_REST = 3


class Service:
    """One online geocoder: rate limited, asked again after passing trouble, left alone when it is down."""

    def __init__(
        self,
        name: str,
        ask: Ask,
        translate: Callable[[list[Location], str], tuple[Found, ...]],
        *,
        seconds_between: float = SECONDS_BETWEEN,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask a service through a geopy call.

        Args:
            name: the provider that answers name.
            ask: asks the service for a text.
            translate: makes the service's locations into answers, the one meant first and alone if sure.
        """
        self.name = name
        self._ask = RateLimiter(
            ask,
            min_delay_seconds=seconds_between,
            error_wait_seconds=seconds_between,
            max_retries=0,
            swallow_exceptions=False,
        )
        self._translate = translate
        self._sleep = sleep
        self._clock = clock
        self._failures = 0
        self._rests_until = -math.inf

    def places(self, text: str) -> tuple[Found, ...]:
        """The places that the service means by ``text``: none, one, or several that it cannot tell apart.

        Raises:
            GeocoderServiceError: it gave no usable answer; the subclass says why.
        """
        if self._clock() < self._rests_until:
            raise GeocoderUnavailable("left alone for a while after repeated trouble")
        try:
            locations = self._persistently(text)
            found = self._translate(locations or [], text)
        except GeocoderServiceError as error:
            self._note_failure(error)
            raise
        except (TypeError, ValueError, LookupError, AttributeError, RecursionError) as error:
            self._note_failure(error)
            raise GeocoderParseError(f"an answer in an unknown form: {error!r}") from error
        self._failures = 0
        return found

    def _persistently(self, text: str) -> list[Location] | None:
        for wait in WAITS:
            try:
                return self._ask(text)  # type: ignore[no-any-return]
            except GeocoderServiceError as error:
                pause = _pause(error, wait)
                if pause is None:
                    raise
                self._sleep(pause)
        return self._ask(text)  # type: ignore[no-any-return]

    def _note_failure(self, error: Exception) -> None:
        self._failures += 1
        asked_for = getattr(error, "retry_after", None) or 0.0
        if self._failures >= FAILURES_BEFORE_REST or asked_for > LONGEST_WAIT:
            self._rests_until = self._clock() + max(REST, asked_for)
            self._failures = 0


def _pause(error: GeocoderServiceError, wait: float) -> float | None:
    """Seconds to wait before trying again, or ``None`` if that would not help."""
    if isinstance(error, GeocoderRateLimited):
        pause = max(wait, error.retry_after or 0.0)
        return pause if pause <= LONGEST_WAIT else None
    cause = error.__cause__
    server_fault = isinstance(cause, AdapterHTTPError) and cause.status_code >= 500
    return wait if server_fault or isinstance(error, (GeocoderTimedOut, GeocoderUnavailable)) else None


def services(settings: GeocodingSettings, gazetteer: Gazetteer, **options: Any) -> tuple[Service, ...]:
    """The services that the settings switch on, in their order.

    Args:
        gazetteer: knows the municipalities and counties that the answers name.
        options: passed to :class:`Service`.
    """

    def service(provider: Provider) -> Service:
        def translate(locations: list[Location], text: str) -> tuple[Found, ...]:
            return provider.translate(locations, text, gazetteer)

        return Service(
            provider.name, provider.connect(settings.connection(provider.name)), translate, **options
        )

    return tuple(service(PROVIDERS[name]) for name in settings.services)
