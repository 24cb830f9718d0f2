"""The part of geopy's interface that all geocoders here share."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderServiceError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geo.places.errors import AmbiguousPlace
from geo.places.place import Found


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no type hints
    """For geocoders that answer from files: it refuses every request."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse.

        Raises:
            GeocoderServiceError: always.
        """
        raise GeocoderServiceError(f"an offline geocoder asked for {url}")

    get_text = get_json


class PlaceGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """A geopy geocoder around one typed method, :meth:`find`; it makes no request by itself.

    Follows geopy: ``None`` means not found, errors are those of :mod:`geopy.exc`, and coordinates are
    degrees in WGS 84. The ``raw`` of each location is :meth:`Found.to_dict`.
    """

    def __init__(self) -> None:
        super().__init__(adapter_factory=OfflineAdapter)

    @abstractmethod
    def find(self, text: str) -> Found | None:
        """Return the place that a text means, or ``None`` if none is known.

        Raises:
            AmbiguousPlace: several places fit, or the parts of the text contradict each other.
            GeocoderServiceError: the text could not be looked up; the subclass says why.
        """

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """Return the location of the place that a text means, or ``None``.

        Args:
            query: such as "Florø", "Kinn kommune" or "Sandvika, Akershus".
            exactly_one: ``False`` returns a list, with all candidates if the text is ambiguous.
            limit: the greatest length of that list.
            timeout: taken for geopy's sake only.

        Raises:
            AmbiguousPlace: several places fit and ``exactly_one`` is true.
            GeocoderServiceError: as in :meth:`find`.
        """
        check_limit(limit)
        try:
            found = self.find(query)
        except AmbiguousPlace as ambiguous:
            if exactly_one:
                raise
            return [to_location(candidate) for candidate in ambiguous.candidates[:limit]]
        if found is None:
            return None
        return to_location(found) if exactly_one else [to_location(found)]


def check_limit(limit: int | None) -> None:
    """Refuse a limit that no list can keep.

    Raises:
        ValueError: it is less than 1.
    """
    if limit is not None and limit < 1:
        raise ValueError("limit cannot be less than 1")


def to_location(found: Found) -> Location:
    """Return the answer as geopy gives it, with the whole of it in ``raw``."""
    return Location(found.label, (found.latitude, found.longitude), found.to_dict())
