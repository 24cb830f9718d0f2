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
    MUNICIPALITY = "municipality"
    COUNTY = "county"
    FORMER_COUNTY = "former county"

    @property
    def is_settlement(self) -> bool:
        """Whether the row is a point that people live or work at, not an area."""
        return self is PlaceKind.TOWN or self is PlaceKind.LOCALITY


class Precision(StrEnum):
    """How closely a pin shows the place meant, finest first."""

    ADDRESS = "address"
    TOWN = "town"
    MUNICIPALITY = "municipality"
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
    SERVICE_FAILED = "service-failed"
    """Not in the gazetteer, and a service that was asked gave no answer."""


_CONFIDENCE_WITH = {
    NoteCode.FAR_LARGER: Confidence.MEDIUM,
    NoteCode.FORMER_COUNTY: Confidence.MEDIUM,
    NoteCode.REGION: Confidence.MEDIUM,
    NoteCode.NEAREST: Confidence.MEDIUM,
    NoteCode.DIVIDED: Confidence.LOW,
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

    ``municipality`` is ``None`` for counties and outside every municipality. ``counties`` are the
    counties of today that the place lies in: one, several for a former county, none on Svalbard.
    ``population`` is ``None`` where unknown.
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

    @property
    def county(self) -> str | None:
        """The county of today, or ``None`` if the place lies in several or in none."""
        return self.counties[0] if len(self.counties) == 1 else None

    @property
    def precision(self) -> Precision:
        """How close a pin on the place's point is."""
        if self.kind.is_settlement:
            return Precision.TOWN
        return Precision.MUNICIPALITY if self.kind is PlaceKind.MUNICIPALITY else Precision.COUNTY

    @property
    def label(self) -> str:
        """The full name in Norwegian usage, finest part first; looking it up finds the place again."""
        if self.kind is PlaceKind.MUNICIPALITY:
            return ", ".join([f"{self.name} kommune", *self.counties])
        if not self.kind.is_settlement:
            return f"{self.name} fylke"
        parts = [self.name, self.municipality, self.county]
        return ", ".join(dict.fromkeys(part for part in parts if part))


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
    """The outcome of asking for one text: a place, or the reason there is none. Asking never raises."""

    query: str
    found: Found | None = None
    reason: Reason | None = None
    candidates: tuple[Found, ...] = ()
    failures: tuple[Failure, ...] = ()
