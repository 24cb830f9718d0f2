"""The network transport of the online providers, through geopy's ``adapter_factory``."""

from __future__ import annotations

from typing import Any

from geopy.adapters import RequestsAdapter


class DirectAdapter(RequestsAdapter):  # type: ignore[misc]  # geopy has no type hints
    """Asks once and the configured host only.

    A redirect is an error, so no query travels on to another server; trying again is left to the caller,
    who knows how long to wait.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(max_retries=0, **options)
        self.session.max_redirects = 0
