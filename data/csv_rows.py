"""Read the product's own CSV files: UTF-8, comma-separated, a header, and as many cells in each row as in it."""

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from data.errors import DataError, Problem, Problems

Key = TypeVar("Key")
Value = TypeVar("Value")

LIST_SEPARATOR = "|"
"""Stands between the texts of a cell that holds several."""


def split_list(cell: str) -> tuple[str, ...]:
    """Return the texts of a cell that holds several, trimmed: ``"A | B"`` -> ``("A", "B")``."""
    return tuple(text for part in cell.split(LIST_SEPARATOR) if (text := part.strip()))


def join_list(texts: Iterable[str]) -> str:
    """Return several texts as one cell: the inverse of :func:`split_list`."""
    return LIST_SEPARATOR.join(texts)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row of a CSV file: its trimmed cells by column, and where it stands.

    Attributes:
        file: the file's name.
        number: the line that the row begins on, as an editor shows it (the header's is 1).
        cells: the text of each column, without white space around it; "" is an empty cell.
    """

    file: str
    number: int
    cells: Mapping[str, str]

    def optional(self, column: str) -> str | None:
        """The text in *column*; None if the cell is empty or the file has no such column."""
        return self.cells.get(column) or None

    def text(self, column: str) -> str:
        """The text in *column*.

        Raises:
            DataError: the cell is empty.
        """
        text = self.optional(column)
        if text is None:
            raise self.error(column, "is empty")
        return text

    def listed(self, column: str) -> tuple[str, ...]:
        """The texts in *column*, which holds several (see :func:`split_list`); none if the cell is empty."""
        return split_list(self.cells.get(column, ""))

    def problem(self, column: str | None, reason: str, value: str | None = None) -> Problem:
        """The problem that this row has in *column*, or as a whole: ``row.problem("year", "is no year", "x")``."""
        return Problem(self.file, self.number, column, reason, value)

    def error(self, column: str | None, reason: str, value: str | None = None) -> DataError:
        """The error to raise for such a problem alone: ``raise row.error("latitude", "is no number", text)``."""
        return DataError([self.problem(column, reason, value)])


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark.

    Raises:
        DataError: the file cannot be read, or is in another encoding.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError([Problem(path.name, None, None, f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise DataError([Problem(path.name, None, None, "is not UTF-8 text")]) from error


def read_rows(path: Path, required: Iterable[str]) -> tuple[CsvRow, ...]:
    """Return the rows of a CSV file in order, without blank lines.

    Args:
        path: the file.
        required: the columns that it must have; it may have others, in any order.

    Raises:
        DataError: the file cannot be read, is no CSV, lacks a column or has one twice, or holds a NUL; or some
            rows have more or fewer cells than the header. All that was found is listed.
    """
    lines = list(_lines(path.name, read_text(path)))
    header = lines[0][1] if lines else ()
    problems = _header_problems(path.name, header, required) or [
        Problem(path.name, number, None, reason)
        for number, cells in lines[1:]
        if (reason := _row_problem(cells, len(header)))
    ]
    if problems:
        raise DataError(problems)
    return tuple(
        CsvRow(path.name, number, dict(zip(header, cells, strict=True))) for number, cells in lines[1:]
    )


def read_filled_rows(path: Path, required: Iterable[str]) -> Sequence[CsvRow]:
    """Return the rows of a CSV file that must have at least one; otherwise as :func:`read_rows`.

    Raises:
        DataError: the file cannot be used, or holds no rows.
    """
    rows = read_rows(path, required)
    if not rows:
        raise DataError([Problem(path.name, None, None, "holds no rows")])
    return rows


def group_rows(
    rows: Iterable[CsvRow], read: Callable[[CsvRow], tuple[Key, Value]], problems: Problems
) -> Mapping[Key, list[Value]]:
    """The values that *read* finds in *rows*, by its keys; a key that no row has gives an empty list."""
    groups: defaultdict[Key, list[Value]] = defaultdict(list)
    for row in rows:
        if found := problems.attempt(read, row):
            key, value = found
            groups[key].append(value)
    return groups


def _lines(file: str, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that are not blank, header included, as trimmed cells with the line that each begins on."""
    reader = csv.reader(io.StringIO(text), strict=True)
    begin = 1
    try:
        for cells in reader:
            if cells:
                yield begin, [cell.strip() for cell in cells]
            begin = reader.line_num + 1
    except csv.Error as error:
        raise DataError([Problem(file, begin, None, f"is not valid CSV: {error}")]) from error


def _header_problems(file: str, header: Sequence[str], required: Iterable[str]) -> list[Problem]:
    counts = Counter(header)
    missing = [Problem(file, 1, column, "is missing") for column in required if column not in counts]
    twice = [Problem(file, 1, column, "stands more than once") for column in counts if counts[column] > 1]
    return missing + twice


def _row_problem(cells: Sequence[str], expected: int) -> str | None:
    if len(cells) != expected:
        return f"has {len(cells)} cells, but the header has {expected}"
    return "holds a NUL character" if "\0" in "".join(cells) else None
