"""Decides which place a region text means. The rules stand in ``geo/places/README.md``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geo.places.errors import AmbiguousPlace
from geo.places.place import Found, Note, NoteCode, Place, PlaceKind, Reason
from geo.places.search.abroad import country_named
from geo.places.search.index import Hit, PlaceIndex
from geo.places.search.names import Part, RegionText, UnitKind

PROVIDER = "gazetteer"
FAR_LARGER = 10
"""How many times more people make one of several places of the same name the one meant."""
WELL_KNOWN = 5000
"""Persons: who names a place of this size means it, whatever else the text says."""
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
    readings, unknown = _read_parts(text, region, index)
    if not readings or country_named(unknown):
        return None
    if not region.parts:
        return _number_alone(text, readings)
    notes = [Note(NoteCode.UNRECOGNISED, part.name) for part in unknown]
    if region.others:
        notes.append(Note(NoteCode.AND_OTHERS, region.others))
    hits = _agreeing(readings)
    if not hits:
        return _around_namesake(text, readings, notes, region, index)
    best, namesakes, others = _choose(text, hits, index)
    notes = [*(note for reading in readings for note in reading.notes), *notes]
    return _answer(text, best, [*notes, *_of_the_past(readings, best), *namesakes], others)


def _number_alone(text: str, readings: list[_Reading]) -> Found:
    """The place with a postal code; only a number that is no postal code is a municipality's."""
    if len(readings) > 1:
        raise _ambiguous(text, Reason.SEVERAL_PLACES, (reading.hits[0] for reading in readings))
    best, *others = readings[0].hits
    notes = [Note(NoteCode.NUMBER, readings[0].part.name)] if others else []
    return _answer(text, best, notes, others)


def _read_parts(text: str, region: RegionText, index: PlaceIndex) -> tuple[list[_Reading], list[Part]]:
    """What is understood of the text, and the parts that are not."""
    readings: list[_Reading] = []
    unknown: list[Part] = []
    for part in region.parts:
        if understood := _read(text, part, index):
            readings += understood
        else:
            unknown.append(part)
    known = index.with_code if region.parts else index.with_number  # beside a name it is a postal code
    for code in region.codes:
        if hits := known(code):
            readings.append(_Reading(Part(code), hits))
        else:
            unknown.append(Part(code))
    return readings, unknown


def _read(text: str, part: Part, index: PlaceIndex) -> list[_Reading]:
    """The part as one name; else as the region around a name, a list, a name within another, or a street."""
    if hits := _named(part, index) or _named(part.with_kind(), index):
        if of_kind := _of_kind(hits, part.kind):
            return [_Reading(part, of_kind)]
        return [_Reading(part, hits, (Note(NoteCode.OTHER_KIND, part.name),))]
    if (centre := part.around()) and (hits := _named_or_genitive(centre, index)):
        return [_Reading(centre, hits, (Note(NoteCode.REGION, part.name),))]
    if listed := _all_named(part.listed(), index):
        return _one_place(text, listed, index)
    for split in part.splits():
        if readings := _all_named(split, index):
            return readings
    for street, place in part.streets():
        if hits := _of_kind(_named(place, index), place.kind):
            return [_Reading(place, hits, (Note(NoteCode.UNRECOGNISED, street),))]
    return []


def _one_place(text: str, listed: list[_Reading], index: PlaceIndex) -> list[_Reading]:
    """The parts of a list that all name one place, as in two languages: "Deatnu–Tana".

    Raises:
        AmbiguousPlace: they name several.
    """
    meant = [_likeliest(reading.hits, index) for reading in listed]
    if len({hit.place.id for hit in meant}) > 1:
        raise _ambiguous(text, Reason.SEVERAL_PLACES, meant)
    return listed


def _named(part: Part, index: PlaceIndex) -> list[Hit]:
    """The places of a name, without a municipality of the past that is one of the same name today."""
    hits = index.named(part)
    today = {hit.place.units for hit in hits if hit.place.kind is PlaceKind.MUNICIPALITY}
    return [
        hit
        for hit in hits
        if hit.place.kind is not PlaceKind.FORMER_MUNICIPALITY or hit.place.units not in today
    ]


def _named_or_genitive(part: Part, index: PlaceIndex) -> list[Hit]:
    """ "Bergensregionen" and "Osloregionen" both name their town, one of them in the genitive."""
    return index.named(part) or index.named(Part(part.name.removesuffix("s")))


def _all_named(parts: tuple[Part, ...], index: PlaceIndex) -> list[_Reading]:
    readings = [_Reading(part, _of_kind(_named(part, index), part.kind)) for part in parts]
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
            return place.kind in (PlaceKind.MUNICIPALITY, PlaceKind.FORMER_MUNICIPALITY)
        case UnitKind.COUNTY:
            return place.kind in (PlaceKind.COUNTY, PlaceKind.FORMER_COUNTY)


def _agreeing(readings: list[_Reading], kind: PlaceKind | None = None) -> list[Hit]:
    """The places that lie in all that the other parts name: the most specific ones, of the earliest part.

    A mere repetition of a name cannot be what is meant: "Oslo kommune, Oslo" is the municipality.

    Args:
        kind: the only kind of places to return, if given.
    """
    by_part = [
        [hit for hit in _agreeing_of(reading, readings) if kind in (None, hit.place.kind)]
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


def _contains(outer: Place, inner: Place) -> bool:
    """Whether one place is an area that the other lies in.

    Which part of its successors a former municipality was is not known here, so it contains only what bears
    its own name.
    """
    if outer.kind.is_settlement or not outer.covers(inner):
        return False
    if outer.kind is PlaceKind.FORMER_MUNICIPALITY:
        return inner.kind.is_settlement and outer.name in (inner.name, *inner.other_names)
    return outer.units != inner.units or _EXTENT[outer.kind] > _EXTENT[inner.kind]


def _agrees(outer: Place, inner: Place) -> bool:
    """Whether a text that means ``inner`` may also name ``outer``: itself, around it, or a near neighbour.

    Areas that overlap agree too, as an old county does with those of today that it lay in.
    """
    if outer is inner or _contains(outer, inner):
        return True
    if outer.kind in _WIDE and inner.kind in _WIDE:
        return not outer.units.isdisjoint(inner.units)
    if not inner.kind.is_settlement or inner.municipality is None:
        return False
    if outer.kind is PlaceKind.FORMER_MUNICIPALITY:
        return outer.covers(inner)
    return outer.kind.is_settlement and outer.units == inner.units


_WIDE = (PlaceKind.REGION, PlaceKind.COUNTY, PlaceKind.FORMER_COUNTY)
_EXTENT = {
    PlaceKind.TOWN: 0,
    PlaceKind.LOCALITY: 0,
    PlaceKind.POST_TOWN: 0,
    PlaceKind.FORMER_MUNICIPALITY: 1,
    PlaceKind.MUNICIPALITY: 2,
    PlaceKind.REGION: 3,
    PlaceKind.FORMER_COUNTY: 4,
    PlaceKind.COUNTY: 5,
}
"""Ranks by extent the kinds of places that cover the same municipalities."""


def _likeliest(hits: list[Hit], index: PlaceIndex) -> Hit:
    return min(hits, key=lambda hit: (hit.spelled, _EXTENT[hit.place.kind], -index.size(hit.place)))


def _choose(text: str, hits: list[Hit], index: PlaceIndex) -> tuple[Hit, list[Note], list[Hit]]:
    """The far larger one of the places that are spelled best, with notes and the others it could be.

    A place spelled less well is passed over, unless it is far larger than the best one.
    """
    hits = [
        hit for hit in hits if not _has_namesake_successor(hit, hits) and not _is_outskirts(hit.place, hits)
    ]
    best_spelled = min(hit.spelled for hit in hits)
    best, *others = sorted(
        (hit for hit in hits if hit.spelled == best_spelled), key=lambda hit: -index.size(hit.place)
    )
    less_well = [hit for hit in hits if hit.spelled != best_spelled]
    size = index.size(best.place)
    challengers = [hit for hit in less_well if index.size(hit.place) >= FAR_LARGER * size]
    if challengers or any(FAR_LARGER * index.size(hit.place) > size for hit in others):
        raise _ambiguous(text, Reason.SAME_NAME, [best, *others, *challengers])
    namesakes = [hit for hit in less_well if FAR_LARGER * index.size(hit.place) > size]
    notes = [(NoteCode.FAR_LARGER, others), (NoteCode.NAMESAKES, namesakes)]
    return best, [Note(code, _labels(found)) for code, found in notes if found], [*others, *namesakes]


def _labels(hits: Iterable[Hit]) -> str:
    return "; ".join(hit.place.label for hit in hits)


def _has_namesake_successor(hit: Hit, hits: list[Hit]) -> bool:
    """Whether the hit is a municipality of the past that gave its name to one of today."""
    return hit.place.kind is PlaceKind.FORMER_MUNICIPALITY and any(
        other.place.kind is PlaceKind.MUNICIPALITY and hit.place.covers(other.place) for other in hits
    )


def _is_outskirts(place: Place, hits: list[Hit]) -> bool:
    """Whether a post town is the part of a town's postal district that lies in a neighbouring municipality."""
    return place.kind is PlaceKind.POST_TOWN and any(
        other.place.kind in (PlaceKind.TOWN, PlaceKind.LOCALITY)
        and other.place.postal_codes[:2] == place.postal_codes[:2]
        for other in hits
    )


def _around_namesake(
    text: str, readings: list[_Reading], notes: list[Note], region: RegionText, index: PlaceIndex
) -> Found:
    """The municipality that a text names around a place that is only known elsewhere: "Torp, Fredrikstad".

    Raises:
        AmbiguousPlace: there is none, or the other place is too large to be overlooked.
    """
    for reading in readings:
        rest = [other for other in readings if other is not reading]
        named = _agreeing(rest, PlaceKind.MUNICIPALITY)
        if len(named) == 1 and all(_is_small(hit.place, index) for hit in reading.hits):
            elsewhere = Note(NoteCode.ELSEWHERE, reading.part.name)
            kept = [note for other in rest for note in other.notes]
            return _answer(text, named[0], [*kept, *notes, elsewhere], reading.hits)
    reason = Reason.SEVERAL_PLACES if region.is_list else Reason.CONFLICT
    raise _ambiguous(text, reason, (_likeliest(reading.hits, index) for reading in readings))


def _is_small(place: Place, index: PlaceIndex) -> bool:
    """Whether people far from the place may not know it; no postal code, county or region is overlooked."""
    return place.kind not in _WIDE and index.size(place) < WELL_KNOWN


def _of_the_past(readings: list[_Reading], best: Hit) -> list[Note]:
    """A note for each old county or municipality that the text was understood to name."""
    notes = [
        Note(_PAST[hit.place.kind], hit.place.name)
        for reading in readings
        for hit in reading.hits
        if hit.place.kind in _PAST
        and _agrees(hit.place, best.place)
        and not any(_agrees(other.place, best.place) for other in reading.hits if other is not hit)
    ]
    return list(dict.fromkeys(notes))


_PAST = {
    PlaceKind.FORMER_COUNTY: NoteCode.FORMER_COUNTY,
    PlaceKind.FORMER_MUNICIPALITY: NoteCode.FORMER_MUNICIPALITY,
}


def _answer(text: str, best: Hit, notes: Iterable[Note], others: Iterable[Hit]) -> Found:
    """The answer with its notes, and with the other places that the text could mean as candidates."""
    place = best.place
    found = Found.from_place(place, query=text, matched=best.matched, provider=PROVIDER)
    candidates = [hit.place.label for hit in others]
    if place.kind is PlaceKind.FORMER_COUNTY and len(place.counties) > 1:
        candidates += [f"{county} fylke" for county in place.counties]
        notes = [*notes, Note(NoteCode.DIVIDED, place.name)]
    if place.kind is PlaceKind.FORMER_MUNICIPALITY and len(place.units) > 1:
        candidates += [unit.replace(", ", " kommune, ") for unit in sorted(place.units)]
        notes = [*notes, Note(NoteCode.SPLIT, place.name)]
    if place.kind is PlaceKind.POST_TOWN:
        notes = [*notes, Note(NoteCode.POST_TOWN, place.name)]
    return found.with_notes(*notes).with_candidates(dict.fromkeys(candidates))


def _ambiguous(text: str, reason: Reason, hits: Iterable[Hit]) -> AmbiguousPlace:
    different = {hit.place.id: hit for hit in hits}
    candidates = tuple(
        Found.from_place(hit.place, query=text, matched=hit.matched, provider=PROVIDER)
        for hit in list(different.values())[:_MOST_CANDIDATES]
    )
    return AmbiguousPlace(text, reason, candidates)
