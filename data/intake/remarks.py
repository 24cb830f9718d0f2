"""Remarks on a list, its rows and columns, and the error that refuses a whole file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a row is lost (error) or was used with something left out or changed (warning)."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """What is wrong. The words stand in the text ``intake.<code>``, with the named values given here."""

    # The file: refused whole.
    TOO_LARGE = "too-large"
    """Values: limit (megabytes)."""
    EMPTY = "empty"
    NO_ROWS = "no-rows"
    """A header and nothing below it."""
    BINARY = "binary"
    BROKEN_TEXT = "broken-text"
    """In no encoding that is read here."""
    HTML = "html"
    XML = "xml"
    PDF = "pdf"
    PICTURE = "picture"
    ZIP = "zip"
    WORD = "word"
    OPEN_DOCUMENT = "open-document"
    """An OpenDocument file other than a spreadsheet."""
    ENCRYPTED = "encrypted"
    ZIP_BOMB = "zip-bomb"
    """Values: limit (megabytes)."""
    TOO_MANY_PARTS = "too-many-parts"
    """Values: limit."""
    TOO_MANY_SHEETS = "too-many-sheets"
    """Values: limit."""
    TOO_MANY_STYLES = "too-many-styles"
    """Values: limit."""
    TOO_MANY_STRINGS = "too-many-strings"
    """Values: limit."""
    TOO_MANY_TAGS = "too-many-tags"
    """Values: limit."""
    TOO_DEEP = "too-deep"
    """Elements, objects or arrays within one another. Values: limit."""
    TOO_SPREAD = "too-spread"
    """Values of a sheet far apart. Values: last (address of the last one), limit (rows times columns)."""
    BROKEN_WORKBOOK = "broken-workbook"
    BROKEN_JSON = "broken-json"
    """Values: line (0: unknown)."""
    TOO_MANY_VALUES = "too-many-values"
    """Of a GeoJSON file. Values: limit."""
    BROKEN_PROJECT = "broken-project"
    NOT_GEOJSON = "not-geojson"
    TOO_MANY_ROWS = "too-many-rows"
    """Values: limit."""
    TOO_MANY_COLUMNS = "too-many-columns"
    """Values: limit."""
    TOO_MANY_CELLS = "too-many-cells"
    """Values: limit."""
    LINE_TOO_LONG = "line-too-long"
    """Values: line, limit (characters)."""
    LINE_TOO_WIDE = "line-too-wide"
    """Values: line, limit (cells)."""

    # The reading of the file, in a process of its own.
    BUSY = "busy"
    """As many lists are being read, and waiting, as may be."""
    TOO_MUCH_MEMORY = "too-much-memory"
    """Values: limit (megabytes)."""
    TOO_SLOW = "too-slow"
    """Values: limit (seconds)."""
    READING_FAILED = "reading-failed"
    """The process ended without an answer."""

    # The table as a whole.
    WINDOWS_1252 = "windows-1252"
    MIXED_ENCODING = "mixed-encoding"
    QUOTED_LINES = "quoted-lines"
    NO_HEADINGS = "no-headings"
    READ_AS_HEADINGS = "read-as-headings"
    """A first row of which no heading is known. Values: row."""
    HIDDEN = "hidden"
    """Values: rows, columns, sheets (numbers of each, of which only what there is is named)."""
    OTHER_SHEETS = "other-sheets"
    """Values: sheet, others."""
    MERGED_CELLS = "merged-cells"
    """Values: n (ranges)."""
    EMPTY_FORMULAS = "empty-formulas"
    """Values: n (cells), first (address)."""
    ROWS_ABOVE = "rows-above"
    """Values: n (rows above the header)."""
    HEADINGS_AGAIN = "headings-again"
    """Values: n (rows that repeat the header), first (row)."""
    COLUMN_UNNAMED = "column-unnamed"
    COLUMN_TWICE = "column-twice"
    LINKS = "links"
    """The column was made of the addresses that cells of another link to."""
    EXTRA_COLUMNS = "extra-columns"
    """Values: n (columns left out), limit."""
    FIELD_UNMAPPED = "field-unmapped"
    """Values: field."""
    HOME_UNMAPPED = "home-unmapped"
    TOO_MANY_LEVELS = "too-many-levels"
    """The list is one group. Values: n (found), limit."""
    NOTHING_USABLE = "nothing-usable"

    # A row, or a cell of it.
    QUOTES = "quotes"
    TOO_MANY_FIELDS = "too-many-fields"
    """Values: n (found), expected."""
    TOO_FEW_FIELDS = "too-few-fields"
    """Values: n (found), expected."""
    CELL_TOO_LONG = "cell-too-long"
    """Values: limit (characters)."""
    SPREADSHEET_ERROR = "spreadsheet-error"
    VALUE_MISSING = "value-missing"
    """Values: field."""
    HOME_MISSING = "home-missing"
    """Neither a home nor coordinates, in a list that has columns for these."""
    NAME_TWICE = "name-twice"
    """Values: first (row)."""
    ID_TWICE = "id-twice"
    """Values: used (the id given instead)."""
    LEVEL_UNKNOWN = "level-unknown"
    URL = "url"
    SEVERAL_ADDRESSES = "several-addresses"
    """Values: n (found)."""
    YEAR = "year"
    NUMBER = "number"
    NUMBER_IN_WORDS = "number-in-words"
    """No number, but kept as the text that the card shows."""
    NUMBER_READ_AS = "number-read-as"
    """Values: used (the number that was read)."""
    CHOICE = "choice"
    """Values: choices."""
    AWARD = "award"
    INVALID = "invalid"
    COORDINATE_UNREADABLE = "coordinate-unreadable"
    COORDINATE_ALONE = "coordinate-alone"
    COORDINATES_RANGE = "coordinates-range"
    COORDINATES_SWAPPED = "coordinates-swapped"
    COORDINATES_UTM = "coordinates-utm"
    COORDINATES_ZERO = "coordinates-zero"
    GEOMETRY_MISSING = "geometry-missing"
    GEOMETRY_KIND = "geometry-kind"
    GEOMETRY_BROKEN = "geometry-broken"


WITHOUT_POINT = frozenset({
    Code.COORDINATE_UNREADABLE, Code.COORDINATE_ALONE, Code.COORDINATES_RANGE, Code.COORDINATES_UTM,
    Code.COORDINATES_ZERO, Code.GEOMETRY_MISSING, Code.GEOMETRY_KIND, Code.GEOMETRY_BROKEN,
})  # fmt: skip
"""The remarks on rows whose coordinates are not used. Values: home, where the row names one that is used instead."""

Values = Mapping[str, str | int]


@dataclass(frozen=True)
class Remark:
    """One remark on a list.

    ``row`` is the row as an editor shows it and ``column`` the list's own header; None: the remark is about the
    whole list, or the whole row. ``value`` is what was read, ``parameters`` what the words need.
    """

    code: Code
    severity: Severity = Severity.WARNING
    row: int | None = None
    column: str | None = None
    value: str | None = None
    parameters: Values = field(default_factory=dict)


class IntakeError(Exception):
    """A file cannot be read as a list at all: why, as a code, and the values that its words need."""

    def __init__(self, code: Code, **parameters: str | int) -> None:
        self.code = code
        self.parameters: Values = parameters
        super().__init__(f"{code} {parameters}" if parameters else str(code))
