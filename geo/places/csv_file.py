"""Reads and writes the CSV files that people hand to the command."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

SEPARATORS = ",;\t"


class CsvFileError(ValueError):
    """A file cannot be read or written as asked; the message says why."""


def read_csv(path: Path) -> tuple[list[str], list[list[str]]]:
    """Return the header and the rows of a CSV file in any usual encoding, without empty rows.

    Raises:
        CsvFileError: the file cannot be read, is empty, or has a row longer than its header.
    """
    try:
        text = _decode(path.read_bytes())
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)) if row]
    except (OSError, csv.Error) as error:
        raise CsvFileError(f"{path} cannot be read: {error}") from error
    if not rows:
        raise CsvFileError(f"{path} is empty")
    header, *body = rows
    for number, row in enumerate(body, start=2):
        if len(row) > len(header):
            raise CsvFileError(f"{path}, row {number}: {len(row)} cells under {len(header)} columns")
    return header, [row + [""] * (len(header) - len(row)) for row in body]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a CSV file in UTF-8, whole or not at all.

    Raises:
        CsvFileError: the file cannot be written.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            whole = Path(folder) / path.name
            with whole.open("w", encoding="utf-8", newline="") as file:
                write_rows(file, header, rows)
            whole.replace(path)
    except OSError as error:
        raise CsvFileError(f"{path} cannot be written: {error}") from error


def write_rows(file: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a header and rows as CSV to an open file."""
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


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
