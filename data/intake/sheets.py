"""Scan the XML of a workbook before its values are read: its sheets, where values stand, what is merged.

A reader of values allots room for all cells from the first value to the last and says nothing of formulas that
hold no value. So the XML is looked through first (:mod:`data.intake.package`), for limits and for remarks.
"""

import posixpath
from contextlib import suppress
from dataclasses import dataclass, field

from data.intake.hyperlinks import Links, add_links, formula_address
from data.intake.limits import MAX_COLUMNS, MAX_SHEETS, MAX_SPREAD, MAX_STRINGS, MAX_STYLES
from data.intake.package import Attributes, ElementCounter, Package, Scanner, attribute, local, target
from data.intake.remarks import Code, IntakeError

_EXCEL = "xl/workbook.xml"
_EXCEL_RELATIONS = "xl/_rels/workbook.xml.rels"
_ODF = "content.xml"
_DIGITS = "0123456789"
# Of a row and a column that a sheet can have.
_MOST_DIGITS, _MOST_LETTERS = 7, 3
_LONGEST_NAME = 255


@dataclass
class Notes:
    """What was seen of a sheet; rows and columns are counted from 1.

    ``merged`` holds ranges as first row, first column, last row, last column. ``errors`` holds the cells whose
    value is an error such as ``#N/A``, by row and column; ``valueless`` the formulas that hold no value: how
    many by the letters of their column, and the first one's address. ``hidden_rows`` and ``hidden_columns`` are counts.
    ``links`` are the web addresses that cells link to.
    """

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    valueless: dict[str, tuple[int, str]] = field(default_factory=dict)
    hidden_rows: int = 0
    hidden_columns: int = 0
    links: Links = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether the sheet holds a value."""
        return self.bottom > 0

    @property
    def spread(self) -> int:
        """How many cells there are from the first value to the last."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)

    def add(self, top: int, left: int, bottom: int, right: int) -> None:
        """Note that values stand in this range."""
        self.top = min(self.top, top) if self.filled else top
        self.left = min(self.left, left) if self.filled else left
        self.bottom, self.right = max(self.bottom, bottom), max(self.right, right)

    def check_spread(self) -> None:
        """Make sure that all cells from the first value to the last have room.

        Raises:
            IntakeError: they have not.
        """
        if self.spread > MAX_SPREAD:
            raise IntakeError(Code.TOO_SPREAD, last=address(self.bottom, self.right), limit=MAX_SPREAD)


def columns_within(first: int, last: int) -> int:
    """How many columns of a range are among the first :data:`MAX_COLUMNS`; one that begins beyond them has none."""
    return max(0, min(last, MAX_COLUMNS) - first + 1)


_TRUE = ("1", "true")
_ODF_HIDDEN = ("collapse", "filter")


@dataclass(frozen=True)
class Sheet:
    """A sheet of an Excel workbook: its name, its part, whether it is shown."""

    name: str
    part: str
    visible: bool


def excel_sheets(package: Package) -> list[Sheet]:
    """The worksheets of an Excel workbook in their order; its styles and shared texts are looked through too.

    Raises:
        IntakeError: there are too many sheets, styles or texts, or a part is broken.
    """
    book, relations = _BookScanner(), _RelationScanner()
    package.scan(_EXCEL, book)
    package.scan(_EXCEL_RELATIONS, relations)
    package.scan("xl/styles.xml", ElementCounter("xf", Code.TOO_MANY_STYLES, MAX_STYLES))
    package.scan("xl/sharedStrings.xml", ElementCounter("si", Code.TOO_MANY_STRINGS, MAX_STRINGS))
    return [
        Sheet(name, relations.parts[relation], visible)
        for name, relation, visible in book.sheets
        if relation in relations.parts
    ]


def excel_notes(package: Package, part: str) -> Notes:
    """Look through the worksheet in *part*.

    Raises:
        IntakeError: the part is broken, or see :meth:`data.intake.package.Package.scan`.
    """
    scanner = _SheetScanner()
    package.scan(part, scanner)
    if scanner.linked:
        relations = _LinkScanner()
        folder, name = posixpath.split(part)
        package.scan(f"{folder}/_rels/{name}.rels", relations)
        for relation, (top, left, bottom, right) in scanner.linked:
            rows, columns = range(top, bottom + 1), range(left, right + 1)
            add_links(scanner.notes.links, rows, columns, relations.addresses.get(relation))
    return scanner.notes


def odf_notes(package: Package) -> dict[str, Notes]:
    """Look through the tables of an OpenDocument spreadsheet: what was seen of each, by its name.

    Raises:
        IntakeError: there are too many tables, or see :meth:`data.intake.package.Package.scan`.
    """
    scanner = _OdfScanner()
    package.scan(_ODF, scanner)
    return scanner.tables


def address(row: int, column: int) -> str:
    """The address of a cell: ``(2, 28)`` -> ``"AB2"``."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


class _BookScanner(Scanner):
    """The sheets of ``xl/workbook.xml``: name, relationship, whether shown."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, str, bool]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            if len(self.sheets) == MAX_SHEETS:
                raise IntakeError(Code.TOO_MANY_SHEETS, limit=MAX_SHEETS)
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append(
                (_sheet_name(attributes.get("name")), attribute(attributes, "id") or "", visible)
            )


class _RelationScanner(Scanner):
    """The parts of the worksheets, by relationship."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            self.parts[attributes.get("Id", "")] = target(_EXCEL, attributes.get("Target", ""))


class _LinkScanner(Scanner):
    """The addresses that a worksheet's cells link to, by relationship."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/hyperlink"):
            self.addresses[attributes.get("Id", "")] = attributes.get("Target", "")


class _SheetScanner(Scanner):
    """A worksheet of Office Open XML. A row or cell without an address follows the one before it."""

    hears_text = True

    def __init__(self) -> None:
        super().__init__()
        self.notes = Notes()
        self.linked: list[tuple[str, tuple[int, int, int, int]]] = []
        """The relationship of each range of cells that links somewhere: first row and column, last row and column."""
        self._row = self._column = 0
        self._columns: dict[str, int] = {}
        self._type = ""
        self._value: str | None = None
        self._has_formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("v", "t"):
            self.listen()
        elif name == "c":
            self._type, self._value, self._has_formula = attributes.get("t", ""), None, False
            self._place(attributes.get("r"))
        elif name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
            self.notes.hidden_rows += attributes.get("hidden") in _TRUE
        elif name == "col" and attributes.get("hidden") in _TRUE:
            left = _number(attributes.get("min"), 1)
            self.notes.hidden_columns += columns_within(left, _number(attributes.get("max"), left))
        elif name == "f":
            self._has_formula = True
            self.listen()
        elif name == "hyperlink" and (relation := attribute(attributes, "id")):
            first, _, last = attributes.get("ref", "").partition(":")
            # A link to nowhere costs the list nothing.
            with suppress(IntakeError):
                self.linked.append((relation, (*self._position(first), *self._position(last or first))))
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            if last:
                self.notes.merged.append((*self._position(first), *self._position(last)))

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._value = (self._value or "") + self.heard()
        elif name == "f":
            add_links(self.notes.links, [self._row], [self._column], formula_address(self.heard()))
        elif name == "c":
            self._note_cell()

    def _note_cell(self) -> None:
        row, column, notes = self._row, self._column, self.notes
        if self._value:
            notes.add(row, column, row, column)
            if self._type == "e":
                notes.errors.setdefault(row, {})[column] = self._value
        elif self._has_formula and not (self._type == "str" and self._value is not None):
            # A formula of type "str" may well hold an empty text.
            letters = address(row, column).rstrip(_DIGITS)
            count, first = notes.valueless.get(letters, (0, address(row, column)))
            notes.valueless[letters] = count + 1, first

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = self._position(reference)

    def _position(self, reference: str) -> tuple[int, int]:
        letters = reference.rstrip(_DIGITS)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column(letters)
        return _number(reference[len(letters) :], 0), column


class _OdfScanner(Scanner):
    """The tables of an OpenDocument spreadsheet, where rows and cells have counts of repetition."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: dict[str, Notes] = {}
        self._notes = Notes()
        self._row = self._column = self._rows = 0
        self._is_hidden = False
        """Whether the present row is, and no value of it was seen yet."""
        self._cells = range(0)
        """The columns that the present cell stands for."""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("table-cell", "covered-table-cell"):
            self._note_cell({local(key): value for key, value in attributes.items()})
        elif name == "a":
            self._note_link(attribute(attributes, "href"))
        elif name == "table-row":
            self._row += self._rows
            self._rows = _number(attribute(attributes, "number-rows-repeated"), 1)
            self._column = 1
            self._is_hidden = attribute(attributes, "visibility") in _ODF_HIDDEN
        elif name == "table-column":
            columns = _number(attribute(attributes, "number-columns-repeated"), 1)
            if attribute(attributes, "visibility") in _ODF_HIDDEN:
                self._notes.hidden_columns += columns_within(self._column, self._column + columns - 1)
            self._column += columns
        elif name == "table":
            if len(self.tables) == MAX_SHEETS:
                raise IntakeError(Code.TOO_MANY_SHEETS, limit=MAX_SHEETS)
            self._row, self._rows, self._column = 1, 0, 1
            self._notes = self.tables[_sheet_name(attribute(attributes, "name"))] = Notes()

    def _note_cell(self, attributes: Attributes) -> None:
        columns = _number(attributes.get("number-columns-repeated"), 1)
        row, column = self._row, self._column
        self._cells = range(column, column + columns)
        if formula := attributes.get("formula"):
            self._note_link(formula_address(formula))
        if "value-type" in attributes:
            self._notes.hidden_rows += self._rows if self._is_hidden else 0
            self._is_hidden = False
            self._notes.add(row, column, row + self._rows - 1, column + columns - 1)
        down = _number(attributes.get("number-rows-spanned"), 1)
        across = _number(attributes.get("number-columns-spanned"), 1)
        if down > 1 or across > 1:
            self._notes.merged.append((row, column, row + down - 1, column + across - 1))
        self._column += columns

    def _note_link(self, address: str | None) -> None:
        add_links(self._notes.links, range(self._row, self._row + self._rows), self._cells, address)


def _sheet_name(text: str | None) -> str:
    if text is None or len(text) > _LONGEST_NAME:
        raise IntakeError(Code.BROKEN_WORKBOOK)
    return text


def _number(text: str | None, otherwise: int) -> int:
    """The whole number in *text*, or *otherwise* if there is none.

    Raises:
        IntakeError: it is no number, or larger than any sheet has.
    """
    if text is None:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise IntakeError(Code.BROKEN_WORKBOOK)
    return int(text)


def _column(letters: str) -> int:
    """The number of a column: ``"AB"`` -> 28.

    Raises:
        IntakeError: no column has such letters.
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= _MOST_LETTERS):
        raise IntakeError(Code.BROKEN_WORKBOOK)
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
