"""Read a catalogue from a folder of CSV files, whole or not at all.

The folder holds ``datapackage.json`` (title, licence, source, expected counts) and the files named in
:data:`FILES`. Every problem found is reported at once, each with file, row, column and reason.
"""

import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from data.model import Award, Catalogue, Cluster, Fact, Level, Record

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
LIST_COLUMNS = frozenset({"earlier_names", "inferred", "general_knowledge"})
LIST_SEPARATOR = "|"

Row = tuple[int, dict[str, str]]
RecordType = TypeVar("RecordType", bound=Record)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a data file: where (1-based row as an editor shows it), why, and what was read."""

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


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Read and check the catalogue in *folder*.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.model`.
    """
    descriptor = _read_descriptor(folder / DESCRIPTOR)
    tables = {name: _read_rows(folder / name, columns) for name, columns in FILES.items()}
    problems: list[Problem] = []
    sources = _group(tables["sources.csv"], lambda row: (row["subject"], row["id"]), lambda row: row["url"])
    awards = _grouped_awards(tables["awards.csv"], problems)
    levels = _records(Level, "levels.csv", tables, problems, lambda row: _sources(sources, "level", row))
    clusters = _records(
        Cluster,
        "clusters.csv",
        tables,
        problems,
        lambda row: _sources(sources, "cluster", row) | {"awards": tuple(awards.get(row.get("id", ""), ()))},
    )
    facts = _records(Fact, "programme.csv", tables, problems, lambda row: _sources(sources, "fact", row))
    problems += _reference_problems(levels, clusters, facts, tables)
    problems += _count_problems(descriptor.get("expected", {}), clusters)
    if problems:
        raise DataError(problems)
    return Catalogue(
        id=descriptor["name"],
        title=descriptor["title"],
        licence=descriptor["licenses"][0]["title"],
        source=descriptor["sources"][0]["path"],
        levels=levels,
        clusters=clusters,
        facts=facts,
    )


def _read_descriptor(path: Path) -> dict[str, Any]:
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataError([Problem(path.name, None, None, f"cannot be read: {error.strerror}")]) from error
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError([Problem(path.name, None, None, f"is not valid JSON in UTF-8: {error}")]) from error
    missing = [key for key in ("name", "title", "licenses", "sources") if not descriptor.get(key)]
    if missing:
        raise DataError([Problem(path.name, None, key, "is missing") for key in missing])
    return dict(descriptor)


def _read_rows(path: Path, required: Iterable[str]) -> list[Row]:
    """Return (row number, row) pairs; the header is row 1."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", strict=True)
            missing = [column for column in required if column not in (reader.fieldnames or ())]
            if missing:
                raise DataError([Problem(path.name, 1, column, "is missing") for column in missing])
            return [(number, _checked(row, path.name, number)) for number, row in enumerate(reader, start=2)]
    except OSError as error:
        raise DataError([Problem(path.name, None, None, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise DataError([Problem(path.name, None, None, "is not UTF-8 text")]) from error
    except csv.Error as error:
        raise DataError([Problem(path.name, None, None, f"is not valid CSV: {error}")]) from error


def _checked(row: dict[str, str], file: str, number: int) -> dict[str, str]:
    if "" in row or None in row.values():
        raise DataError([Problem(file, number, None, "has more or fewer fields than the header")])
    return row


def _group(
    rows: Iterable[Row], key: Callable[[dict[str, str]], Any], value: Callable[[dict[str, str]], Any]
) -> dict[Any, list[Any]]:
    groups: dict[Any, list[Any]] = defaultdict(list)
    for _, row in rows:
        groups[key(row)].append(value(row))
    return groups


def _sources(sources: Mapping[Any, list[str]], subject: str, row: Mapping[str, str]) -> dict[str, Any]:
    return {"sources": tuple(sources.get((subject, row.get("id", "")), ()))}


def _grouped_awards(rows: Iterable[Row], problems: list[Problem]) -> dict[str, list[Award]]:
    awards: dict[str, list[Award]] = defaultdict(list)
    for number, row in rows:
        fields = _fields(row)
        award = _record(Award, {k: v for k, v in fields.items() if k != "id"}, "awards.csv", number, problems)
        if award:
            awards[row["id"]].append(award)
    return awards


def _records(
    kind: type[RecordType],
    file: str,
    tables: Mapping[str, list[Row]],
    problems: list[Problem],
    more: Callable[[Mapping[str, str]], dict[str, Any]],
) -> tuple[RecordType, ...]:
    records = (
        _record(kind, _fields(row) | more(row), file, number, problems) for number, row in tables[file]
    )
    return tuple(record for record in records if record)


def _fields(row: Mapping[str, str]) -> dict[str, Any]:
    """Turn cells into fields: an empty cell is unknown, a list column is split."""
    filled = {column: cell.strip() for column, cell in row.items() if cell and cell.strip()}
    return {
        column: tuple(part.strip() for part in cell.split(LIST_SEPARATOR)) if column in LIST_COLUMNS else cell
        for column, cell in filled.items()
    }


def _record(
    kind: type[RecordType], fields: Mapping[str, Any], file: str, number: int, problems: list[Problem]
) -> RecordType | None:
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        for detail in error.errors():
            read = None if detail["type"] == "missing" else str(detail["input"])
            problems.append(Problem(file, number, str(detail["loc"][0]), detail["msg"], read))
        return None


def _reference_problems(
    levels: tuple[Level, ...],
    clusters: tuple[Cluster, ...],
    facts: tuple[Fact, ...],
    tables: Mapping[str, list[Row]],
) -> list[Problem]:
    """Ids that stand twice, and ids that name nothing."""
    problems = []
    known = {
        "level": {level.id for level in levels},
        "cluster": {cluster.id for cluster in clusters},
        "fact": {fact.id for fact in facts},
    }
    for file in ("levels.csv", "clusters.csv", "programme.csv"):
        counts = Counter(row.get("id", "") for _, row in tables[file])
        problems += [
            Problem(file, number, "id", "stands more than once", row["id"])
            for number, row in tables[file]
            if counts[row.get("id", "")] > 1
        ]
    for file, column, kind in (
        ("clusters.csv", "level", "level"),
        ("awards.csv", "level", "level"),
        ("programme.csv", "level", "level"),
        ("awards.csv", "id", "cluster"),
    ):
        problems += [
            Problem(file, number, column, f"names no {kind} of this catalogue", row[column])
            for number, row in tables[file]
            if row.get(column) and row[column] not in known[kind]
        ]
    problems += [
        Problem("sources.csv", number, "id", f"names no {row['subject']} of this catalogue", row["id"])
        for number, row in tables["sources.csv"]
        if row["id"] not in known.get(row["subject"], set())
    ]
    return problems


def _count_problems(expected: Mapping[str, Any], clusters: tuple[Cluster, ...]) -> list[Problem]:
    """Compare the descriptor's expected counts with what was read."""
    found: dict[str, int] = {
        "clusters": len(clusters),
        "organisations": len({cluster.organisation for cluster in clusters}),
        **{f"level:{level}": count for level, count in Counter(c.level for c in clusters).items()},
    }
    return [
        Problem("clusters.csv", None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]
