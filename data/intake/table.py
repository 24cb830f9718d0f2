"""A list as a table of texts, whatever file it came from: header found, cells cleaned, limits kept."""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count, islice
from typing import NamedTuple, TypeVar

from data.formulas import unguard
from data.intake.hyperlinks import Links, with_addresses
from data.intake.limits import MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_EMPTY_CELLS, MAX_ROWS
from data.intake.mapping import recognised
from data.intake.remarks import Code, IntakeError, Remark, Severity, Values

HEADER_WITHIN = 20
"""Rows among which the header is looked for: titles and explanations often stand above it."""

LONGEST_HEADING = 100
"""Characters; of a longer heading the start names the column."""

# Control characters but tab and line breaks, halves of surrogate pairs and byte order marks: never shown, and
# refused by UTF-8, XML or JSON further on. Spaces without width and soft hyphens, by which equal texts differ. And
# marks that turn the direction of what follows them, on the page beside them too.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\ud800-\udfff\ufeff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)
# Four digits may be a year that heads a column.
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.,]\d+)?|\d{5,}|[+-]?\d+[.,]\d+")
# Of companies and other bodies, as the last word of their names.
_LEGAL_FORMS = frozenset({
    "as", "a/s", "asa", "sa", "ans", "da", "ba", "ks", "nuf", "iks", "kf", "sf", "hf", "rhf", "enk", "sti", "ab", "oy",
    "aps", "ltd", "inc", "gmbh",
})  # fmt: skip
# The most characters that Unicode's NFKD makes of one (of U+FDFA), when texts are compared.
_MOST_EXPANDED = 18
_PROGRESS_EVERY = 500

ProgressCallback = Callable[[float], None]
"""Called with the share of a file that has been read, from 0 to 1."""
IsPlace = Callable[[str], bool]
"""Whether a text names a place. It is handed in, since data knows no geocoder."""
RowType = TypeVar("RowType")


class Line(NamedTuple):
    """A row before its columns are known: its number as an editor shows it, and its cells.

    ``width`` is how many cells stood there before empty ones at the end were taken off.
    """

    number: int
    cells: Sequence[str]
    width: int


class FileFormat(StrEnum):
    """The kinds of file that are read."""

    CSV = "csv"
    TSV = "tsv"
    EXCEL = "excel"
    GEOJSON = "geojson"
    HTML = "html"
    PROJECT = "project"
    """A list with what its reader decided on it: :mod:`data.intake.project`."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as it was read: its number as an editor shows it (of GeoJSON: the feature's), a text per column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Decisions:
    """What a reader decided on a list: its title, the column of each field, and the homes given to rows by number.

    The field "level" is what the list is grouped by. A home is the name of a place, or "latitude, longitude".
    """

    title: str
    mapping: Mapping[str, str]
    places: Mapping[int, str]


@dataclass(frozen=True)
class RawTable:
    """A list as it was read. ``remarks`` are about the reading; a row with an error among them is not used.

    ``decisions`` are those that a project file holds; None: the list is new.
    """

    name: str
    format: FileFormat
    columns: tuple[str, ...]
    rows: tuple[RawRow, ...]
    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: Decisions | None = None

    def corrected(self, cells: Mapping[int, Mapping[str, str]]) -> "RawTable":
        """Return the table with a person's corrections of the rows of these numbers; a row left empty is removed.

        Remarks on a corrected row are dropped.
        """
        rows = (
            RawRow(row.number, {column: clean(cells[row.number].get(column, "")) for column in self.columns})
            if row.number in cells
            else row
            for row in self.rows
        )
        return replace(
            self,
            rows=tuple(row for row in rows if row.number not in cells or any(row.cells.values())),
            remarks=tuple(remark for remark in self.remarks if remark.row not in cells),
        )


def clean(text: str) -> str:
    """Return *text* without characters that nobody sees, space around it, and a spreadsheet guard."""
    text = text.strip() if text.isprintable() else _UNSEEN.sub("", text).strip()
    return unguard(text)


def with_progress(
    rows: Iterable[RowType], total: int, progress: ProgressCallback | None
) -> Iterator[RowType]:
    """Yield *rows*, and report now and then to *progress* which share of *total* has been yielded."""
    for done, row in enumerate(rows):
        if progress and done % _PROGRESS_EVERY == 0:
            progress(min(1.0, done / max(1, total)))
        yield row


def header_at(rows: Iterable[Sequence[str]]) -> int:
    """The place of the header: the first row that names most of the known columns, or else the first row."""
    known = [recognised(cells) for cells in islice(rows, HEADER_WITHIN)]
    most = max(known, default=0)
    return known.index(most) if most > 1 else 0


def tabulate(
    rows: Iterable[tuple[int, Sequence[str]]],
    *,
    separator: str | None = None,
    links: Links | None = None,
    is_place: IsPlace | None = None,
) -> RawTable:
    """Make a table of numbered *rows*, the header among them; the caller fills in what file it was.

    Args:
        rows: the rows in order; blank ones are left out.
        separator: what stood between the cells. Such rows must be as long as the header; without a separator
            (Excel, GeoJSON) a short row only has empty cells at its end.
        links: what cells link to, which may be known only once the last row was taken.
        is_place: tells names of places; without it a first row is not known by them.

    Raises:
        IntakeError: nothing there, no rows below the header, or too many rows, columns or cells.
    """
    lines = _within_limits(rows)
    if not lines:
        raise IntakeError(Code.EMPTY)
    at = header_at(line.cells for line in lines)
    has_headings = at > 0 or not _reads_like_data(lines, is_place)
    header, body = (lines[at], lines[at + 1 :]) if has_headings else (_numbered(lines), lines)
    remarks = [Remark(Code.ROWS_ABOVE, parameters={"n": at})] if at else []
    body = _without_headings(body, header, remarks)
    if not body:
        raise IntakeError(Code.NO_ROWS)
    if len(body) > MAX_ROWS:
        raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    if not has_headings:
        remarks.append(Remark(Code.NO_HEADINGS))
    elif header.number and not recognised(header.cells):  # row 0 is that of a format that names its fields
        value = ", ".join(filter(None, header.cells))[:MAX_CELL_LENGTH]
        remarks.append(Remark(Code.READ_AS_HEADINGS, value=value, parameters={"row": str(header.number)}))
    columns = _columns(header, body, separator, remarks)
    filled = tuple(_row(line, columns, separator, remarks) for line in body)
    if links:
        columns, filled = _linked(columns, filled, links, remarks)
    named = tuple(column for column in columns if column)
    return RawTable("", FileFormat.CSV, named, filled, separator=separator, remarks=tuple(remarks))


def _linked(
    columns: list[str], rows: tuple[RawRow, ...], links: Links, remarks: list[Remark]
) -> tuple[list[str], tuple[RawRow, ...]]:
    """The columns and rows with the addresses that cells link to, and a remark where they stand in further columns."""
    usable = {cell: clean(address) for cell, address in links.items() if not _is_too_long(address)}
    more, completed = with_addresses(columns, [(row.number, row.cells) for row in rows], usable)
    remarks += [Remark(Code.LINKS, column=column) for column in more[len(columns) :]]
    return more, tuple(RawRow(number, cells) for number, cells in completed)


def _reads_like_data(lines: Sequence[Line], is_place: IsPlace | None) -> bool:
    """Whether the first row is no header.

    A cell is a number, stands below it again, names a place as most of those below it do, or has a legal form, such as
    "AS", as one below it has. But known headings make a header, unless each of them may be a value here too: it is half
    of the values below it ("Skole"), or a place ("Stad"). A single one counts less than a place above places.
    """
    below = [line for line in lines[1:HEADER_WITHIN] if not _repeats(line, lines[0])]
    if not below:
        return False
    columns = [(cell, _column(below, position)) for position, cell in enumerate(lines[0].cells) if cell]
    headings = [(cell, values) for cell, values in columns if recognised([cell])]
    others = [column for column in columns if column not in headings]
    if len(headings) < 2 and is_place and any(_are_places(*one, is_place) for one in others):
        return True
    may_be_values = all(
        values.count(cell) * 2 >= max(len(values), 1) or (is_place and is_place(cell))
        for cell, values in headings
    )
    return may_be_values and any(
        cell in values
        or (_has_legal_form(cell) and any(map(_has_legal_form, values)))
        or (_NUMBER.fullmatch(cell) and not headings)
        for cell, values in columns
    )


def _has_legal_form(name: str) -> bool:
    """Whether the last of several words is a legal form: "Alfa AS"."""
    before, _, last = name.rpartition(" ")
    return bool(before) and last.rstrip(".").casefold() in _LEGAL_FORMS


def _are_places(cell: str, below: Collection[str], is_place: IsPlace) -> bool:
    """Whether a cell of the first row and most of the different ones below it name places."""
    different = set(below)
    return is_place(cell) and sum(map(is_place, different)) * 2 > len(different)


def _without_headings(body: list[Line], header: Line, remarks: list[Remark]) -> list[Line]:
    """The rows without those that are the header once more, as where the pages of a print-out were joined."""
    again = [line.number for line in body if _repeats(line, header)]
    if not again:
        return body
    passed_over: Values = {"n": len(again), "first": str(again[0])}
    remarks.append(Remark(Code.HEADINGS_AGAIN, parameters=passed_over))
    return [line for line in body if not _repeats(line, header)]


def _repeats(line: Line, header: Line) -> bool:
    """Whether the cells of two rows are the same."""
    return len(line.cells) == len(header.cells) and all(
        cell.casefold() == heading.casefold() for cell, heading in zip(line.cells, header.cells, strict=True)
    )


def _column(lines: Sequence[Line], position: int) -> list[str]:
    """The values of a column; empty ones are left out."""
    return [cell for line in lines if position < len(line.cells) and (cell := line.cells[position])]


def _numbered(lines: Sequence[Line]) -> Line:
    """A header of numbers for rows that have none."""
    width = max(len(line.cells) for line in lines)
    return Line(0, [f"#{number}" for number in range(1, width + 1)], max(line.width for line in lines))


def _within_limits(rows: Iterable[tuple[int, Sequence[str]]]) -> list[Line]:
    """The rows that hold anything, cleaned, without empty cells at their end."""
    lines: list[Line] = []
    cell_count = empty_count = 0
    for number, raw in rows:
        width = _filled_width(raw)
        empty_count += len(raw) - width
        if empty_count > MAX_EMPTY_CELLS:
            raise IntakeError(Code.TOO_MANY_CELLS, limit=MAX_CELLS)
        cells = [clean(cell) for cell in raw[:width]]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        lines.append(Line(number, cells, len(raw)))
        cell_count += len(cells)
        if cell_count > MAX_CELLS:
            raise IntakeError(Code.TOO_MANY_CELLS, limit=MAX_CELLS)
        if len(lines) > MAX_ROWS + HEADER_WITHIN:
            raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    return lines


def _filled_width(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that is not empty."""
    width = len(cells)
    while width and not cells[width - 1]:
        width -= 1
    return width


def _is_too_long(cell: str) -> bool:
    """Whether a cell is too long, as it stands or as it is compared with others."""
    if len(cell) > MAX_CELL_LENGTH:
        return True
    may_expand = len(cell) * _MOST_EXPANDED > MAX_CELL_LENGTH and not cell.isascii()
    return may_expand and len(unicodedata.normalize("NFKD", cell)) > MAX_CELL_LENGTH


def _columns(header: Line, body: Sequence[Line], separator: str | None, remarks: list[Remark]) -> list[str]:
    """Give each column a name of its own; "" stands for a column without name and values, which is left out."""
    width = header.width if separator is not None else max(len(line.cells) for line in (header, *body))
    filled = {position for line in body for position, cell in enumerate(line.cells) if cell}
    headings = [*header.cells, *[""] * (width - len(header.cells))]
    columns: list[str] = []
    taken: set[str] = set()
    for position, heading in enumerate(headings):
        column = " ".join(heading.split())[:LONGEST_HEADING]
        if not column and position in filled:
            column = f"#{position + 1}"
            remarks.append(Remark(Code.COLUMN_UNNAMED, column=column))
        if column in taken:
            remarks.append(Remark(Code.COLUMN_TWICE, column=column))
            column = next(name for n in count(2) if (name := f"{column} ({n})") not in taken)
        columns.append(column)
        taken.update(filter(None, [column]))
        if len(taken) > MAX_COLUMNS:
            raise IntakeError(Code.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
    while columns and not columns[-1]:
        columns.pop()
    return columns


def _row(line: Line, columns: Sequence[str], separator: str | None, remarks: list[Remark]) -> RawRow:
    """The cells of *line* by column, with remarks on what does not fit."""
    cells, expected = line.cells, len(columns)
    if separator is not None and len(cells) > expected:
        surplus = separator.join(cells[expected:])
        lengths = {"n": len(cells), "expected": expected}
        remarks.append(
            Remark(Code.TOO_MANY_FIELDS, Severity.ERROR, line.number, value=surplus, parameters=lengths)
        )
        # Nothing is lost: the surplus stays in the last cell, for a person to correct.
        cells = [*cells[: expected - 1], separator.join(cells[expected - 1 :])]
    elif separator is not None and line.width < expected:
        lengths = {"n": line.width, "expected": expected}
        remarks.append(Remark(Code.TOO_FEW_FIELDS, row=line.number, parameters=lengths))
    row = dict.fromkeys(filter(None, columns), "")
    for column, cell in zip(columns, cells, strict=False):
        if _is_too_long(cell):
            limit = {"limit": MAX_CELL_LENGTH}
            remarks.append(Remark(Code.CELL_TOO_LONG, row=line.number, column=column, parameters=limit))
        elif column:
            row[column] = cell
    return RawRow(line.number, row)
