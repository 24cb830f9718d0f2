"""Translates what the online services answer into :class:`Found`.

The services name municipalities and counties in their own ways ("Kárášjohka - Karasjok"); the gazetteer
turns these into the names that the product filters by.
"""

from __future__ import annotations

from typing import Any

from geopy.exc import GeocoderParseError
from geopy.location import Location

from geo.places.errors import AmbiguousPlace
from geo.places.gazetteer import Gazetteer
from geo.places.names import Part, RegionText
from geo.places.place import Confidence, Found, Precision

LATITUDES = (57.0, 81.5)
LONGITUDES = (-10.0, 35.0)
"""Degrees between which Norway lies, with Svalbard and Jan Mayen."""

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
_KARTVERKET = dict.fromkeys(_SETTLEMENTS, Precision.TOWN) | {
    "kommune": Precision.MUNICIPALITY,
    "fylke": Precision.COUNTY,
}
"""What the register's kinds of names are to us, likeliest meant first; a lake is no home region."""
_NOMINATIM = dict.fromkeys(
    ("city", "town", "village", "hamlet", "suburb", "borough", "quarter", "neighbourhood", "locality"),
    Precision.TOWN,
) | {
    "municipality": Precision.MUNICIPALITY,
    "county": Precision.COUNTY,
    "state": Precision.COUNTY,
    "building": Precision.ADDRESS,
    "house": Precision.ADDRESS,
    "place": Precision.ADDRESS,
    "road": Precision.ADDRESS,
    "office": Precision.ADDRESS,
    "amenity": Precision.ADDRESS,
}


def from_kartverket(locations: list[Location], text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places of the likeliest kind that truly bear the name asked for and lie where the text says.

    The service is asked fuzzily, so most of its answers are merely similar; those are dropped.

    Raises:
        GeocoderParseError: an answer lies outside Norway.
    """
    name, *context = RegionText.parse(text).parts
    found = [
        _kartverket_place(location, text, gazetteer)
        for location in locations
        if Part(location.raw["skrivemåte"]).key == name.key and _kind(location) in _KARTVERKET
    ]
    fitting = [place for place in found if all(_lies_in(place, part) for part in context)]
    order = list(_KARTVERKET)
    best = min((order.index(place.kind) for place in fitting), default=None)
    likeliest = {place.label: place for place in fitting if order.index(place.kind) == best}
    return tuple(likeliest.values())


def from_nominatim(locations: list[Location], text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The place that the service ranks first among those of a known kind; the others become its candidates.

    Raises:
        GeocoderParseError: an answer lies outside Norway.
    """
    places = [
        _nominatim_place(location, text, gazetteer)
        for location in locations
        if location.raw.get("addresstype") in _NOMINATIM
    ]
    if not places:
        return ()
    first, *others = places
    candidates = tuple(dict.fromkeys(other.label for other in others if other.label != first.label))
    return (first.with_candidates(candidates),)


def _kind(location: Location) -> str:
    """The kind without what the register adds in brackets: "bygdelag" for "Bygdelag (bygd)"."""
    return str(location.raw["navneobjekttype"]).split("(")[0].strip().lower()


def _kartverket_place(location: Location, text: str, gazetteer: Gazetteer) -> Found:
    raw = location.raw
    municipality = raw["kommuner"][0]["kommunenavn"] if raw["kommuner"] else None
    county = raw["fylker"][0]["fylkesnavn"] if raw["fylker"] else None
    return _place(
        location,
        text,
        gazetteer,
        provider="kartverket",
        name=raw["skrivemåte"],
        kind=_kind(location),
        precision=_KARTVERKET[_kind(location)],
        municipality=municipality,
        county=county,
    )


def _nominatim_place(location: Location, text: str, gazetteer: Gazetteer) -> Found:
    address = location.raw["address"]
    kind = location.raw["addresstype"]
    return _place(
        location,
        text,
        gazetteer,
        provider="nominatim",
        name=location.raw.get("name") or location.address.split(",")[0],
        kind=kind,
        precision=_NOMINATIM[kind],
        municipality=address.get("municipality") or address.get("city"),
        county=address.get("county") or address.get("state"),
    )


def _place(
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


def _lies_in(place: Found, context: Part) -> bool:
    names: list[Any] = [place.municipality, place.county]
    return context.key in [Part(name).key for name in names if name]
