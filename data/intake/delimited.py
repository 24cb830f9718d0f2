"""Read delimiter-separated text such as CSV: the delimiter is detected, a broken row is kept with a remark."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from data.intake.hyperlinks import Links, add_links, without_markdown
from data.intake.limits import (
    MAX_LINE_CELLS,
    MAX_LINE_LENGTH,
    MAX_LINES,
    MAX_QUOTED_LINES,
    MAX_ROWS,
)
from data.intake.mapping import recognised
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.table import (
    HEADER_WITHIN,
    FileFormat,
    IsPlace,
    ProgressCallback,
    RawTable,
    header_at,
    tabulate,
    with_progress,
)

SEPARATORS = ("\t", ";", "|", ",")
"""Rarest in prose first: of two that fit equally, the rarer one separates."""

# A line that Excel writes above the header to name the separator.
_SEPARATOR_LINE = re.compile(r'"?sep=([\t;|,])"?')
_MARKDOWN_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?")
# A line in quotation marks, with none within that could end a cell.
_WHOLE_LINE = re.compile(r'"(?:[^"]|"")*"')
_CONTENT = re.compile(r'[^\s\ufeff",;|]')


class _Record(NamedTuple):
    """One row of a file: the line that it begins on (1 is the first), its cells, whether its quotes fail."""

    number: int
    cells: list[str]
    broken: bool = False


def read_delimited(
    text: str, progress: ProgressCallback | None = None, is_place: IsPlace | None = None
) -> RawTable:
    """Return the table in *text*; a row whose quotation marks do not match is kept with an error remark.

    Raises:
        IntakeError: a line is too long or has too many cells, or see :func:`data.intake.table.tabulate`.
    """
    if not _CONTENT.search(text):
        raise IntakeError(Code.EMPTY)
    lines = _lines(text)
    remarks: list[Remark] = []
    lines, is_markdown = _without_rules(lines)
    links: Links = {}
    if unquoted := _without_quotes(lines):
        lines = unquoted
        remarks.append(Remark(Code.QUOTED_LINES))
    named = _SEPARATOR_LINE.fullmatch(lines[0].strip(" "))
    separator = named[1] if named else _separator(lines)

    def rows() -> Iterator[tuple[int, list[str]]]:
        for record in _records(lines, separator, start=1 if named else 0):
            if record.broken:
                value = separator.join(record.cells)
                remarks.append(Remark(Code.QUOTES, Severity.ERROR, record.number, value=value))
            yield record.number, _without_links(record, links) if is_markdown else record.cells

    records = with_progress(rows(), len(lines), progress)
    table = tabulate(records, separator=separator, links=links, is_place=is_place)
    return replace(
        table,
        format=FileFormat.TSV if separator == "\t" else FileFormat.CSV,
        remarks=table.remarks + tuple(remarks),
    )


def _lines(text: str) -> list[str]:
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    if whole.count("\n") > MAX_LINES:
        raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    lines = whole.split("\n")
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_LINE_LENGTH:
            raise IntakeError(Code.LINE_TOO_LONG, line=number, limit=MAX_LINE_LENGTH)
    return lines


def _without_rules(lines: Sequence[str]) -> tuple[list[str], bool]:
    """The lines, and whether they are a Markdown table, of which the rule and the bars at both ends are removed."""
    if not any(_MARKDOWN_RULE.fullmatch(line.strip()) for line in lines[1:HEADER_WITHIN]):
        return list(lines), False
    bare = (line.strip() for line in lines)
    return [
        "" if _MARKDOWN_RULE.fullmatch(line) else line.removeprefix("|").removesuffix("|") for line in bare
    ], True


def _without_links(record: _Record, links: Links) -> list[str]:
    """The cells of a Markdown table's row with the texts of their links, whose addresses go to *links*."""
    cells, addresses = zip(*map(without_markdown, record.cells), strict=True) if record.cells else ((), ())
    for column, address in enumerate(addresses, start=1):
        add_links(links, [record.number], [column], address)
    return list(cells)


def _without_quotes(lines: Sequence[str]) -> list[str] | None:
    """The lines without the quotation marks that each stands in as a whole; None if any stands without, or in cells."""
    filled = [line for line in lines if line.strip()]
    if not all(_WHOLE_LINE.fullmatch(line.strip()) for line in filled):
        return None
    bare = [line.strip()[1:-1].replace('""', '"') for line in lines]
    first = bare[:HEADER_WITHIN]
    has_columns = any(recognised(line.split(separator)) > 1 for line in first for separator in SEPARATORS)
    return bare if has_columns else None


def _separator(lines: Sequence[str]) -> str:
    """The separator that makes most sense of the header: most known columns, then most columns."""

    def sense(separator: str) -> tuple[int, int]:
        records = islice(_records(lines, separator), HEADER_WITHIN)
        rows = [record.cells for record in records if any(record.cells)]
        header = rows[header_at(rows)] if rows else []
        return recognised(header), len(header)

    return max(SEPARATORS, key=sense)


def _records(lines: Sequence[str], separator: str, start: int = 0) -> Iterator[_Record]:
    """The rows in *lines*. Where quotation marks do not match, reading goes on with the next line.

    Takes time in proportion to the text, however its quotation marks stand: a line that was once read within
    quotation marks that did not match is not read within such again.

    Raises:
        IntakeError: a line has too many cells.
    """
    reading = _Lines(lines, separator, start)
    while reading.begin < len(lines):
        reader = csv.reader(reading, delimiter=separator, strict=True, skipinitialspace=True)
        try:
            for cells in reader:
                yield _Record(reading.begin + 1, cells)
                reading.begin = reading.next
            return
        except csv.Error:
            yield _Record(reading.begin + 1, lines[reading.begin].split(separator), broken=True)
            reading.give_up()


class _Lines:
    """Hands lines to the csv module, which asks for another within a row only where quotation marks are open."""

    def __init__(self, lines: Sequence[str], separator: str, start: int) -> None:
        self._lines = lines
        self._separator = separator
        self.begin = self.next = start
        """The line that the present row begins on, and the one to be read next."""
        self._unmatched_until = start

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        number = self.next
        if number == len(self._lines):
            raise StopIteration
        if number > self.begin and self._cannot_match(number):
            raise csv.Error("quotation marks that do not match")
        line = self._lines[number]
        if line.count(self._separator) >= MAX_LINE_CELLS:
            raise IntakeError(Code.LINE_TOO_WIDE, line=number + 1, limit=MAX_LINE_CELLS)
        self.next = number + 1
        return f"{line}\n"

    def _cannot_match(self, number: int) -> bool:
        """Whether quotation marks open at the start of this line are known not to match, or are open too long."""
        return number < self._unmatched_until or number - self.begin >= MAX_QUOTED_LINES

    def give_up(self) -> None:
        """Pass over the line that the present row began on; all lines read after it were within its quotes."""
        self._unmatched_until = max(self._unmatched_until, self.next)
        self.begin = self.next = self.begin + 1
