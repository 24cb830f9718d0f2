"""The errors that geocoding adds to those of geopy."""

from __future__ import annotations

from geopy.exc import GeocoderQueryError, GeocoderUnavailable

from geo.places.place import Failure, Found, Reason


# geopy has no type hints, and its errors are named without the suffix "Error".
class AmbiguousPlace(GeocoderQueryError):  # type: ignore[misc]  # noqa: N818
    """The text means no single place: several bear its name, its parts contradict each other, or it names several.

    ``reason`` says which of these, ``candidates`` are the places, likeliest first.
    """

    def __init__(self, query: str, reason: Reason, candidates: tuple[Found, ...]) -> None:
        labels = "; ".join(found.label for found in candidates)
        super().__init__(f"{query!r} has no single place ({reason}): {labels}")
        self.query = query
        self.reason = reason
        self.candidates = candidates

    def __reduce__(self) -> tuple[type[AmbiguousPlace], tuple[str, Reason, tuple[Found, ...]]]:
        return type(self), (self.query, self.reason, self.candidates)


class ProvidersFailed(GeocoderUnavailable):  # type: ignore[misc]
    """No provider knows the place, and at least one could not be asked, so "not found" is not sure."""

    def __init__(self, query: str, failures: tuple[Failure, ...]) -> None:
        problems = "; ".join(f"{failure.provider}: {failure.problem}" for failure in failures)
        super().__init__(f"no answer for {query!r}: {problems}")
        self.query = query
        self.failures = failures

    def __reduce__(self) -> tuple[type[ProvidersFailed], tuple[str, tuple[Failure, ...]]]:
        return type(self), (self.query, self.failures)
