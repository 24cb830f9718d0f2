"""Read the tables of several CSV files: every problem in them collected, rows grouped by what they belong to."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

from data.csv_rows import CsvRow, read_rows
from data.errors import DataError, Problem
from data.model import Award
from data.records import fields_of, to_record

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Key = TypeVar("Key")
Value = TypeVar("Value")


class Problems:
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


def filled_table(path: Path, required: Iterable[str]) -> Sequence[CsvRow]:
    """The rows of a CSV file that must have the *required* columns and at least one row.

    Raises:
        DataError: the file cannot be used, or holds no rows.
    """
    rows = read_rows(path, required)
    if not rows:
        raise DataError([Problem(path.name, None, None, "holds no rows")])
    return rows


def grouped(
    rows: Iterable[CsvRow], read: Callable[[CsvRow], tuple[Key, Value]], problems: Problems
) -> Mapping[Key, list[Value]]:
    """The values that *read* finds in *rows*, by its keys; a key that was not found has none."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for row in rows:
        if found := problems.attempt(read, row):
            key, value = found
            groups[key].append(value)
    return groups


def award_of(row: CsvRow) -> tuple[str, Award]:
    """The id of whom a row of ``awards.csv`` is about, and the award.

    Raises:
        DataError: the row names nobody, or the model refuses the award.
    """
    fields = fields_of(row)
    owner = fields.pop("id", None)
    award = to_record(Award, row, fields)
    if not owner:
        raise row.error("id", "Field required")
    return owner, award
