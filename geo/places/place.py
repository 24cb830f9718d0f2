"""What a place is, and what an answer to "where is this?" says.

All coordinates are degrees in WGS 84; populations are persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from data.model import Confidence


class PlaceKind(StrEnum):
    """What a row of the gazetteer describes."""

    TOWN = "town"
    LOCALITY = "locality"
    POST_TOWN = "post town"
    """A place that is known from its postal codes alone: its municipality is certain, its point is not."""
    FORMER_MUNICIPALITY = "former municipality"
    MUNICIPALITY = "municipality"
    REGION = "region"
    """A district or a part of the country, such as Lofoten or Nord-Norge."""
    COUNTY = "county"
    FORMER_COUNTY = "former county"

    @property
    def is_settlement(self) -> bool:
        """Whether the row is a place that people live or work at, not an area."""
        return self in (PlaceKind.TOWN, PlaceKind.LOCALITY, PlaceKind.POST_TOWN)


class Precision(StrEnum):
    """How closely a pin shows the place meant, finest first."""

    ADDRESS = "address"
    TOWN = "town"
    MUNICIPALITY = "municipality"
    REGION = "region"
    COUNTY = "county"


class NoteCode(StrEnum):
    """What a reader should know about an answer. Each code has one parameter, :attr:`Note.about`."""

    FAR_LARGER = "far-larger"
    """Others bear the name; the far larger place was taken. About: the others."""
    FORMER_COUNTY = "former-county"
    """A county of the past was named. About: its name."""
    DIVIDED = "divided"
    """The former county lies in several counties of today (the candidates). About: its name."""
    UNRECOGNISED = "unrecognised"
    """A part of the text was not understood. About: that part."""
    OTHER_KIND = "other-kind"
    """The text calls the place a municipality, county or town and it is not. About: that part."""
    REGION = "region"
    """The text names the region around a place. About: that part."""
    POST_TOWN = "post-town"
    """Only the municipality of the post town is known; the point is its seat. About: the post town."""
    FORMER_MUNICIPALITY = "former-municipality"
    """A municipality of the past was named. About: its name."""
    SPLIT = "split"
    """The former municipality lies in several of today (the candidates). About: its name."""
    ELSEWHERE = "elsewhere"
    """A part is only known in other places (the candidates), so what the rest names was taken. About: it."""
    NUMBER = "number"
    """A number was read as a postal code; it is a municipality's too (the candidate). About: the number."""
    NAMESAKES = "namesakes"
    """Other places are called so as well, though not in the first place. About: the others."""
    AND_OTHERS = "and-others"
    """The text says that there are other places beside the one it names. About: that part."""
    NEAREST = "nearest"
    """Found from coordinates. About: the distance to the named place in kilometres."""


class Reason(StrEnum):
    """Why a text has no single place."""

    NOT_FOUND = "not-found"
    SAME_NAME = "same-name"
    """Several places bear the name and none is far larger."""
    CONFLICT = "conflict"
    """The parts of the text do not lie in one another, as in "Florø, Rogaland"."""
    SEVERAL_PLACES = "several-places"
    """The text lists places, as in "Fredrikstad and Asker"."""
    ABROAD = "abroad"
    """The text names another country, or a city in one."""
    SERVICE_FAILED = "service-failed"
    """Not in the gazetteer, and a service that was asked gave no answer."""
    NOT_ASKED = "not-asked"
    """Not in the gazetteer, and the services may be asked no more questions for this reader."""
    OUTSIDE_NORWAY = "outside-norway"
    """The coordinates that a list gives do not lie in Norway."""
    FAR_FROM_HOME = "far-from-home"
    """The coordinates that a list gives lie far from the place that it names."""
    UNKNOWN_COUNTRY = "unknown-country"
    """A list names a country that is not known."""
    FOREIGN_CODE = "foreign-code"
    """A list gives a postal code of another form than Norway's four digits."""


_CONFIDENCE_WITH = {
    NoteCode.FAR_LARGER: Confidence.MEDIUM,
    NoteCode.FORMER_COUNTY: Confidence.MEDIUM,
    NoteCode.REGION: Confidence.MEDIUM,
    NoteCode.NEAREST: Confidence.MEDIUM,
    NoteCode.POST_TOWN: Confidence.MEDIUM,
    NoteCode.FORMER_MUNICIPALITY: Confidence.MEDIUM,
    NoteCode.NUMBER: Confidence.MEDIUM,
    NoteCode.NAMESAKES: Confidence.MEDIUM,
    NoteCode.AND_OTHERS: Confidence.MEDIUM,
    NoteCode.DIVIDED: Confidence.LOW,
    NoteCode.SPLIT: Confidence.LOW,
    NoteCode.ELSEWHERE: Confidence.LOW,
    NoteCode.UNRECOGNISED: Confidence.LOW,
    NoteCode.OTHER_KIND: Confidence.LOW,
}


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on an answer: a code for the reader's language, and what it is about."""

    code: NoteCode
    about: str


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the gazetteer.

    ``municipality`` is ``None`` for larger areas and outside every municipality. ``counties`` are the
    counties of today that the place lies in: one, several for a large region, none on Svalbard.
    ``units`` are the municipalities of today that it lies in or covers, by their :func:`unit`; outside
    them, its ``territory``. ``population`` is ``None`` where unknown. ``postal_codes`` are codes and ranges
    of them, as ``"5200-5203 5206"``.
    """

    id: str
    name: str
    kind: PlaceKind
    municipality: str | None
    counties: tuple[str, ...]
    latitude: float
    longitude: float
    source: str
    population: int | None = None
    other_names: tuple[str, ...] = ()
    units: frozenset[str] = frozenset()
    territory: str | None = None
    postal_codes: str = ""

    @property
    def county(self) -> str | None:
        """The county of today, or ``None`` if the place lies in several or in none."""
        return self.counties[0] if len(self.counties) == 1 else None

    @property
    def precision(self) -> Precision:
        """How close a pin on the place's point is."""
        return _PRECISION_OF[self.kind]

    @property
    def label(self) -> str:
        """The full name in Norwegian usage, finest part first; looking it up finds the place again."""
        parts: list[str | None]
        match self.kind:
            case PlaceKind.COUNTY | PlaceKind.FORMER_COUNTY:
                return f"{self.name} fylke"
            case PlaceKind.MUNICIPALITY:
                parts = [f"{self.name} kommune", *self.counties]
            case PlaceKind.FORMER_MUNICIPALITY:
                parts = [f"{self.name} kommune", self.municipality, self.county]
            case _:
                parts = [self.name, self.municipality, self.territory, self.county]
        return ", ".join(dict.fromkeys(part for part in parts if part))

    def covers(self, other: Place) -> bool:
        """Whether all municipalities that ``other`` lies in are among those of this place."""
        return bool(other.units) and other.units <= self.units


def unit(municipality: str, county: str) -> str:
    """How :attr:`Place.units` names a municipality; the county tells namesakes apart."""
    return f"{municipality}, {county}"


_PRECISION_OF = {
    PlaceKind.TOWN: Precision.TOWN,
    PlaceKind.LOCALITY: Precision.TOWN,
    PlaceKind.POST_TOWN: Precision.MUNICIPALITY,
    PlaceKind.FORMER_MUNICIPALITY: Precision.MUNICIPALITY,
    PlaceKind.MUNICIPALITY: Precision.MUNICIPALITY,
    PlaceKind.REGION: Precision.REGION,
    PlaceKind.COUNTY: Precision.COUNTY,
    PlaceKind.FORMER_COUNTY: Precision.COUNTY,
}


@dataclass(frozen=True, slots=True)
class Found:
    """Where a text points to: the one kind of answer that all providers give.

    ``matched`` is the name that the text matched, ``label`` the full name of the place, and
    ``candidates`` the labels of other places that the text could mean.
    """

    query: str
    name: str
    label: str
    latitude: float
    longitude: float
    precision: Precision
    municipality: str | None
    county: str | None
    provider: str
    matched: str
    kind: str
    confidence: Confidence = Confidence.HIGH
    notes: tuple[Note, ...] = ()
    candidates: tuple[str, ...] = ()

    @classmethod
    def from_place(cls, place: Place, *, query: str, matched: str, provider: str) -> Found:
        """The answer that a row of the gazetteer gives to ``query``."""
        return cls(
            query=query,
            name=place.name,
            label=place.label,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=place.precision,
            municipality=place.municipality,
            county=place.county,
            provider=provider,
            matched=matched,
            kind=place.kind.value,
        )

    def with_notes(self, *notes: Note) -> Found:
        """The same answer with further notes; the confidence falls to what the weakest note allows."""
        if not notes:
            return self
        order = list(Confidence)
        levels = [self.confidence, *(_CONFIDENCE_WITH[note.code] for note in notes)]
        return replace(self, notes=self.notes + notes, confidence=max(levels, key=order.index))

    def with_candidates(self, labels: Iterable[str]) -> Found:
        """The same answer, naming other places that the text could mean."""
        candidates = tuple(labels)
        return replace(self, candidates=candidates) if candidates else self

    def to_dict(self) -> dict[str, Any]:
        """Plain values only, as JSON keeps them."""
        plain = asdict(self)
        plain["notes"] = [{"code": note.code.value, "about": note.about} for note in self.notes]
        plain["candidates"] = list(self.candidates)
        return plain | {"precision": self.precision.value, "confidence": self.confidence.value}

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Found:
        """The answer that :meth:`to_dict` wrote.

        Raises:
            ValueError: a value is missing or not one of the known ones.
        """
        try:
            return cls(
                **{
                    **plain,
                    "precision": Precision(plain["precision"]),
                    "confidence": Confidence(plain["confidence"]),
                    "notes": tuple(Note(NoteCode(note["code"]), note["about"]) for note in plain["notes"]),
                    "candidates": tuple(plain["candidates"]),
                }
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"not a stored answer: {error}") from error


@dataclass(frozen=True, slots=True)
class Failure:
    """A provider that could not answer, and why."""

    provider: str
    problem: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of asking for one text: a place, or the reason there is none. Asking never raises.

    ``country`` is the other country that the text names or means, in English, if the reason is ABROAD.
    """

    query: str
    found: Found | None = None
    reason: Reason | None = None
    candidates: tuple[Found, ...] = ()
    failures: tuple[Failure, ...] = ()
    country: str | None = None
