"""Read one row of a list: its cells as the fields of a cluster, and remarks on what could not be read."""

from collections.abc import Callable, Mapping
from typing import Any

from data.columns import (
    COLUMNS,
    EVIDENCE_COLUMNS,
    LIST_COLUMNS,
    LOCATED_BY,
    LOCATED_BY_LIST,
    POSITION_COLUMNS,
    Kind,
)
from data.csv_rows import split_list
from data.intake import values
from data.intake.mapping import NAMING, PLACING
from data.intake.remarks import Code, Remark
from data.intake.table import RawRow, clean
from data.intake.web_addresses import web_address, web_addresses
from data.spelling import fold

Fields = dict[str, Any]

# How numbers are read, and the remark on a text that is none.
_NUMBERS: Mapping[Kind, tuple[Callable[[str], values.ReadNumber | None], Code]] = {
    Kind.NUMBER: (values.whole_number, Code.NUMBER),
    Kind.YEAR: (values.year, Code.YEAR),
}
# Where a text is kept that is no number: in words it is better than no number.
_IN_WORDS = {"members": "members_text"}
# The words of which one stands in the text of such a unit; the first one is added where none does.
_UNITS = {"municipality": ("kommune", "herad", "municipality", "suohkan"), "county": ("fylke", "county")}
# A cluster can be called anything, and a level too.
_ALWAYS_TEXT = frozenset({"listed_name", "level"})


def read_row(row: RawRow, mapping: Mapping[str, str]) -> tuple[Fields, list[Remark]]:
    """Return the fields that *row* gives by *mapping* (field to column), and remarks on them.

    An empty cell, or one with a word for "unknown", gives no field. Levels, ids and awards stay as they are written:
    what they mean depends on the rest of the list. A name and a home are always given if the row has any field that can
    stand for them.
    """
    remarks: list[Remark] = []
    texts = _texts(row, mapping, remarks)
    fields: Fields = {}
    for field, text in texts.items():
        kind = COLUMNS[field].kind
        if kind in _NUMBERS:
            fields |= _number(field, texts, row.number, mapping[field], remarks)
        elif field in LIST_COLUMNS:
            fields[field] = tuple(_value(kind, entry) for entry in split_list(text))
        elif kind is Kind.ADDRESS:
            fields[field] = _address(text, row.number, mapping[field], remarks)
        elif kind is not Kind.DEGREES:
            fields[field] = _value(kind, text)
    fields |= _position(row, texts, mapping, remarks)
    if "latitude" in fields and values.position(texts.get("home_place", "")):
        del fields[
            "home_place"
        ]  # a point is no name: what else the row says of its home has to agree with it
    return _stand_ins(fields) | fields, remarks


def at_place(fields: Fields, text: str) -> Fields:
    """The fields with the home that a person named instead of all that the row says of it.

    Args:
        fields: of the row.
        text: the name of a place, or "latitude, longitude" in degrees.
    """
    where = {*PLACING, *EVIDENCE_COLUMNS, *POSITION_COLUMNS}
    kept = {name: value for name, value in fields.items() if name not in where}
    point = values.position(text)
    return kept | {"home_place": text} | (dict(zip(POSITION_COLUMNS, point, strict=True)) if point else {})


def placed_cells(row: RawRow, mapping: Mapping[str, str], text: str) -> Mapping[str, str]:
    """The cells of *row* with a home that a person named, in the first column that says where it is; the others empty.

    Args:
        row: as it was read.
        mapping: the column of each field.
        text: the name of a place, or "latitude, longitude" in degrees.
    """
    where = (*PLACING, *EVIDENCE_COLUMNS, *POSITION_COLUMNS)
    cells = {**row.cells, **{mapping[field]: "" for field in where if field in mapping}}
    point = values.position(text)
    latitude, longitude = (mapping.get(field) for field in POSITION_COLUMNS)
    if point and latitude and longitude and latitude != longitude:
        return cells | {latitude: str(point[0]), longitude: str(point[1])}
    return cells | {next(mapping[field] for field in PLACING if field in mapping): text}


def without_position(remarks: list[Remark]) -> list[Remark]:
    """The remarks without those on coordinates, which a person has replaced."""
    return [remark for remark in remarks if not remark.code.startswith("coordinate")]


def _stand_ins(fields: Fields) -> Fields:
    """The name and the home, from the first field of the row that can stand for each."""
    names = [fields[field] for field in NAMING if field in fields]
    homes = [_as_home(field, fields) for field in PLACING if field in fields]
    return {name: texts[0] for name, texts in (("listed_name", names), ("home_place", homes)) if texts}


def _as_home(field: str, fields: Fields) -> str:
    """A field as the text of a home: a bare municipality or county says what it is, as a town may have its name."""
    if field == "latitude":
        return values.position_text(fields["latitude"], fields["longitude"])
    text = str(fields[field])
    words = _UNITS.get(field)
    is_bare = (
        words and not any(char.isdigit() for char in text) and not any(word in fold(text) for word in words)
    )
    return f"{text} {words[0]}" if words and is_bare else text


def _address(text: str, row: int, column: str, remarks: list[Remark]) -> str:
    """The first web address of a cell."""
    addresses = web_addresses(text)
    if len(addresses) > 1:
        remarks.append(
            Remark(
                Code.SEVERAL_ADDRESSES, row=row, column=column, value=text, parameters={"n": len(addresses)}
            )
        )
    return addresses[0]


def _value(kind: Kind, text: str) -> str:
    """A text as the model takes values of its *kind*, if it can."""
    if kind is Kind.ADDRESS:
        return web_address(text)
    return fold(text) if kind is Kind.CHOICE else text


def _texts(row: RawRow, mapping: Mapping[str, str], remarks: list[Remark]) -> dict[str, str]:
    """The texts of the cells that are not empty or unknown, by field."""
    texts = {}
    for field, column in mapping.items():
        text = clean(row.cells.get(column, ""))
        if text.upper() in values.SPREADSHEET_ERRORS:
            remarks.append(Remark(Code.SPREADSHEET_ERROR, row=row.number, column=column, value=text))
        elif text and (field in _ALWAYS_TEXT or not values.is_unknown(text)):
            texts[field] = text
    return texts


def _number(field: str, texts: Mapping[str, str], row: int, column: str, remarks: list[Remark]) -> Fields:
    """The number in the text of *field*, or that text as another field if the row lacks that one."""
    read, code = _NUMBERS[COLUMNS[field].kind]
    text = texts[field]
    number = read(text)
    if number is None:
        words = _IN_WORDS.get(field)
        kept = {words: text} if words and words not in texts else {}
        remarks.append(Remark(Code.NUMBER_IN_WORDS if kept else code, row=row, column=column, value=text))
        return kept
    if number.altered:
        used = {"used": str(number.value)}
        remarks.append(Remark(Code.NUMBER_READ_AS, row=row, column=column, value=text, parameters=used))
    return {field: number.value}


def _position(
    row: RawRow, texts: Mapping[str, str], mapping: Mapping[str, str], remarks: list[Remark]
) -> Fields:
    """Latitude and longitude if both are there and can be meant, were they swapped; nothing otherwise."""
    given = [field for field in POSITION_COLUMNS if field in texts]
    if not given and values.position(texts.get("home_place", "")):
        given = ["home_place"]
    # What a geocoder once found is found again from the home, which may have been corrected since.
    if not given or row.cells.get(LOCATED_BY, "") not in ("", LOCATED_BY_LIST):
        return {}
    pair, problem, field = _pair(texts, mapping, given)
    if problem:
        value = texts[field] if field else ", ".join(texts[each] for each in given)
        remarks.append(Remark(problem, row=row.number, column=mapping[field or given[0]], value=value))
    return dict(zip(POSITION_COLUMNS, pair, strict=True)) if pair else {}


def _pair(
    texts: Mapping[str, str], mapping: Mapping[str, str], given: list[str]
) -> tuple[tuple[float, float] | None, Code | None, str | None]:
    """The coordinates in the fields *given*, what is wrong with them, and with which field of them if with one."""
    if given == list(POSITION_COLUMNS) and mapping[given[0]] != mapping[given[1]]:
        latitude, longitude = (values.degrees(texts[field]) for field in given)
        if latitude is None or longitude is None:
            return None, Code.COORDINATE_UNREADABLE, given[0 if latitude is None else 1]
        pair = latitude, longitude
    elif given == ["latitude"] or given == ["longitude"]:
        return None, Code.COORDINATE_ALONE, None
    elif read := values.position(texts[given[0]]):
        pair = read
    else:
        return None, Code.COORDINATE_UNREADABLE, given[0]
    problem = values.position_problem(*pair)
    # Swapped ones are not used as they stand, but a person may say that they are to be swapped.
    return pair if problem in (None, Code.COORDINATES_SWAPPED) else None, problem, None
