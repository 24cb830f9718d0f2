"""Weigh what a row says of its home: place, municipality, county, postal code, country and coordinates.

What contradicts itself gets no place, but the reason, and what it could mean as candidates. Nothing is placed outside
Norway, and nothing in Norway that the row says is elsewhere.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from data.columns import LOCATED_BY_LIST
from data.intake.remarks import Code
from data.intake.values import position, position_problem, position_text
from data.model import Cluster, Confidence
from geo.near import distances_km
from geo.places import Chain, Found, Precision
from geo.places.place import Answer, Reason
from geo.places.search.abroad import NORWAY, named_country

AskPlace = Callable[[str], Answer]
"""Answers where the place of a text is."""

_TOLERANCE_KM = {
    Precision.ADDRESS: 30,
    Precision.TOWN: 30,
    Precision.MUNICIPALITY: 100,
    Precision.REGION: 250,
    Precision.COUNTY: 250,
}
"""Kilometres that the coordinates of a home may be from the point of what is named, by how closely that is known."""
_CODE = re.compile(r"(?i)(?:NO?[\s-]?)?(\d{1,4})")
_NUMBER = re.compile(r"\d{1,4}")


class CoordinateFix(StrEnum):
    """How coordinates that are not used can be put right."""

    SWAP = "swap"
    """Latitude and longitude change places."""
    SIGN = "sign"
    """A minus sign goes: Norway lies north of the Equator and east of Greenwich."""
    NAME = "name"
    """The place that the row names is used instead."""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A correction of a row's coordinates that would place it, and the home that it gives.

    ``home`` is the name of a place, or "latitude, longitude" in degrees.
    """

    correction: CoordinateFix
    home: str


def region_text(cluster: Cluster, geocoder: Chain) -> str:
    """The home as one text for a geocoder: what the row says of it, numbers of municipalities and counties by name.

    The number of a municipality is more than its name, which others may have too. One that is not known says nothing.
    """
    home = _by_number(cluster.home_place, geocoder) if _is_of_area(cluster) else cluster.home_place
    municipality, county = (_by_number(text, geocoder) for text in (cluster.municipality, cluster.county))
    number = _by_number(cluster.municipality_number, geocoder)
    if number and not _NUMBER.fullmatch(number):
        municipality = number
    if (code := postal_code(cluster)) and code not in (home or ""):
        home = f"{code} {home}" if home != cluster.postal_code else code
    written = cluster.model_copy(update={"home_place": home, "municipality": municipality, "county": county})
    return ", ".join(dict.fromkeys(written.home_region.split(", ")))


def _is_of_area(cluster: Cluster) -> bool:
    """Whether the home is what the row says of its municipality or county, and no other number."""
    return cluster.home_place in (cluster.municipality, cluster.municipality_number, cluster.county)


def _is_unknown_code(cluster: Cluster, code: str, geocoder: Chain) -> bool:
    """Whether the home is a postal code that is not known."""
    return cluster.home_place == cluster.postal_code and not geocoder.gazetteer.index.with_code(code)


def postal_code(cluster: Cluster) -> str | None:
    """The Norwegian postal code of the row with all four digits, of which a spreadsheet drops leading zeros."""
    match = _CODE.fullmatch(cluster.postal_code or "")
    return f"{match[1]:0>4}" if match else None


def weighed(cluster: Cluster, geocoder: Chain, ask: AskPlace) -> Answer:
    """Where the cluster is at home by all that its row says, or why it cannot be placed.

    Args:
        cluster: the row.
        geocoder: knows the municipality of a point.
        ask: asks it, or remembers what it answered.
    """
    text = region_text(cluster, geocoder)
    if cluster.country and (country := named_country(cluster.country)) != NORWAY:
        return Answer(text, reason=Reason.ABROAD if country else Reason.UNKNOWN_COUNTRY, country=country)
    if cluster.postal_code and not postal_code(cluster):
        return Answer(text, reason=Reason.FOREIGN_CODE)
    if _NUMBER.fullmatch(text) and (_is_of_area(cluster) or _is_unknown_code(cluster, text, geocoder)):
        ask = _not_found  # as a number of the other kind it would be found elsewhere
    if cluster.latitude is None or cluster.longitude is None:
        return ask(text)
    return _at_coordinates(cluster, text, (cluster.latitude, cluster.longitude), geocoder, ask)


def _not_found(text: str) -> Answer:
    return Answer(text, reason=Reason.NOT_FOUND)


def _at_coordinates(
    cluster: Cluster, text: str, point: tuple[float, float], geocoder: Chain, ask: AskPlace
) -> Answer:
    """The point that the row gives, if it lies in Norway and near what the row names."""
    is_named = position(cluster.home_place) is None
    answer = ask(text) if is_named else Answer(text)
    here = _place_at(point, geocoder)
    named = _meant(answer, ask)
    if here is None and answer.found and position_problem(*point) is Code.COORDINATES_SWAPPED:
        return answer
    if here is None:
        return Answer(text, reason=Reason.OUTSIDE_NORWAY, candidates=named)
    if answer.reason in (Reason.CONFLICT, Reason.ABROAD):
        return answer
    near = next((place for place in named if _agree(place, here, point)), None)
    if named and near is None:
        return Answer(text, reason=Reason.FAR_FROM_HOME, candidates=tuple(dict.fromkeys((*named, here))))
    is_known = near is not None or not is_named
    return Answer(text, _given(cluster, text, point, near or here, is_known=is_known))


def corrections(cluster: Cluster, answer: Answer, geocoder: Chain, ask: AskPlace) -> Iterator[Correctable]:
    """The ways to put right coordinates of a row that are not used, each of which gives a place in Norway.

    A point far from the place that the row names is none of them.

    Args:
        cluster: the row.
        answer: where it is at home by :func:`weighed`.
        geocoder: knows the municipality of a point.
        ask: asks it, or remembers what it answered.
    """
    is_used = answer.found is not None and answer.found.provider == LOCATED_BY_LIST
    is_elsewhere = answer.reason in (Reason.ABROAD, Reason.UNKNOWN_COUNTRY, Reason.FOREIGN_CODE)
    if cluster.latitude is None or cluster.longitude is None or is_used or is_elsewhere:
        return
    north, east = abs(cluster.latitude), abs(cluster.longitude)
    named = _meant(ask(answer.query), ask) if position(cluster.home_place) is None else ()
    for correction, point in ((CoordinateFix.SWAP, (east, north)), (CoordinateFix.SIGN, (north, east))):
        here = _place_at(point, geocoder) if point != (cluster.latitude, cluster.longitude) else None
        if here and (not named or any(_agree(place, here, point) for place in named)):
            yield Correctable(correction, position_text(*point))
    if answer.reason in (Reason.OUTSIDE_NORWAY, Reason.FAR_FROM_HOME) and len(named) == 1:
        yield Correctable(CoordinateFix.NAME, named[0].label)


def _meant(answer: Answer, ask: AskPlace) -> tuple[Found, ...]:
    """All that a text can mean: the place that was found and its namesakes, or the candidates."""
    if not answer.found:
        return answer.candidates
    namesakes = (ask(label).found for label in answer.found.candidates)
    return (answer.found, *(found for found in namesakes if found))


def _by_number(text: str | None, geocoder: Chain) -> str | None:
    """The name of a municipality, also of the past, or county given by its number; any other text as it is."""
    if not text or not _NUMBER.fullmatch(text):
        return text
    place = geocoder.gazetteer.index.numbered(text)
    return place.label if place else text


def _place_at(point: tuple[float, float], geocoder: Chain) -> Found | None:
    """The known place nearest to a point in degrees; None outside Norway."""
    if abs(point[0]) > 90:
        return None
    return geocoder.gazetteer.at(*point)


def _agree(named: Found, here: Found, point: tuple[float, float]) -> bool:
    """Whether a point, with the place that it lies at, may be in the place that is named."""
    if named.municipality and (named.municipality, named.county) == (here.municipality, here.county):
        return True
    if named.precision is Precision.COUNTY and named.county:
        return named.county == here.county
    (kilometres,) = distances_km(*point, [named.latitude], [named.longitude])
    return bool(kilometres <= _TOLERANCE_KM[named.precision])


def _given(cluster: Cluster, text: str, point: tuple[float, float], place: Found, *, is_known: bool) -> Found:
    """The list's own point, by the name of the place that it lies at unless the row has a name that is not known."""
    return replace(
        place,
        query=text,
        name=place.name if is_known else cluster.home_place,
        label=place.label if is_known else text,
        latitude=point[0],
        longitude=point[1],
        precision=Precision.ADDRESS,
        provider=LOCATED_BY_LIST,
        matched=text,
        kind="address",
        confidence=Confidence.HIGH,
        notes=(),
        candidates=(),
    )
