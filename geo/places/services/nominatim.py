"""Nominatim, the geocoder of OpenStreetMap: geopy's class, and what its answers mean.

Documentation: https://nominatim.org/release-docs/latest/api/Search/
"""

from __future__ import annotations

from functools import partial

from geopy.geocoders import Nominatim
from geopy.location import Location

from geo.places.gazetteer import Gazetteer
from geo.places.place import Found, Precision
from geo.places.services.provider import Ask, Connection, Provider, to_found
from geo.places.services.transport import DirectAdapter

NAME = "nominatim"
_PRECISIONS = dict.fromkeys(
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
"""How precise each ``addresstype`` of an answer is; answers of other types are left out."""


def connect(connection: Connection) -> Ask:
    """The function that asks for places in Norway by a text in any form."""
    geocoder = Nominatim(
        domain=connection.domain,
        user_agent=connection.user_agent,
        timeout=connection.timeout,
        scheme=connection.scheme,
        adapter_factory=DirectAdapter,
    )
    return partial(
        geocoder.geocode, exactly_one=False, limit=5, country_codes="no", addressdetails=True, language="no"
    )


def translate(locations: list[Location], text: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The place that the service ranks first among those of a known kind; the others become its candidates.

    Raises:
        GeocoderParseError: an answer lies outside Norway.
    """
    places = [
        _to_found(location, text, gazetteer)
        for location in locations
        if location.raw.get("addresstype") in _PRECISIONS
    ]
    if not places:
        return ()
    first, *others = places
    candidates = tuple(dict.fromkeys(other.label for other in others if other.label != first.label))
    return (first.with_candidates(candidates),)


def _to_found(location: Location, text: str, gazetteer: Gazetteer) -> Found:
    address = location.raw["address"]
    kind = location.raw["addresstype"]
    return to_found(
        location,
        text,
        gazetteer,
        provider=NAME,
        name=location.raw.get("name") or location.address.split(",")[0],
        kind=kind,
        precision=_PRECISIONS[kind],
        municipality=address.get("municipality") or address.get("city"),
        county=address.get("county") or address.get("state"),
    )


NOMINATIM = Provider(NAME, "nominatim.openstreetmap.org", True, connect, translate)
