"""Kartverket's place-name service: its geopy class, and what its answers mean.

Documentation: https://ws.geonorge.no/stedsnavn/v1/
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import GeocoderParseError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geo.places.base import check_limit
from geo.places.gazetteer import Gazetteer
from geo.places.place import Found, Precision
from geo.places.search.names import Part, RegionText
from geo.places.services.provider import Ask, Connection, Provider, to_found
from geo.places.services.transport import DirectAdapter

NAME = "kartverket"
DEFAULT_DOMAIN = "ws.geonorge.no"
_ETRS89_DEGREES = 4258
"""EPSG code; within a metre of WGS 84, which is far below the precision of a place name."""
_SETTLEMENTS = (
    "by",
    "tettsted",
    "tettsteddel",
    "bydel",
    "adm. bydel",
    "tettbebyggelse",
    "bygdelag",
    "grend",
    "industriområde",
)
_PRECISIONS = dict.fromkeys(_SETTLEMENTS, Precision.TOWN) | {
    "kommune": Precision.MUNICIPALITY,
    "fylke": Precision.COUNTY,
}
"""What the register's kinds of names are to us, likeliest meant first; a lake is no home region."""


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


def connect(connection: Connection) -> Ask:
    """The function that asks for the first part of a text; the service does not understand the others."""
    geocoder = Kartverket(
        domain=connection.domain,
        user_agent=connection.user_agent,
        timeout=connection.timeout,
        scheme=connection.scheme,
        adapter_factory=DirectAdapter,
    )

    def ask(text: str) -> Any:
        return geocoder.geocode(RegionText.parse(text).parts[0].name, exactly_one=False, limit=50)

    return ask


def translate(locations: list[Location], text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places of the likeliest kind that truly bear the name asked for and lie where the text says.

    The service is asked fuzzily, so most of its answers are merely similar; those are dropped.

    Raises:
        GeocoderParseError: an answer lies outside Norway.
    """
    name, *context = RegionText.parse(text).parts
    found = [
        _to_found(location, text, gazetteer)
        for location in locations
        if Part(location.raw["skrivemåte"]).key == name.key and _kind(location) in _PRECISIONS
    ]
    fitting = [place for place in found if all(_lies_in(place, part) for part in context)]
    order = list(_PRECISIONS)
    best = min((order.index(place.kind) for place in fitting), default=None)
    likeliest = {place.label: place for place in fitting if order.index(place.kind) == best}
    return tuple(likeliest.values())


def _kind(location: Location) -> str:
    """The kind without what the register adds in brackets: "bygdelag" for "Bygdelag (bygd)"."""
    return str(location.raw["navneobjekttype"]).split("(")[0].strip().lower()


def _to_found(location: Location, text: str, gazetteer: Gazetteer) -> Found:
    raw = location.raw
    return to_found(
        location,
        text,
        gazetteer,
        provider=NAME,
        name=raw["skrivemåte"],
        kind=_kind(location),
        precision=_PRECISIONS[_kind(location)],
        municipality=raw["kommuner"][0]["kommunenavn"] if raw["kommuner"] else None,
        county=raw["fylker"][0]["fylkesnavn"] if raw["fylker"] else None,
    )


def _lies_in(place: Found, context: Part) -> bool:
    names: list[Any] = [place.municipality, place.county]
    return context.key in [Part(name).key for name in names if name]


KARTVERKET = Provider(NAME, DEFAULT_DOMAIN, False, connect, translate)
