"""The fields of a cluster that a search looks through, in order of rank, and their texts in every language."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from data.i18n import DEFAULT_LANGUAGE, languages, texts
from data.model import Catalogue, Cluster, Level, facet_id


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

    # That of Enum is written in Python and takes a quarter of the time that building an index takes.
    __hash__ = str.__hash__


NAMES = frozenset((Field.NAME, Field.OTHER_NAME))
LABELS = NAMES | {Field.PLACE, Field.LEVEL, Field.SECTOR, Field.SECTOR_GROUP}
"""Fields of a few words. The others are running text, where any short beginning occurs."""


class FieldText(NamedTuple):
    """One text of a field. ``language`` is None where it is unknown or none, as with a name."""

    field: Field
    text: str
    language: str | None = None


def texts_of_clusters(
    catalogue: Catalogue, places: Mapping[str, Iterable[str]]
) -> list[tuple[FieldText, ...]]:
    """All texts that a search looks through, for each cluster in the catalogue's order.

    Args:
        catalogue: the list.
        places: further words for where clusters are, by cluster id.
    """
    levels = {level.id: tuple(_level_texts(level)) for level in catalogue.levels}
    sectors = {
        (field, label): tuple(
            FieldText(field, text, language) for text, language in sector_labels(label).items()
        )
        for field, label in {pair for cluster in catalogue.clusters for pair in _sectors(cluster)}
    }
    return [
        (
            *_names_and_places(cluster, places.get(cluster.id, ())),
            *levels.get(cluster.level, ()),
            *(text for pair in _sectors(cluster) for text in sectors[pair]),
            *_running_texts(cluster),
        )
        for cluster in catalogue.clusters
    ]


def _names_and_places(cluster: Cluster, further: Iterable[str]) -> Iterator[FieldText]:
    yield FieldText(Field.NAME, cluster.listed_name)
    yield from (FieldText(Field.OTHER_NAME, name) for name in cluster.names[1:])
    homes = dict.fromkeys((cluster.home_place, cluster.municipality, cluster.county, *further))
    yield from (FieldText(Field.PLACE, place) for place in homes if place)


def _level_texts(level: Level) -> Iterator[FieldText]:
    yield from (FieldText(Field.LEVEL, name, language) for name, language in level_names(level).items())


def _sectors(cluster: Cluster) -> tuple[tuple[Field, str | None], ...]:
    return (Field.SECTOR, cluster.sector), (Field.SECTOR_GROUP, cluster.sector_group)


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
