"""Read the organisations that the list of 2021 does not hold, join them with those that it does, and all renames."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from data.csv_rows import CsvRow, group_rows, read_filled_rows
from data.descriptor import DESCRIPTOR, read_descriptor
from data.errors import DataError, Problem, Problems
from data.history.model import HUB_NODE, History, Organisation, Rename, listed_organisations
from data.integrity import Tables
from data.model import Award, Catalogue, Identifier, Record, Website
from data.records import award_of, fields_of, to_record

FOLDER = Path(__file__).parent
"""The folder of the history that comes with the product."""

PROGRAMME = "norwegian-innovation-clusters-2021"
"""The id of the catalogue that the history belongs to."""
NCE_COMPLETE_FROM = 2006
"""From this year on every admission to NCE is known by name; to Arena from 2009."""

ORGANISATIONS, AWARDS, RENAMES, SOURCES = "organisations.csv", "awards.csv", "renames.csv", "sources.csv"
FILES = {
    ORGANISATIONS: ("id", "name"),
    AWARDS: ("id", "year", "level"),
    RENAMES: ("id", "year", "before", "after", "confidence", "source"),
    SOURCES: ("id", "url"),
}
"""The CSV files of a history, each with the columns that it must have."""


class _Source(Record):
    """A row of ``sources.csv``."""

    id: Identifier
    url: Website


def paths(folder: Path = FOLDER) -> tuple[Path, ...]:
    """Return the files that make up the history in *folder*."""
    return tuple(folder / name for name in (DESCRIPTOR, *FILES))


def load_history(catalogue: Catalogue, folder: Path = FOLDER) -> History:
    """Read and check the history in *folder*, which adds to what *catalogue* lists.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule of :mod:`data.history.model`.
    """
    problems = Problems()
    descriptor = problems.attempt(read_descriptor, folder)
    tables = {
        name: problems.attempt(read_filled_rows, folder / name, required) or ()
        for name, required in FILES.items()
    }
    if descriptor is None or problems.found:
        raise DataError(problems.found)
    awards = group_rows(tables[AWARDS], award_of, problems)
    sources = group_rows(tables[SOURCES], _source, problems)
    read = (
        problems.attempt(_organisation, row, awards[row.cells["id"]], sources[row.cells["id"]])
        for row in tables[ORGANISATIONS]
    )
    former = tuple(organisation for organisation in read if organisation)
    listed = listed_organisations(catalogue)
    renames = group_rows(tables[RENAMES], _rename, problems)
    problems.found += _reference_problems(catalogue, {organisation.id for organisation in listed}, tables)
    problems.found += _count_problems(descriptor.expected, former)
    if problems.found:
        raise DataError(problems.found)
    organisations = tuple(
        _renamed(organisation, renames[organisation.id]) for organisation in listed + former
    )
    return History(organisations=organisations, levels=catalogue.levels, complete_from=NCE_COMPLETE_FROM)


def history_of(catalogue: Catalogue) -> History:
    """The history behind any list: the programme's own with those that it lists no more, else the list's awards."""
    if catalogue.id == PROGRAMME:
        return load_history(catalogue)
    return History(organisations=listed_organisations(catalogue), levels=catalogue.levels)


def _organisation(row: CsvRow, awards: Sequence[Award], sources: Sequence[str]) -> Organisation:
    """The organisation of a row, with the *awards* and *sources* that belong to it."""
    joined = {"other_names": row.listed("other_names"), "awards": awards, "sources": sources}
    return to_record(Organisation, row, fields_of(row) | joined)


def _rename(row: CsvRow) -> tuple[str, Rename]:
    """The id of the organisation, and its new name."""
    fields = fields_of(row)
    return fields.pop("id", ""), to_record(Rename, row, fields)


def _renamed(organisation: Organisation, renames: Sequence[Rename]) -> Organisation:
    return organisation.model_copy(update={"renames": tuple(renames)}) if renames else organisation


def _source(row: CsvRow) -> tuple[str, str]:
    """The id of the organisation, and the address."""
    source = to_record(_Source, row, fields_of(row))
    return source.id, source.url


def _reference_problems(catalogue: Catalogue, listed: set[str], tables: Tables) -> list[Problem]:
    """Ids that stand twice, and ids that name nothing."""
    counts = Counter(row.cells["id"] for row in tables[ORGANISATIONS])
    known: dict[tuple[str, str], Iterable[str]] = {
        (ORGANISATIONS, "successor"): listed | counts.keys(),
        (AWARDS, "id"): counts,
        (AWARDS, "level"): {*catalogue.levels_by_id, HUB_NODE},
        (RENAMES, "id"): listed | counts.keys(),
        (SOURCES, "id"): counts,
    }
    twice = [
        row.problem("id", "stands more than once", row.cells["id"])
        for row in tables[ORGANISATIONS]
        if counts[row.cells["id"]] > 1 or row.cells["id"] in listed
    ]
    unknown = [
        row.problem(column, "is not known", named)
        for (file, column), ids in known.items()
        for row in tables[file]
        if (named := row.optional(column)) and named not in ids
    ]
    return twice + unknown


def _count_problems(expected: dict[str, int], organisations: Sequence[Organisation]) -> list[Problem]:
    """What the descriptor expects and the files do not hold."""
    found = {
        "organisations": len(organisations),
        "with a town": sum(organisation.home_place is not None for organisation in organisations),
        "with a county": sum(organisation.county is not None for organisation in organisations),
    }
    return [
        Problem(ORGANISATIONS, None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]
