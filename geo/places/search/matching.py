"""Decides which place a region text means. The rules are told in this folder's README."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.places.errors import AmbiguousPlace
from geo.places.place import Found, Note, NoteCode, Place, PlaceKind, Reason
from geo.places.search.index import Hit, PlaceIndex
from geo.places.search.names import Part, RegionText, UnitKind

PROVIDER = "gazetteer"
FAR_LARGER = 10
"""How many times more people make one of several places of the same name the one meant."""
_MOST_CANDIDATES = 8


@dataclass(frozen=True, slots=True)
class _Reading:
    """A part of the text with the places it may mean, and what had to be overlooked to see them."""

    part: Part
    hits: list[Hit]
    notes: tuple[Note, ...] = ()


def match(text: str, index: PlaceIndex) -> Found | None:
    """The place that ``text`` means, or ``None`` if no part of it is known or it lies abroad.

    Raises:
        AmbiguousPlace: several places fit, or the parts contradict each other.
    """
    region = RegionText.parse(text)
    if region.abroad:
        return None
    readings, unknown = _read_parts(text, region.parts, index)
    if not readings:
        return None
    hits = _agreeing(readings)
    if not hits:
        raise _ambiguous(text, Reason.CONFLICT, (_likeliest(reading.hits, index) for reading in readings))
    best, others = _choose(text, hits, index)
    notes = [note for reading in readings for note in reading.notes] + unknown
    return _answer(text, best, others, notes + _former_counties(readings, best))


def _read_parts(text: str, parts: Iterable[Part], index: PlaceIndex) -> tuple[list[_Reading], list[Note]]:
    readings: list[_Reading] = []
    unknown: list[Note] = []
    for part in parts:
        if understood := _read(text, part, index):
            readings += understood
        else:
            unknown.append(Note(NoteCode.UNRECOGNISED, part.name))
    return readings, unknown


def _read(text: str, part: Part, index: PlaceIndex) -> list[_Reading]:
    """The part as one name; else as the region around a name, a list of names, or a name within another."""
    if hits := index.named(part):
        if of_kind := _of_kind(hits, part.kind):
            return [_Reading(part, of_kind)]
        return [_Reading(part, hits, (Note(NoteCode.OTHER_KIND, part.name),))]
    if (centre := part.around()) and (hits := _named_or_genitive(centre, index)):
        return [_Reading(centre, hits, (Note(NoteCode.REGION, part.name),))]
    if listed := _all_named(part.listed(), index):
        raise _ambiguous(text, Reason.SEVERAL_PLACES, (_likeliest(one.hits, index) for one in listed))
    return next((read for split in part.splits() if (read := _all_named(split, index))), [])


def _named_or_genitive(part: Part, index: PlaceIndex) -> list[Hit]:
    """ "Bergensregionen" and "Osloregionen" both name their town, one of them in the genitive."""
    return index.named(part) or index.named(Part(part.name.removesuffix("s")))


def _all_named(parts: tuple[Part, ...], index: PlaceIndex) -> list[_Reading]:
    readings = [_Reading(part, _of_kind(index.named(part), part.kind)) for part in parts]
    return readings if all(reading.hits for reading in readings) else []


def _of_kind(hits: list[Hit], kind: UnitKind | None) -> list[Hit]:
    return [hit for hit in hits if _is_of(hit.place, kind)]


def _is_of(place: Place, kind: UnitKind | None) -> bool:
    match kind:
        case None:
            return True
        case UnitKind.TOWN:
            return place.kind.is_settlement
        case UnitKind.MUNICIPALITY:
            return place.kind is PlaceKind.MUNICIPALITY
        case UnitKind.COUNTY:
            return place.kind in (PlaceKind.COUNTY, PlaceKind.FORMER_COUNTY)


def _agreeing(readings: list[_Reading]) -> list[Hit]:
    """The places that lie in all that the other parts name: the most specific ones, of the earliest part.

    A mere repetition of a name cannot be what is meant: "Oslo kommune, Oslo" is the municipality.
    """
    by_part = [
        _agreeing_of(reading, readings)
        for position, reading in enumerate(readings)
        if reading.part.kind or all(reading.part.key != other.part.key for other in readings[:position])
    ]
    everything = [hit for hits in by_part for hit in hits]
    specific = ([hit for hit in hits if not _holds_another(hit, everything)] for hits in by_part)
    return next((hits for hits in specific if hits), [])


def _agreeing_of(reading: _Reading, readings: list[_Reading]) -> list[Hit]:
    """The hits of one part that agree with every other part."""
    return [
        hit
        for hit in reading.hits
        if all(
            any(_agrees(outer.place, hit.place) for outer in other.hits)
            for other in readings
            if other is not reading
        )
    ]


def _holds_another(hit: Hit, hits: list[Hit]) -> bool:
    """Whether a hit spelled as well lies inside this one, as Stavanger's town does in the municipality."""
    return any(other.spelled <= hit.spelled and _contains(hit.place, other.place) for other in hits)


def _extent(place: Place) -> int:
    """Ranks by extent; an old county is smaller than one of today, unless it lies in several of them."""
    if place.kind.is_settlement:
        return 0
    if place.kind is PlaceKind.MUNICIPALITY:
        return 1
    if place.kind is PlaceKind.COUNTY:
        return 3
    return 2 if len(place.counties) == 1 else 4


def _contains(outer: Place, inner: Place) -> bool:
    if outer.municipality not in (None, inner.municipality) or _extent(outer) <= _extent(inner):
        return False
    return bool(inner.counties) and set(inner.counties) <= set(outer.counties)


def _agrees(outer: Place, inner: Place) -> bool:
    """Whether a text that means ``inner`` may also name ``outer``: itself, around it, or a near neighbour."""
    if outer is inner or _contains(outer, inner):
        return True
    neighbours = outer.kind.is_settlement and inner.kind.is_settlement and inner.municipality is not None
    return neighbours and (outer.municipality, outer.counties) == (inner.municipality, inner.counties)


def _likeliest(hits: list[Hit], index: PlaceIndex) -> Hit:
    return min(hits, key=lambda hit: (hit.spelled, _extent(hit.place), -index.size(hit.place)))


def _choose(text: str, hits: list[Hit], index: PlaceIndex) -> tuple[Hit, list[Hit]]:
    """The far larger one of the places that are spelled best, and the others that the text could mean.

    A place spelled less well is passed over, unless it is far larger than the best one.
    """
    best_spelled = min(hit.spelled for hit in hits)
    best, *others = sorted(
        (hit for hit in hits if hit.spelled == best_spelled), key=lambda hit: -index.size(hit.place)
    )
    challengers = [hit for hit in hits if index.size(hit.place) >= FAR_LARGER * index.size(best.place)]
    if challengers or any(FAR_LARGER * index.size(hit.place) > index.size(best.place) for hit in others):
        raise _ambiguous(text, Reason.SAME_NAME, [best, *others, *challengers])
    return best, others


def _former_counties(readings: list[_Reading], best: Hit) -> list[Note]:
    """A note for each old county that the text was understood to name."""
    return [
        Note(NoteCode.FORMER_COUNTY, hit.place.name)
        for reading in readings
        for hit in reading.hits
        if hit.place.kind is PlaceKind.FORMER_COUNTY
        and _agrees(hit.place, best.place)
        and not any(_agrees(other.place, best.place) for other in reading.hits if other is not hit)
    ]


def _answer(text: str, best: Hit, others: list[Hit], notes: list[Note]) -> Found:
    found = Found.from_place(best.place, query=text, matched=best.matched, provider=PROVIDER)
    candidates = [hit.place.label for hit in others]
    if others:
        notes = [*notes, Note(NoteCode.FAR_LARGER, "; ".join(candidates))]
    if best.place.kind is PlaceKind.FORMER_COUNTY and len(best.place.counties) > 1:
        candidates += [f"{county} fylke" for county in best.place.counties]
        notes = [*notes, Note(NoteCode.DIVIDED, best.place.name)]
    return found.with_notes(*notes).with_candidates(candidates)


def _ambiguous(text: str, reason: Reason, hits: Iterable[Hit]) -> AmbiguousPlace:
    different = {hit.place.id: hit for hit in hits}
    candidates = tuple(
        Found.from_place(hit.place, query=text, matched=hit.matched, provider=PROVIDER)
        for hit in list(different.values())[:_MOST_CANDIDATES]
    )
    return AmbiguousPlace(text, reason, candidates)
