"""Load a catalogue from a folder of CSV files, whole or not at all.

The folder holds ``datapackage.json`` (title, licence, source, expected counts) and the files named in
:data:`FILES`. Every problem found is reported at once, each with file, row, column and reason.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from data.columns import (
    AWARDS_FILE,
    CLUSTERS_FILE,
    KEY_COLUMNS,
    LEVELS_FILE,
    PROGRAMME_FILE,
    SOURCES_FILE,
)
from data.csv_rows import CsvRow, group_rows, read_filled_rows
from data.descriptor import DESCRIPTOR, read_descriptor
from data.errors import DataError, Problems
from data.integrity import count_problems, reference_problems
from data.model import Catalogue, Cluster, Fact, Identifier, Level, Record, Website
from data.records import RecordType, award_of, fields_of, to_record

FOLDER = Path(__file__).parent
"""The folder of the catalogue that comes with the product."""

FILES = {
    LEVELS_FILE: ("id", "name"),
    CLUSTERS_FILE: KEY_COLUMNS,
    AWARDS_FILE: ("id", "year", "level"),
    PROGRAMME_FILE: ("id", "topic", "period", "status"),
    SOURCES_FILE: ("subject", "id", "url"),
}
"""The CSV files of a catalogue, each with the columns that it must have."""


class _Source(Record):
    """A row of ``sources.csv``."""

    subject: Literal["level", "cluster", "fact"]
    id: Identifier
    url: Website


def paths(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files that make up the catalogue in *folder*."""
    return tuple(folder / name for name in (DESCRIPTOR, *FILES))


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read and check the catalogue in *folder*.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.model`.
    """
    problems = Problems()
    descriptor = problems.attempt(read_descriptor, folder)
    tables = {
        name: problems.attempt(read_filled_rows, folder / name, required) or ()
        for name, required in FILES.items()
    }
    if descriptor is None or problems.found:
        raise DataError(problems.found)
    sources = group_rows(tables[SOURCES_FILE], _source, problems)
    awards = group_rows(tables[AWARDS_FILE], award_of, problems)
    catalogue = Catalogue(
        id=descriptor.name,
        title=descriptor.title,
        created=descriptor.created,
        licence=descriptor.licenses[0].title,
        licence_url=descriptor.licenses[0].path,
        source=descriptor.sources[0].path,
        levels=_records(Level, tables[LEVELS_FILE], lambda i: {"sources": sources["level", i]}, problems),
        clusters=_records(
            Cluster,
            tables[CLUSTERS_FILE],
            lambda i: {"sources": sources["cluster", i], "awards": awards[i]},
            problems,
        ),
        facts=_records(Fact, tables[PROGRAMME_FILE], lambda i: {"sources": sources["fact", i]}, problems),
    )
    problems.found += reference_problems(tables)
    problems.found += count_problems(descriptor.expected, tables)
    if problems.found:
        raise DataError(problems.found)
    return catalogue


def _source(row: CsvRow) -> tuple[tuple[str, str], str]:
    """A source's subject and id, and its address."""
    source = to_record(_Source, row, fields_of(row))
    return (source.subject, source.id), source.url


def _records(
    kind: type[RecordType], rows: Iterable[CsvRow], more: Callable[[str], dict[str, Any]], problems: Problems
) -> tuple[RecordType, ...]:
    """The rows as records, each with the *more* fields that belong to its id."""
    records = (problems.attempt(_with_more, kind, row, more(row.cells["id"])) for row in rows)
    return tuple(record for record in records if record)


def _with_more(kind: type[RecordType], row: CsvRow, more: Mapping[str, Any]) -> RecordType:
    for name in more:
        if row.optional(name):
            raise row.error(name, f"belongs in {name}.csv", row.text(name))
    return to_record(kind, row, {**fields_of(row), **more})
