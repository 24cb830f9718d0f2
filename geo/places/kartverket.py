"""Kartverket's place-name service as a geopy geocoder."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderParseError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geo.places.base import check_limit

DEFAULT_DOMAIN = "ws.geonorge.no"
_ETRS89_DEGREES = 4258
"""EPSG code; within a metre of WGS 84, which is far below the precision of a place name."""


class Kartverket(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """The Norwegian Mapping Authority's register of place names (Sentralt stedsnavnregister), no key needed.

    Its answers have the service's own record in ``raw``: ``skrivemåte`` (the name), ``navneobjekttype``
    (what it names), ``kommuner``, ``fylker`` and ``representasjonspunkt`` (degrees).
    Documentation of the service: https://ws.geonorge.no/stedsnavn/v1/
    """

    geocode_path = "/stedsnavn/v1/navn"

    def __init__(
        self,
        *,
        timeout: Any = DEFAULT_SENTINEL,
        proxies: Any = DEFAULT_SENTINEL,
        domain: str = DEFAULT_DOMAIN,
        scheme: str | None = None,
        user_agent: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Any = None,
    ) -> None:
        """All options are those of geopy's own services.

        Args:
            timeout: seconds to wait for an answer.
            domain: the host that runs the service.
        """
        super().__init__(
            scheme=scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory,
        )
        self.domain = domain.strip("/")
        self.api = f"{self.scheme}://{self.domain}{self.geocode_path}"

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        timeout: Any = DEFAULT_SENTINEL,
        fuzzy: bool = True,
    ) -> Any:
        """The places whose registered name is ``query``, in the service's order.

        Args:
            query: a place name alone; the service does not understand "place, county".
            exactly_one: ``False`` returns a list.
            limit: how many to ask for, 10 if not given.
            fuzzy: also take names that are nearly the query.

        Returns:
            a location, a list of them, or ``None`` if there is none.

        Raises:
            GeocoderServiceError: the service gave no usable answer; see :mod:`geopy.exc`.
        """
        check_limit(limit)
        parameters = {
            "sok": query,
            "fuzzy": str(fuzzy).lower(),
            "utkoordsys": _ETRS89_DEGREES,
            "treffPerSide": 1 if exactly_one else limit or 10,
        }
        url = f"{self.api}?{urlencode(parameters)}"
        return self._call_geocoder(url, partial(_read_answer, exactly_one=exactly_one), timeout=timeout)


def _read_answer(answer: Any, exactly_one: bool) -> Location | list[Location] | None:
    try:
        locations = [_read_name(name) for name in answer["navn"]]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise GeocoderParseError(f"the place-name service answered in an unknown form: {error!r}") from error
    if not locations:
        return None
    return locations[0] if exactly_one else locations


def _read_name(name: dict[str, Any]) -> Location:
    point = name["representasjonspunkt"]
    municipalities = [unit["kommunenavn"] for unit in name["kommuner"]]
    counties = [unit["fylkesnavn"] for unit in name["fylker"]]
    address = ", ".join(dict.fromkeys([name["skrivemåte"], *municipalities, *counties]))
    return Location(address, (float(point["nord"]), float(point["øst"])), name)
