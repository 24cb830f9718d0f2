"""Read one row of a list: its cells as the fields of a cluster, and remarks on what could not be read."""

from collections.abc import Callable, Mapping
from typing import Any

from data.csv_rows import split_list
from data.intake import values
from data.intake.columns import LOCATED_BY, OWN_COORDINATES
from data.intake.remarks import Code, Remark
from data.intake.table import RawRow, clean
from data.records import LIST_COLUMNS
from data.spelling import fold

Fields = dict[str, Any]

_NUMBERS: Mapping[str, tuple[Callable[[str], values.Read | None], Code]] = {
    "members": (values.whole_number, Code.NUMBER),
    "members_year": (values.year, Code.YEAR),
    "admitted_year": (values.year, Code.YEAR),
}
_LISTS = LIST_COLUMNS | {"sources", "awards"}
_POSITION = ("latitude", "longitude")
# A cluster can be called anything, and a level too.
_ALWAYS_TEXT = frozenset({"listed_name", "level"})


def read_row(row: RawRow, mapping: Mapping[str, str]) -> tuple[Fields, list[Remark]]:
    """Return the fields that *row* gives by *mapping* (field to column), and what there is to say of them.

    An empty cell, or one that says "unknown", gives no field. Levels, ids and awards stay as they are written:
    what they mean depends on the rest of the list.
    """
    remarks: list[Remark] = []
    texts = _texts(row, mapping, remarks)
    fields: Fields = {field: text for field, text in texts.items() if field not in _NUMBERS}
    for field, text in texts.items():
        if field in _NUMBERS:
            fields |= _number(field, text, row.number, mapping[field], remarks)
        elif field in _LISTS:
            fields[field] = split_list(text)
    if "members" in texts and "members" not in fields:
        # The number in words is better than no number.
        fields.setdefault("members_text", texts["members"])
    if "website" in fields:
        fields["website"] = values.web_address(fields["website"])
    if "home_confidence" in fields:
        fields["home_confidence"] = fold(fields["home_confidence"])
    for field in _POSITION:
        fields.pop(field, None)
    return fields | _position(row, texts, mapping, remarks), remarks


def _texts(row: RawRow, mapping: Mapping[str, str], remarks: list[Remark]) -> dict[str, str]:
    """The cells that say something, by field."""
    texts = {}
    for field, column in mapping.items():
        text = clean(row.cells.get(column, ""))
        if text.upper() in values.SPREADSHEET_ERRORS:
            remarks.append(Remark(Code.SPREADSHEET_ERROR, row=row.number, column=column, value=text))
        elif text and (field in _ALWAYS_TEXT or not values.is_unknown(text)):
            texts[field] = text
    return texts


def _number(field: str, text: str, row: int, column: str, remarks: list[Remark]) -> Fields:
    read, code = _NUMBERS[field]
    number = read(text)
    if number is None:
        remarks.append(Remark(code, row=row, column=column, value=text))
        return {}
    if number.altered:
        used = {"used": str(number.value)}
        remarks.append(Remark(Code.NUMBER_READ_AS, row=row, column=column, value=text, parameters=used))
    return {field: number.value}


def _position(
    row: RawRow, texts: Mapping[str, str], mapping: Mapping[str, str], remarks: list[Remark]
) -> Fields:
    """Latitude and longitude if both are there and can be meant; nothing otherwise."""
    given = [field for field in _POSITION if field in texts]
    # What a geocoder once found is found again from the home, which may have been mended since.
    if not given or row.cells.get(LOCATED_BY, "") not in ("", OWN_COORDINATES):
        return {}

    def refuse(code: Code, field: str | None = None) -> Fields:
        value = texts[field] if field else ", ".join(texts[each] for each in given)
        remarks.append(Remark(code, row=row.number, column=mapping[field or given[0]], value=value))
        return {}

    if len(given) == 1:
        return refuse(Code.COORDINATE_ALONE)
    position = {field: values.degrees(texts[field]) for field in _POSITION}
    for field, number in position.items():
        if number is None:
            return refuse(Code.COORDINATE_UNREADABLE, field)
    latitude, longitude = (position[field] or 0.0 for field in _POSITION)
    problem = values.position_problem(latitude, longitude)
    return refuse(problem) if problem else dict(position)
