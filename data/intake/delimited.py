"""Read CSV and its kin: the separator found from the header, a broken row told and passed over."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from data.intake.columns import recognised
from data.intake.limits import MAX_LINES, MAX_ROWS
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.table import HEADER_WITHIN, Format, RawTable, header_at, tabulate

SEPARATORS = ("\t", ";", "|", ",")
"""Rarest in prose first: of two that fit equally, the rarer one separates."""

# A line that Excel writes above the header to name the separator.
_SEPARATOR_LINE = re.compile(r'"?sep=([\t;|,])"?')
_CONTENT = re.compile(r'[^\s\ufeff",;|]')


class _Record(NamedTuple):
    """One row of a file: the line that it begins on (1 is the first), its cells, whether its quotes fail."""

    number: int
    cells: list[str]
    broken: bool = False


def read_delimited(text: str) -> RawTable:
    """Return the table in *text*; a row whose quotation marks do not match is kept with an error remark.

    Raises:
        IntakeError: see :func:`data.intake.table.tabulate`.
    """
    if not _CONTENT.search(text):
        raise IntakeError(Code.EMPTY)
    lines = _lines(text)
    named = _SEPARATOR_LINE.fullmatch(lines[0].strip(" "))
    separator = named[1] if named else _separator(lines)
    remarks: list[Remark] = []

    def told() -> Iterator[tuple[int, list[str]]]:
        for record in _records(lines, separator, start=1 if named else 0):
            if record.broken:
                value = separator.join(record.cells)
                remarks.append(Remark(Code.QUOTES, Severity.ERROR, record.number, value=value))
            yield record.number, record.cells

    table = tabulate(told(), separator=separator)
    return replace(
        table,
        format=Format.TSV if separator == "\t" else Format.CSV,
        remarks=table.remarks + tuple(remarks),
    )


def _lines(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.count("\n") > MAX_LINES:
        raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    return lines.split("\n")


def _separator(lines: Sequence[str]) -> str:
    """The separator that makes most sense of the header: most known columns, then most columns."""

    def sense(separator: str) -> tuple[int, int]:
        rows = [
            record.cells for record in islice(_records(lines, separator), HEADER_WITHIN) if any(record.cells)
        ]
        header = rows[header_at(rows)] if rows else []
        return recognised(header), len(header)

    return max(SEPARATORS, key=sense)


def _records(lines: Sequence[str], separator: str, start: int = 0) -> Iterator[_Record]:
    """The rows in *lines*. Where quotation marks do not match, reading goes on with the next line."""
    while start < len(lines):
        feed = (f"{lines[number]}\n" for number in range(start, len(lines)))
        reader = csv.reader(feed, delimiter=separator, strict=True, skipinitialspace=True)
        begin = start
        try:
            for cells in reader:
                yield _Record(begin + 1, cells)
                begin = start + reader.line_num
            return
        except csv.Error:
            yield _Record(begin + 1, lines[begin].split(separator), broken=True)
            start = begin + 1
