"""What people write into cells, read as values: numbers, years, coordinates, awards."""

import re
from collections.abc import Collection
from typing import NamedTuple

from data.columns import AWARD_DETAILS, NORWEGIAN_NOTE
from data.intake.remarks import Code
from data.model import FIRST_YEAR, LAST_YEAR, AwardKind

# Words for what is not known; read as an empty cell.
_UNKNOWN = frozenset({
    "", "-", "–", "—", "?", "n/a", "na", "nan", "null", "none", "unknown", "not found", "not available",
    "ukjent", "mangler", "ikke oppgitt", "ikkje oppgitt", "ikke kjent",
})  # fmt: skip
SPREADSHEET_ERRORS = frozenset(
    {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#I/T", "#VERDI!", "#NAVN?"}
)

_WHOLE = re.compile(r"\d{1,9}")
_GROUPED = re.compile(r"\d{1,3}(?:[ .,'’]\d{3}){1,2}")
_WITH_ZERO_DECIMALS = re.compile(r"(\d{1,9})[.,]0+")
_DATE = re.compile(r"(?:(\d{4})-\d{1,2}-\d{1,2}(?:[ T].*)?|\d{1,2}[./]\d{1,2}[./](\d{4}))")
# The first year of a span, or the year behind a month or a word such as "ca.".
_YEARS = re.compile(r"(\d{4})\s*(?:[-–—/]|til|to)\s*(?:\d{2}|\d{4})?")
_YEAR_IN_WORDS = re.compile(r"(?:\d{1,2}\.?\s+)?[^\W\d_]{2,12}\.?,?\s+(\d{4})")
_WKT_POINT = re.compile(r"(?i)(?:SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*(\S+?)\s+([^\s)]+)(?:\s+[^\s)]+)?\s*\)")
_LONGEST_POSITION = 100  # characters
_LETTER = "[NSEØWVnseøwv]"  # of a direction, in English or Norwegian
_SOUTH_OR_WEST, _EAST_OR_WEST = frozenset("SWV"), frozenset("EØWV")
_POINT, _COMMA = r"[+\-−]?\d{1,3}(?:\.\d+)?", r"[+\-−]?\d{1,3},\d+"
# Degrees, minutes and seconds, as maps and the panels of photographs show them.
_SEXAGESIMAL = (
    r"\d{1,3}\s*[°º]\s*\d{1,2}(?:[.,]\d+)?\s*['′’](?:\s*\d{1,2}(?:[.,]\d+)?\s*(?:[\"″”]|''|′′|’’))?"
)


_DEGREES = rf"(?:{_SEXAGESIMAL}|{_COMMA}|{_POINT})\s*°?"


def _pair(number: str, between: str) -> str:
    """The pattern of two numbers of degrees with something *between* them; a letter may stand before or behind each."""
    one = rf"({_LETTER}?\s*{number}\s*°?\s*{_LETTER}?)"
    return rf"{one}\s*{between}\s*{one}"


# Where both have their letter on the same side, nothing need stand between them. This is tried first: a letter in front
# of the second number must not be taken for one behind the first.
_LETTERED = (
    rf"({_LETTER}\s*{_DEGREES})\s*[,;/]?\s*({_LETTER}\s*{_DEGREES})"
    rf"|({_DEGREES}\s*{_LETTER})\s*[,;/]?\s*({_DEGREES}\s*{_LETTER})"
)
# Otherwise decimal commas are read only where something else than a comma stands between the numbers.
_BARE = rf"{_pair(_POINT, '[,;/ ]')}|{_pair(_COMMA, '(?:[;/ ]|, )')}|{_pair(_SEXAGESIMAL, '[,;/]?')}"
_PAIR = re.compile(rf"[\[(]?\s*(?:{_LETTERED}|{_BARE})\s*[\])]?")
_DECIMAL = re.compile(r"[+\-−]?\d{1,12}(?:[.,]\d+)?(?:[eE]-?\d{1,2})?")
_AWARD = re.compile(r"(\d{4}|\?)(?: (.*))?", re.DOTALL)
_AWARD_DETAIL = re.compile(rf"({'|'.join(AWARD_DETAILS)})=(\S+)(?: |$)")
_KINDS = frozenset(AwardKind) - {AwardKind.AWARD}

# Latitudes and longitudes of Norway with its sea, in degrees.
_NORTH, _EAST = (57.0, 72.0), (4.0, 32.0)
# Metres: what a UTM grid counts northwards in Europe starts in the millions, eastwards stays under one or two.
_METRES_NORTH = (1_000_000.0, 10_000_000.0)
_METRES_EAST = 2_000_000.0


class ReadNumber(NamedTuple):
    """A value and whether it was written otherwise than it was read."""

    value: int
    altered: bool


def is_unknown(text: str) -> bool:
    """Whether *text* is empty or a word for "unknown"."""
    return text.casefold() in _UNKNOWN


def whole_number(text: str) -> ReadNumber | None:
    """Read a whole number; grouped thousands and decimals of zero count as alterations. None: no number."""
    text = " ".join(text.split())
    if _WHOLE.fullmatch(text):
        return ReadNumber(int(text), altered=False)
    # "1.000" is a thousand far more often than one with three decimals.
    if _GROUPED.fullmatch(text):
        return ReadNumber(int(re.sub(r"\D", "", text)), altered=" " not in text)
    match = _WITH_ZERO_DECIMALS.fullmatch(text)
    return ReadNumber(int(match[1]), altered=True) if match else None


def year(text: str) -> ReadNumber | None:
    """Read a year; of a date or "June 2020", its year; of a span, the first. None: no year that a cluster can have."""
    if match := _DATE.fullmatch(text):
        read: ReadNumber | None = ReadNumber(int(match[1] or match[2]), altered=True)
    elif match := _YEARS.fullmatch(text) or _YEAR_IN_WORDS.fullmatch(text):
        read = ReadNumber(int(match[1]), altered=True)
    else:
        read = whole_number(text)
    return read if read and FIRST_YEAR <= read.value <= LAST_YEAR else None


def degrees(text: str) -> float | None:
    """Read degrees: a decimal number with point or comma, or one with minutes and seconds. None: it is neither.

    A letter before or after it says the direction; those for south and west make it negative.
    """
    letters = re.findall(_LETTER, text.upper())
    bare = re.sub(rf"^\s*{_LETTER}|{_LETTER}\s*$", "", text).strip()
    if re.fullmatch(_SEXAGESIMAL, bare):
        whole, minutes, *seconds = (
            float(part.replace(",", ".")) for part in re.findall(r"\d+(?:[.,]\d+)?", bare)
        )
        number = whole + minutes / 60 + (seconds[0] if seconds else 0) / 3600
    elif _DECIMAL.fullmatch(bare := bare.removesuffix("°").rstrip()):
        number = float(bare.replace(",", ".").replace("−", "-"))
    else:
        return None
    return -number if letters and letters[-1] in _SOUTH_OR_WEST else number


def position(text: str) -> tuple[float, float] | None:
    """Read one text that holds latitude and longitude in degrees, in this order, or a point in WKT (longitude first).

    Letters such as E or Ø say which is which. None: it is neither.
    """
    text = " ".join(text.split())
    if len(text) > _LONGEST_POSITION:
        return None
    if point := _WKT_POINT.fullmatch(text):
        longitude, latitude = degrees(point[1]), degrees(point[2])
    elif (pair := _PAIR.fullmatch(text)) and not _DECIMAL.fullmatch(text):
        first, second = (part for part in pair.groups() if part)
        latitude, longitude = degrees(first), degrees(second)
        if _EAST_OR_WEST.intersection(first.upper()):
            latitude, longitude = longitude, latitude
    else:
        return None
    return None if latitude is None or longitude is None else (latitude, longitude)


def position_text(latitude: float, longitude: float) -> str:
    """Latitude and longitude in degrees as one text that :func:`position` reads."""
    return f"{latitude:.5f}, {longitude:.5f}"


def position_problem(latitude: float, longitude: float) -> Code | None:
    """Why the coordinates (degrees, WGS 84) cannot be meant, or None."""
    if _is_grid(latitude, longitude) or _is_grid(longitude, latitude):
        return Code.COORDINATES_UTM
    if _within(_EAST, latitude) and _within(_NORTH, longitude):
        return Code.COORDINATES_SWAPPED
    if abs(latitude) > 90 or abs(longitude) > 180:
        return Code.COORDINATES_RANGE
    return Code.COORDINATES_ZERO if latitude == longitude == 0 else None


def _is_grid(north: float, east: float) -> bool:
    return _within(_METRES_NORTH, north) and abs(east) < _METRES_EAST and abs(east) > 180


def _within(bounds: tuple[float, float], value: float) -> bool:
    return bounds[0] <= value <= bounds[1]


def award(text: str, levels: Collection[str]) -> dict[str, str] | None:
    """The fields of one award as our exports write it: year or "?", level, kind, details, notes. None: not one.

    A first word that is no id of *levels* begins the note.
    """
    match = _AWARD.fullmatch(text)
    if match is None:
        return None
    fields = {} if match[1] == "?" else {"year": match[1]}
    rest = match[2] or ""
    for field, known in (("level", levels), ("kind", _KINDS)):
        word, _, after = rest.partition(" ")
        if word in known:
            fields[field], rest = word, after
    while detail := _AWARD_DETAIL.match(rest):
        fields[detail[1]], rest = detail[2], rest[detail.end() :]
    note, _, note_nb = rest.partition(NORWEGIAN_NOTE)
    notes = {"note": note.strip(), "note_nb": note_nb.strip()}
    return fields | {name: written for name, written in notes.items() if written}
