"""The fields of a cluster that a search looks through, in order of rank, and their texts in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from data.i18n import DEFAULT_LANGUAGE, languages, texts
from data.model import Cluster, Level, facet_id


class Field(StrEnum):
    """Where a word can stand. A hit in an earlier field ranks before one in a later field."""

    NAME = "name"
    OTHER_NAME = "other-name"
    PLACE = "place"
    LEVEL = "level"
    SECTOR = "sector"
    SECTOR_GROUP = "sector-group"
    HOST = "host"
    SUMMARY = "summary"
    EXTRA = "extra"
    REGION = "region"


NAMES = frozenset((Field.NAME, Field.OTHER_NAME))
LABELS = NAMES | {Field.PLACE, Field.LEVEL, Field.SECTOR, Field.SECTOR_GROUP}
"""Fields of a few words. The others are running text, where any short beginning occurs."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """One text of a field. ``language`` is None where it is unknown or none, as with a name."""

    field: Field
    text: str
    language: str | None = None


def texts_of(cluster: Cluster, level: Level | None, places: Iterable[str] = ()) -> Iterator[FieldText]:
    """All texts of *cluster* that a search looks through; *places* are further words for where it is."""
    yield FieldText(Field.NAME, cluster.listed_name)
    yield from (FieldText(Field.OTHER_NAME, name) for name in cluster.names[1:])
    homes = dict.fromkeys((cluster.home_place, cluster.municipality, cluster.county, *places))
    yield from (FieldText(Field.PLACE, place) for place in homes if place)
    if level:
        yield from (FieldText(Field.LEVEL, name, language) for name, language in level_names(level).items())
    for field, label in ((Field.SECTOR, cluster.sector), (Field.SECTOR_GROUP, cluster.sector_group)):
        for text, language in sector_labels(label).items():
            yield FieldText(field, text, language)
    yield from _running_texts(cluster)


def _running_texts(cluster: Cluster) -> Iterator[FieldText]:
    if cluster.host:
        yield FieldText(Field.HOST, cluster.host)
    if cluster.summary:
        # A summary without a translation is that of somebody's own list, in whichever language it is.
        yield FieldText(Field.SUMMARY, cluster.summary, DEFAULT_LANGUAGE if cluster.summary_nb else None)
    if cluster.summary_nb:
        yield FieldText(Field.SUMMARY, cluster.summary_nb, "nb")
    yield from (FieldText(Field.EXTRA, value) for _, value in cluster.extra)
    if cluster.region_note:
        yield FieldText(Field.REGION, cluster.region_note, DEFAULT_LANGUAGE)


def sector_labels(label: str | None) -> dict[str, str | None]:
    """The spellings of a sector's *label* in all languages, each with its language; None for one of an own list."""
    if not label:
        return {}
    return _in_all_languages(f"sector.{facet_id(label)}") or {label: None}


def level_names(level: Level) -> dict[str, str | None]:
    """The names of *level* in all languages, each with its language."""
    own: dict[str, str | None] = {level.name: None}
    if level.name_nb:
        own[level.name_nb] = "nb"
    return own | _in_all_languages(f"level.{level.id}.name")


def _in_all_languages(key: str) -> dict[str, str | None]:
    return {texts(language)(key): language for language in languages() if key in texts(language)}
