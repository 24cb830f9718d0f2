"""Read a catalogue from a folder of CSV files, whole or not at all.

The folder holds ``datapackage.json`` (title, licence, source, expected counts) and the files named in
:data:`FILES`. Every problem found is reported at once, each with file, row, column and reason.
"""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, Field, ValidationError

from data.model import Award, Catalogue, Cluster, Fact, Identifier, Level, Record, Text, Website

FOLDER = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
# Each file with the columns that it cannot do without.
FILES = {
    "levels.csv": ("id", "name"),
    "clusters.csv": ("id", "organisation", "listed_name", "level", "home_place"),
    "awards.csv": ("id", "year", "level"),
    "programme.csv": ("id", "topic", "period", "status"),
    "sources.csv": ("subject", "id", "url"),
}
# What a source can stand behind, and the file that holds it.
SUBJECTS = {"level": "levels.csv", "cluster": "clusters.csv", "fact": "programme.csv"}
LIST_COLUMNS = frozenset({"earlier_names", "inferred", "general_knowledge"})
# Organisations of the history have one more.
_SPLIT_COLUMNS = LIST_COLUMNS | {"other_names"}
LIST_SEPARATOR = "|"

Row = tuple[int, dict[str, str]]
Tables = Mapping[str, list[Row]]
ModelType = TypeVar("ModelType", bound=BaseModel)


class _Licence(BaseModel):
    title: Text


class _Origin(BaseModel):
    path: Website


class Descriptor(BaseModel):
    """The parts of a ``datapackage.json`` that are read; ``expected`` counts what its tables hold."""

    name: Identifier
    title: Text
    licenses: Annotated[tuple[_Licence, ...], Field(min_length=1)]
    sources: Annotated[tuple[_Origin, ...], Field(min_length=1)]
    expected: dict[str, int] = {}


class _Source(Record):
    subject: Literal["level", "cluster", "fact"]
    id: Identifier
    url: Website


@dataclass(frozen=True)
class Problem:
    """What is wrong with a data file: where (1-based line as an editor shows it), why, and what was read."""

    file: str
    row: int | None
    column: str | None
    reason: str
    value: str | None = None

    def __str__(self) -> str:
        place = ", ".join(
            part
            for part in (
                self.file,
                f"row {self.row}" if self.row else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        read = f" (read: {self.value!r})" if self.value is not None else ""
        return f"{place}: {self.reason}{read}"


class DataError(Exception):
    """A catalogue could not be read. ``problems`` lists all that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def paths(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The files that make up the catalogue in *folder*."""
    return tuple(folder / name for name in (DESCRIPTOR, *FILES))


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read and check the catalogue in *folder*.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.model`.
    """
    problems: list[Problem] = []
    descriptor = read_descriptor(folder / DESCRIPTOR, problems)
    tables = {name: read_rows(folder / name, columns, problems) for name, columns in FILES.items()}
    if descriptor is None or problems:
        raise DataError(problems)
    sources = _grouped_sources(tables["sources.csv"], problems)
    awards = grouped_awards("awards.csv", tables["awards.csv"], problems)
    catalogue = Catalogue(
        id=descriptor.name,
        title=descriptor.title,
        licence=descriptor.licenses[0].title,
        source=descriptor.sources[0].path,
        levels=records(Level, "levels.csv", tables, problems, lambda i: {"sources": sources["level", i]}),
        clusters=records(
            Cluster,
            "clusters.csv",
            tables,
            problems,
            lambda i: {"sources": sources["cluster", i], "awards": awards[i]},
        ),
        facts=records(Fact, "programme.csv", tables, problems, lambda i: {"sources": sources["fact", i]}),
    )
    problems += _reference_problems(tables)
    problems += count_problems("clusters.csv", descriptor.expected, _counts(tables["clusters.csv"]))
    if problems:
        raise DataError(problems)
    return catalogue


def _read_text(path: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        reason = "is not UTF-8 text"
    problems.append(Problem(path.name, None, None, reason))
    return None


def read_descriptor(path: Path, problems: list[Problem]) -> Descriptor | None:
    """Read a ``datapackage.json``; None and its *problems* if it cannot be used."""
    text = _read_text(path, problems)
    if text is None:
        return None
    try:
        return Descriptor.model_validate_json(text)
    except ValidationError as error:
        problems += _validation_problems(error, path.name, None)
        return None


def read_rows(path: Path, required: Iterable[str], problems: list[Problem]) -> list[Row]:
    """Return (number, row) pairs with trimmed cells; a row's number is that of its last line in the file.

    A file without rows, without a *required* column or with broken lines gives no rows, and its *problems*.
    """
    text = _read_text(path, problems)
    if text is None:
        return []
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        rows = [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        problems.append(Problem(path.name, reader.line_num + 1, None, f"is not valid CSV: {error}"))
        return []
    found = _header_problems(path.name, reader.fieldnames or (), required) or _row_problems(path.name, rows)
    problems += found
    if found:
        return []
    return [(number, {column: cell.strip() for column, cell in row.items()}) for number, row in rows]


def _header_problems(file: str, header: Iterable[str], required: Iterable[str]) -> list[Problem]:
    counts = Counter(header)
    missing = [Problem(file, 1, column, "is missing") for column in required if column not in counts]
    twice = [Problem(file, 1, column, "stands more than once") for column in counts if counts[column] > 1]
    return missing + twice


def _row_problems(file: str, rows: list[Row]) -> list[Problem]:
    if not rows:
        return [Problem(file, None, None, "holds no rows")]
    return [Problem(file, number, None, reason) for number, row in rows if (reason := _shape_problem(row))]


def _shape_problem(row: Mapping[Any, str | None]) -> str | None:
    # DictReader puts surplus cells under None, and None for cells that lack.
    if None in row or None in row.values():
        return "has more or fewer fields than the header"
    return "holds a NUL character" if any("\0" in (cell or "") for cell in row.values()) else None


def _grouped_sources(rows: Iterable[Row], problems: list[Problem]) -> dict[tuple[str, str], list[str]]:
    sources: dict[tuple[str, str], list[str]] = defaultdict(list)
    for number, row in rows:
        if source := record(_Source, fields_of(row), "sources.csv", number, problems):
            sources[source.subject, source.id].append(source.url)
    return sources


def grouped_awards(file: str, rows: Iterable[Row], problems: list[Problem]) -> dict[str, list[Award]]:
    """The awards in the *rows* of *file*, by the id of whom they were given to."""
    awards: dict[str, list[Award]] = defaultdict(list)
    for number, row in rows:
        fields = fields_of(row)
        if not fields.pop("id", None):
            problems.append(Problem(file, number, "id", "Field required"))
        if award := record(Award, fields, file, number, problems):
            awards[row["id"]].append(award)
    return awards


def records(
    kind: type[ModelType],
    file: str,
    tables: Tables,
    problems: list[Problem],
    more: Callable[[str], dict[str, Any]],
) -> tuple[ModelType, ...]:
    """The rows of *file* as records, each with the *more* fields that belong to its id."""
    read = (
        record(kind, fields_of(row) | more(row["id"]), file, number, problems) for number, row in tables[file]
    )
    return tuple(each for each in read if each)


def fields_of(row: Mapping[str, str]) -> dict[str, Any]:
    """Turn cells into fields: an empty cell is unknown, a list column is split."""
    return {
        column: tuple(part.strip() for part in cell.split(LIST_SEPARATOR))
        if column in _SPLIT_COLUMNS
        else cell
        for column, cell in row.items()
        if cell
    }


def record(
    kind: type[ModelType], fields: Mapping[str, Any], file: str, number: int, problems: list[Problem]
) -> ModelType | None:
    """The *fields* of a row of *file* as a record of *kind*; None and its *problems* if the model refuses them."""
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        problems += _validation_problems(error, file, number)
        return None


def _validation_problems(error: ValidationError, file: str, number: int | None) -> list[Problem]:
    return [
        Problem(
            file,
            number,
            str(detail["loc"][0]) if detail["loc"] else None,
            detail["msg"].removeprefix("Value error, "),
            str(detail["input"]) if detail["loc"] and detail["type"] != "missing" else None,
        )
        for detail in error.errors()
    ]


def _reference_problems(tables: Tables) -> list[Problem]:
    """Ids that stand twice, and ids that name nothing."""
    ids = {subject: Counter(row["id"] for _, row in tables[file]) for subject, file in SUBJECTS.items()}
    problems = [
        Problem(file, number, "id", "stands more than once", row["id"])
        for subject, file in SUBJECTS.items()
        for number, row in tables[file]
        if ids[subject][row["id"]] > 1
    ]
    for file, column, subject in (
        ("clusters.csv", "level", "level"),
        ("awards.csv", "level", "level"),
        ("programme.csv", "level", "level"),
        ("awards.csv", "id", "cluster"),
    ):
        problems += [
            Problem(file, number, column, f"names no {subject} of this catalogue", row[column])
            for number, row in tables[file]
            if row.get(column) and row[column] not in ids[subject]
        ]
    problems += [
        Problem("sources.csv", number, "id", f"names no {row['subject']} of this catalogue", row["id"])
        for number, row in tables["sources.csv"]
        if row["subject"] in ids and row["id"] not in ids[row["subject"]]
    ]
    return problems


def count_problems(file: str, expected: Mapping[str, int], found: Mapping[str, int]) -> list[Problem]:
    """Compare a descriptor's *expected* counts with what was *found* in *file*."""
    return [
        Problem(file, None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]


def _counts(rows: list[Row]) -> dict[str, int]:
    """How many clusters, organisations and clusters of each level the rows of ``clusters.csv`` hold."""
    return {
        "clusters": len(rows),
        "organisations": len({row["organisation"] for _, row in rows}),
        **{f"level:{level}": count for level, count in Counter(row["level"] for _, row in rows).items()},
    }
