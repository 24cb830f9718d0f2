"""What each online provider consists of, and how its answers become :class:`Found`.

Providers name municipalities and counties in their own ways ("Kárášjohka - Karasjok"); the gazetteer
turns these into the names that the product filters by.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geopy.exc import GeocoderParseError
from geopy.location import Location

from data.model import Confidence
from geo.places.errors import AmbiguousPlace
from geo.places.gazetteer import Gazetteer
from geo.places.place import Found, Precision

LATITUDES = (57.0, 81.5)
LONGITUDES = (-10.0, 35.0)
"""Degrees between which Norway lies, with Svalbard and Jan Mayen."""

Ask = Callable[[str], list[Location] | None]
Translate = Callable[[list[Location], str, Gazetteer], tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Connection:
    """Where and how a provider is reached; ``timeout`` is in seconds."""

    domain: str
    scheme: str
    timeout: float
    user_agent: str | None


@dataclass(frozen=True, slots=True)
class Provider:
    """One online geocoder.

    ``connect`` returns the function that asks it for a text. ``translate`` makes its locations into
    answers: none, one, or several that cannot be told apart.
    """

    name: str
    default_domain: str
    needs_user_agent: bool
    connect: Callable[[Connection], Ask]
    translate: Translate


def to_found(
    location: Location,
    text: str,
    gazetteer: Gazetteer,
    *,
    provider: str,
    name: str,
    kind: str,
    precision: Precision,
    municipality: str | None,
    county: str | None,
) -> Found:
    """The answer that a provider's location gives, of medium confidence.

    Args:
        gazetteer: gives municipality and county the names that the product uses.

    Raises:
        GeocoderParseError: the location lies outside Norway.
    """
    _check_in_norway(location)
    if precision is Precision.COUNTY:
        municipality = None
    municipality, county = _units(municipality, county, gazetteer)
    return Found(
        query=text,
        name=name,
        label=", ".join(dict.fromkeys(part for part in (name, municipality, county) if part)),
        latitude=location.latitude,
        longitude=location.longitude,
        precision=precision,
        municipality=municipality,
        county=county,
        provider=provider,
        matched=name,
        kind=kind,
        confidence=Confidence.MEDIUM,
    )


def _check_in_norway(location: Location) -> None:
    south, north = LATITUDES
    west, east = LONGITUDES
    if not (south <= location.latitude <= north and west <= location.longitude <= east):
        raise GeocoderParseError(f"{location.address} at {location.point} is not in Norway")


def _units(
    municipality: str | None, county: str | None, gazetteer: Gazetteer
) -> tuple[str | None, str | None]:
    """The municipality and county as the gazetteer names them; as the service does if it knows neither."""
    named = [f"{municipality} kommune"] if municipality else []
    named += [f"{county} fylke"] if county else []
    try:
        known = gazetteer.find(", ".join(named))
    except AmbiguousPlace:
        known = None
    return (known.municipality, known.county) if known else (municipality, county)
