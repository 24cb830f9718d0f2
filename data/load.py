"""Load a catalogue from a folder of CSV files, whole or not at all.

The folder holds ``datapackage.json`` (title, licence, source, expected counts) and the files named in
:data:`FILES`. Every problem found is reported at once, each with file, row, column and reason.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeVar

from data.columns import CLUSTERS_FILE, KEY_COLUMNS
from data.csv_rows import CsvRow, read_rows
from data.descriptor import DESCRIPTOR, read_descriptor
from data.errors import DataError, Problem
from data.integrity import count_problems, reference_problems
from data.model import Award, Catalogue, Cluster, Fact, Identifier, Level, Record, Website
from data.records import RecordType, fields_of, to_record

FOLDER = Path(__file__).parent
"""The folder of the catalogue that comes with the product."""

FILES = {
    "levels.csv": ("id", "name"),
    CLUSTERS_FILE: KEY_COLUMNS,
    "awards.csv": ("id", "year", "level"),
    "programme.csv": ("id", "topic", "period", "status"),
    "sources.csv": ("subject", "id", "url"),
}
"""The CSV files of a catalogue, each with the columns that it must have."""

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")


class _Source(Record):
    """A row of ``sources.csv``."""

    subject: Literal["level", "cluster", "fact"]
    id: Identifier
    url: Website


class _Problems:
    """Collects what is wrong in all files, so that one error can list it."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def attempt(
        self, read: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Result | None:
        """Return what *read* returns for the arguments; None if it raises a DataError, whose problems are kept."""
        try:
            return read(*args, **kwargs)
        except DataError as error:
            self.found += error.problems
            return None


def paths(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files that make up the catalogue in *folder*."""
    return tuple(folder / name for name in (DESCRIPTOR, *FILES))


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read and check the catalogue in *folder*.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.model`.
    """
    problems = _Problems()
    descriptor = problems.attempt(read_descriptor, folder)
    tables = {
        name: problems.attempt(_filled_table, folder / name, required) or ()
        for name, required in FILES.items()
    }
    if descriptor is None or problems.found:
        raise DataError(problems.found)
    sources = _grouped(tables["sources.csv"], _source, problems)
    awards = _grouped(tables["awards.csv"], _award, problems)
    catalogue = Catalogue(
        id=descriptor.name,
        title=descriptor.title,
        licence=descriptor.licenses[0].title,
        source=descriptor.sources[0].path,
        levels=_records(Level, tables["levels.csv"], lambda i: {"sources": sources["level", i]}, problems),
        clusters=_records(
            Cluster,
            tables["clusters.csv"],
            lambda i: {"sources": sources["cluster", i], "awards": awards[i]},
            problems,
        ),
        facts=_records(Fact, tables["programme.csv"], lambda i: {"sources": sources["fact", i]}, problems),
    )
    problems.found += reference_problems(tables)
    problems.found += count_problems(descriptor.expected, tables)
    if problems.found:
        raise DataError(problems.found)
    return catalogue


def _filled_table(path: Path, required: Iterable[str]) -> Sequence[CsvRow]:
    rows = read_rows(path, required)
    if not rows:
        raise DataError([Problem(path.name, None, None, "holds no rows")])
    return rows


def _grouped(
    rows: Iterable[CsvRow], read: Callable[[CsvRow], tuple[Key, Value]], problems: _Problems
) -> Mapping[Key, list[Value]]:
    """The values that *read* finds in *rows*, by its keys; a key that was not found has none."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for row in rows:
        if found := problems.attempt(read, row):
            key, value = found
            groups[key].append(value)
    return groups


def _source(row: CsvRow) -> tuple[tuple[str, str], str]:
    """A source's subject and id, and its address."""
    source = to_record(_Source, row, fields_of(row))
    return (source.subject, source.id), source.url


def _award(row: CsvRow) -> tuple[str, Award]:
    """The id of the cluster, and its award."""
    fields = fields_of(row)
    cluster = fields.pop("id", None)
    award = to_record(Award, row, fields)
    if not cluster:
        raise row.error("id", "Field required")
    return cluster, award


def _records(
    kind: type[RecordType], rows: Iterable[CsvRow], more: Callable[[str], dict[str, Any]], problems: _Problems
) -> tuple[RecordType, ...]:
    """The rows as records, each with the *more* fields that belong to its id."""
    records = (problems.attempt(_with_more, kind, row, more(row.cells["id"])) for row in rows)
    return tuple(record for record in records if record)


def _with_more(kind: type[RecordType], row: CsvRow, more: Mapping[str, Any]) -> RecordType:
    for name in more:
        if row.optional(name):
            raise row.error(name, f"belongs in {name}.csv", row.text(name))
    return to_record(kind, row, {**fields_of(row), **more})
