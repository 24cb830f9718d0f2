"""The network transports of the geocoders, through geopy's own seam (``adapter_factory``)."""

from __future__ import annotations

from typing import Any, NoReturn

from geopy.adapters import BaseSyncAdapter, RequestsAdapter
from geopy.exc import GeocoderServiceError


class OfflineAdapter(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no type hints
    """For geocoders that answer from files: it refuses every request."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> NoReturn:
        """Refuse.

        Raises:
            GeocoderServiceError: always.
        """
        raise GeocoderServiceError(f"an offline geocoder asked for {url}")

    get_text = get_json


class DirectAdapter(RequestsAdapter):  # type: ignore[misc]
    """Asks once and the configured host only.

    A redirect is an error, so no query travels on to another server; trying again is left to the caller,
    who knows how long to wait.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(max_retries=0, **options)
        self.session.max_redirects = 0
