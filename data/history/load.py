"""Read the organisations that the list of 2021 does not hold, and join them with those that it does."""

from collections import Counter, defaultdict
from pathlib import Path

from data.history.model import HUB_NODE, History, Organisation, listed_organisations
from data.load import (
    DESCRIPTOR,
    DataError,
    Problem,
    Row,
    Tables,
    count_problems,
    fields_of,
    grouped_awards,
    read_descriptor,
    read_rows,
    record,
    records,
)
from data.model import Catalogue, Identifier, Record, Website

FOLDER = Path(__file__).parent
ORGANISATIONS, AWARDS, SOURCES = "organisations.csv", "awards.csv", "sources.csv"
# Each file with the columns that it cannot do without.
FILES = {
    ORGANISATIONS: ("id", "name"),
    AWARDS: ("id", "year", "level"),
    SOURCES: ("id", "url"),
}


class _Source(Record):
    id: Identifier
    url: Website


def paths(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The files that hold the history in *folder*."""
    return tuple(folder / name for name in (DESCRIPTOR, *FILES))


def load_history(catalogue: Catalogue, folder: Path = FOLDER) -> History:
    """Read and check the history in *folder*, which adds to what *catalogue* lists.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.history.model`.
    """
    problems: list[Problem] = []
    descriptor = read_descriptor(folder / DESCRIPTOR, problems)
    tables = {name: read_rows(folder / name, columns, problems) for name, columns in FILES.items()}
    if descriptor is None or problems:
        raise DataError(problems)
    awards = grouped_awards(AWARDS, tables[AWARDS], problems)
    sources = _grouped_sources(tables[SOURCES], problems)
    former = records(
        Organisation,
        ORGANISATIONS,
        tables,
        problems,
        lambda i: {"awards": tuple(awards.get(i, ())), "sources": sources[i]},
    )
    listed = listed_organisations(catalogue)
    problems += _reference_problems(catalogue, {organisation.id for organisation in listed}, tables)
    problems += count_problems(ORGANISATIONS, descriptor.expected, _counts(former))
    if problems:
        raise DataError(problems)
    return History(organisations=listed + former, levels=catalogue.levels)


def _grouped_sources(rows: list[Row], problems: list[Problem]) -> dict[str, list[str]]:
    sources: dict[str, list[str]] = defaultdict(list)
    for number, row in rows:
        if source := record(_Source, fields_of(row), SOURCES, number, problems):
            sources[source.id].append(source.url)
    return sources


def _reference_problems(catalogue: Catalogue, listed: set[str], tables: Tables) -> list[Problem]:
    """Ids that stand twice, and ids that name nothing."""
    counts = Counter(row["id"] for _, row in tables[ORGANISATIONS])
    known = {
        (ORGANISATIONS, "successor"): listed | counts.keys(),
        (AWARDS, "id"): set(counts),
        (AWARDS, "level"): {*catalogue.levels_by_id, HUB_NODE},
        (SOURCES, "id"): set(counts),
    }
    twice = [
        Problem(ORGANISATIONS, number, "id", "stands more than once", row["id"])
        for number, row in tables[ORGANISATIONS]
        if counts[row["id"]] > 1 or row["id"] in listed
    ]
    unknown = [
        Problem(file, number, column, "is not known", row[column])
        for (file, column), ids in known.items()
        for number, row in tables[file]
        if row.get(column) and row[column] not in ids
    ]
    return twice + unknown


def _counts(organisations: tuple[Organisation, ...]) -> dict[str, int]:
    return {
        "organisations": len(organisations),
        "with a town": sum(organisation.home_place is not None for organisation in organisations),
        "with a county": sum(organisation.county is not None for organisation in organisations),
    }
