"""The model: what one cluster, one level and one catalogue are. Frozen, validated, without coordinates.

A *listing* is one line of the annual report; an *organisation* can have several (Eyde has two). Readers see
clusters, so the class is :class:`Cluster`; ``organisation`` ties the listings of one organisation together.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, NamedTuple, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from data.spelling import slug


def _http_only(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("must be an http or https address")
    return url


# The language of every text whose column does not name another.
DATA_LANGUAGE = "en"

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5_000)]
Website = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(_http_only)]
FIRST_YEAR, LAST_YEAR = 1900, 2100
Year = Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


class Record(BaseModel):
    """Base of every record: immutable, and an unknown column is an error rather than a silent loss."""

    # Pydantic would keep every short text it has seen, a reader's own list among them, for as long as it runs.
    model_config = ConfigDict(
        frozen=True, extra="forbid", ignored_types=(cached_property,), cache_strings="keys"
    )

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with *update* in place; what was computed of the original is computed anew of it."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Confidence(StrEnum):
    """How sure a place or an award is: ``low`` is a guess and asks for a look by a person."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Level(Record):
    """A level of the programme. ``since`` is the first year; ``duration_years`` is None where none was found."""

    id: Identifier
    name: Text
    name_nb: Text | None = None
    full_name: Text | None = None
    since: Year | None = None
    duration_years: Annotated[int, Field(gt=0)] | None = None
    sources: tuple[Website, ...] = ()


class Prose(NamedTuple):
    """A text of the data and the language that it is in."""

    text: str
    language: str


def prose(record: object, column: str, language: str) -> Prose | None:
    """The text of *column* in *language* if the record has it (``notes_nb`` beside ``notes``), else in English."""
    translated: str | None = getattr(record, f"{column}_{language}", None)
    if translated:
        return Prose(translated, language)
    english: str | None = getattr(record, column)
    return Prose(english, DATA_LANGUAGE) if english else None


class AwardKind(StrEnum):
    """Whether a level was given, the time at it extended, or given to an organisation that merged into this one."""

    AWARD = "award"
    EXTENSION = "extension"
    PREDECESSOR = "predecessor"


class Award(Record):
    """A level that an organisation was given. An unknown year is None; so is a level outside the catalogue's.

    ``year`` and ``month`` are those of the announcement. ``start_year`` is the first year of the project, given
    where it is another one or the only one known. ``confidence`` is how sure the award and its year are.
    """

    year: Year | None = None
    month: Annotated[int, Field(ge=1, le=12)] | None = None
    level: Identifier | None = None
    kind: AwardKind = AwardKind.AWARD
    start_year: Year | None = None
    confidence: Confidence | None = None
    source: Website | None = None
    note: Text | None = None
    note_nb: Text | None = None

    @property
    def known_year(self) -> int | None:
        """The year of the announcement, or else the one in which the project began."""
        return self.year or self.start_year


class Cluster(Record):
    """One listing with all that is known of it. None means "not found", never "no"."""

    id: Identifier
    organisation: Identifier
    listed_name: Text
    level: Identifier
    full_name: Text | None = None
    earlier_names: tuple[Text, ...] = ()
    later_name: Text | None = None
    home_place: Text
    municipality: Text | None = None
    county: Text | None = None
    home_confidence: Confidence | None = None
    region_note: Text | None = None
    region_note_nb: Text | None = None
    sector_group: Text | None = None
    sector: Text | None = None
    summary: Text | None = None
    summary_nb: Text | None = None
    website: Website | None = None
    admitted_year: Year | None = None
    members: Annotated[int, Field(ge=0)] | None = None
    members_year: Year | None = None
    members_text: Text | None = None
    members_text_nb: Text | None = None
    host: Text | None = None
    host_nb: Text | None = None
    notes: Text | None = None
    notes_nb: Text | None = None
    inferred: tuple[Identifier | Text, ...] = ()
    general_knowledge: tuple[Identifier | Text, ...] = ()
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    country: Text | None = None
    postal_code: Text | None = None
    municipality_number: Text | None = None
    awards: tuple[Award, ...] = ()
    sources: tuple[Website, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def home_region(self) -> str:
        """The home as one text for a geocoder: place, municipality, county, each named once."""
        areas = [part for part in (self.municipality, self.county) if part]
        # A home that is itself the municipality or the county says so: "Kvam kommune".
        parts = [part for part in areas if self.home_place not in (f"{part} kommune", f"{part} fylke")]
        return ", ".join(dict.fromkeys((self.home_place, *parts)))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is or was known by, the listed one first."""
        names = (self.listed_name, self.full_name, *self.earlier_names, self.later_name)
        return tuple(dict.fromkeys(name for name in names if name))


class Fact(Record):
    """A figure of the programme. ``status`` says how sure it is: sourced, inferred or uncertain."""

    id: Identifier
    topic: Identifier
    period: Text
    level: Identifier | None = None
    value: float | None = None
    unit: Text | None = None
    status: Identifier
    sources: tuple[Website, ...] = ()


class Catalogue(Record):
    """A cluster list: its levels in order of maturity, its clusters in the list's own order, and its facts.

    ``created`` is the day on which the data got their present form, where the list tells. ``grouped_by`` is the heading
    of the column that the levels are from, where these are not the programme's.
    """

    id: Identifier
    title: Text
    created: date | None = None
    licence: Text | None = None
    licence_url: Website | None = None
    source: Website | None = None
    grouped_by: Text | None = None
    levels: tuple[Level, ...]
    clusters: tuple[Cluster, ...]
    facts: tuple[Fact, ...] = ()

    @cached_property
    def clusters_by_id(self) -> dict[str, Cluster]:
        """Clusters by their id."""
        return {cluster.id: cluster for cluster in self.clusters}

    @cached_property
    def levels_by_id(self) -> dict[str, Level]:
        """Levels by their id, in order of maturity."""
        return {level.id: level for level in self.levels}

    @cached_property
    def facts_by_id(self) -> dict[str, Fact]:
        """Facts by their id."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def clusters_by_organisation(self) -> dict[str, tuple[Cluster, ...]]:
        """The listings of each organisation, by its id."""
        found: dict[str, list[Cluster]] = {}
        for cluster in self.clusters:
            found.setdefault(cluster.organisation, []).append(cluster)
        return {organisation: tuple(clusters) for organisation, clusters in found.items()}

    @property
    def organisation_count(self) -> int:
        """How many different organisations the listings belong to."""
        return len(self.clusters_by_organisation)

    def facts_about(self, topic: str) -> tuple[Fact, ...]:
        """The facts of one topic, in the order of the file."""
        return tuple(fact for fact in self.facts if fact.topic == topic)


def facet_id(label: str | None) -> str | None:
    """The identifier that stands for a sector or county label in URLs and filters."""
    return slug(label) or None if label else None
