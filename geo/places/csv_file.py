"""Reads and writes the CSV files that people hand to the command."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from data.errors import DataError, Problem

SEPARATORS = ",;\t"


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows of a CSV file in any usual encoding, without empty rows.

    Raises:
        DataError: the file cannot be read or is empty, or rows are longer than its header, each of which is named.
    """
    try:
        text = _decode(path.read_bytes())
        lines = list(_lines(text))
    except (OSError, csv.Error) as error:
        raise DataError([Problem(str(path), None, None, f"cannot be read: {error}")]) from error
    if not lines:
        raise DataError([Problem(str(path), None, None, "is empty")])
    (_, header), *body = lines
    problems = [
        Problem(str(path), line, None, f"has {len(row)} cells under {len(header)} columns")
        for line, row in body
        if len(row) > len(header)
    ]
    if problems:
        raise DataError(problems)
    return header, [row + [""] * (len(header) - len(row)) for _, row in body]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file in UTF-8, whole or not at all.

    Raises:
        DataError: the file cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder) / path.name
            with whole.open("w", encoding="utf-8", newline="") as file:
                write_rows(file, header, rows)
            whole.replace(path)
    except OSError as error:
        raise DataError([Problem(str(path), None, None, f"cannot be written: {error}")]) from error


def write_rows(file: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a header and rows as CSV to an open file."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, header included, with the line that each begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    begin = 1
    for row in reader:
        if row:
            yield begin, row
        begin = reader.line_num + 1


def _decode(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """The separator that stands most often in the first line."""
    first_line = text.split("\n", 1)[0]
    return max(SEPARATORS, key=first_line.count)
