"""Encode a table as JSON Lines, and decode it: how the process that reads a file answers the one that asked.

The decoder trusts nothing: a line is plain JSON of bounded length, and every value in it is checked. First come
lines of progress, then the table without its rows, its remarks and rows in portions, and an end; or one error::

    {"progress": 0.25}
    {"table": {"name": "list.csv", "format": "csv", "columns": ["Name"], "rows": 2, ...}}
    {"remarks": [["too-few-fields", "warning", 2, null, null, {"n": 1, "expected": 3}]]}
    {"rows": [[2, "A"], [3, "B"]]}
    {"end": true}
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from data.intake.limits import MAX_COLUMNS, MAX_LINES, MAX_ROWS, MAX_SHEETS
from data.intake.remarks import Code, IntakeError, Remark, Severity
from data.intake.table import Decisions, FileFormat, ProgressCallback, RawRow, RawTable

MAX_LINE_BYTES = 16_000_000
"""Of one line."""

# Of one line, about: little enough to be read without keeping others from their turn.
_VALUES_A_LINE, _CHARACTERS_A_LINE = 5_000, 500_000
_MAX_REMARKS = 2_000_000
_RECEIVED = 0.5  # share of the work that is done when the rows begin to come

Part = TypeVar("Part")


class DecodeError(Exception):
    """The lines do not encode a table."""


class TruncatedError(EOFError):
    """The lines end before the table does."""


def encode_table(table: RawTable) -> Iterator[bytes]:
    """Return the lines that encode *table*."""
    about = {
        "name": table.name,
        "format": table.format,
        "columns": table.columns,
        "rows": len(table.rows),
        "encoding": table.encoding,
        "separator": table.separator,
        "sheet": table.sheet,
        "sheets": table.sheets,
        "decisions": encode_decisions(table.decisions) if table.decisions else None,
    }
    yield encode_line(table=about)
    for some in _portions(map(encode_remark, table.remarks)):
        yield encode_line(remarks=some)
    rows = ([row.number, *(row.cells[column] for column in table.columns)] for row in table.rows)
    for portion in _portions(rows):
        yield encode_line(rows=portion)
    yield encode_line(end=True)


def encode_remark(remark: Remark) -> list[Any]:
    """Return *remark* as :func:`decode_remark` takes its parts."""
    return [remark.code, remark.severity, remark.row, remark.column, remark.value, dict(remark.parameters)]


def encode_decisions(decisions: Decisions) -> dict[str, Any]:
    """Return *decisions* as JSON holds them; keys of objects are texts."""
    places = {str(row): place for row, place in decisions.places.items()}
    return {"title": decisions.title, "mapping": dict(decisions.mapping), "places": places}


def encode_error(error: IntakeError) -> bytes:
    """Return the line that encodes why there is no table."""
    return encode_line(error=error.code, parameters=dict(error.parameters))


def encode_line(**content: Any) -> bytes:
    """Return one message as a line; ASCII only, since texts may hold halves of surrogate pairs."""
    return json.dumps(content, separators=(",", ":")).encode("ascii") + b"\n"


def decode_table(lines: Iterable[bytes], progress: ProgressCallback) -> RawTable:
    """Return the table that *lines* encode.

    Raises:
        IntakeError: they encode why there is none.
        DecodeError: they encode no table.
        TruncatedError: they end before the table does.
    """
    try:
        return _decode(iter(lines), progress)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise DecodeError from error


def _decode(lines: Iterator[bytes], progress: ProgressCallback) -> RawTable:
    about: dict[str, Any] = {}
    rows: list[RawRow] = []
    remarks: list[Remark] = []
    for text in lines:
        message = json.loads(text)
        if "progress" in message:
            progress(_RECEIVED * _share(message["progress"]))
        elif "error" in message:
            raise IntakeError(Code(message["error"]), **_parameters(message["parameters"]))
        elif "table" in message:
            about = _about(message["table"])
        elif "remarks" in message:
            remarks += [decode_remark(*value) for value in message["remarks"]]
            _require(len(remarks) <= _MAX_REMARKS)
        elif "rows" in message:
            rows += [_row(about["columns"], *cells) for cells in message["rows"]]
            _require(len(rows) <= about["rows"])
            progress(_RECEIVED + (1 - _RECEIVED) * len(rows) / about["rows"])
        elif message == {"end": True}:
            _require(len(rows) == about.pop("rows"))
            return RawTable(rows=tuple(rows), remarks=tuple(remarks), **about)
        else:
            raise DecodeError
    raise TruncatedError


def _about(value: dict[str, Any]) -> dict[str, Any]:
    """All of a table but its rows and remarks."""
    columns, sheets = (tuple(map(_text, value[key])) for key in ("columns", "sheets"))
    _require(len(columns) <= MAX_COLUMNS and len(set(columns)) == len(columns) and len(sheets) <= MAX_SHEETS)
    return {
        "name": _text(value["name"]),
        "format": FileFormat(value["format"]),
        "columns": columns,
        "rows": _number(value["rows"], MAX_ROWS),
        "encoding": _optional(_text, value["encoding"]),
        "separator": _optional(_text, value["separator"]),
        "sheet": _optional(_text, value["sheet"]),
        "sheets": sheets,
        "decisions": _optional(decode_decisions, value["decisions"]),
    }


def decode_decisions(value: Any) -> Decisions:
    """Return the decisions that *value* encodes.

    Raises:
        DecodeError: it encodes none; or the ValueError, TypeError, KeyError or AttributeError that its form leads to.
    """
    places = {_number(int(row), MAX_LINES + 1): _text(place) for row, place in value["places"].items()}
    mapping = {_text(field): _text(column) for field, column in value["mapping"].items()}
    _require(len(places) <= MAX_ROWS and len(mapping) <= MAX_COLUMNS)
    return Decisions(_text(value["title"]), mapping, places)


def _row(columns: tuple[str, ...], number: Any, *cells: Any) -> RawRow:
    return RawRow(_number(number, MAX_LINES + 1), dict(zip(columns, map(_text, cells), strict=True)))


def decode_remark(code: Any, severity: Any, row: Any, column: Any, value: Any, parameters: Any) -> Remark:
    """Return the remark of these parts.

    Raises:
        DecodeError: a part is not of its kind; or a ValueError.
    """
    return Remark(
        Code(code),
        Severity(severity),
        _optional(lambda number: _number(number, MAX_LINES + 1), row),
        _optional(_text, column),
        _optional(_text, value),
        _parameters(parameters),
    )


def _parameters(value: Any) -> dict[str, str | int]:
    _require(isinstance(value, dict) and all(type(value) in (str, int) for value in value.values()))
    return dict(value)


def _text(value: Any) -> str:
    _require(isinstance(value, str))
    return str(value)


def _number(value: Any, most: int) -> int:
    _require(type(value) is int and 0 <= value <= most)
    return int(value)


def _share(value: Any) -> float:
    _require(type(value) in (int, float) and 0 <= value <= 1)
    return float(value)


def _optional(checked: Callable[[Any], Part], value: Any) -> Part | None:
    return None if value is None else checked(value)


def _require(holds: bool) -> None:
    if not holds:
        raise DecodeError


def _portions(items: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """The lists in *items*, as many together as one line may hold."""
    portion: list[list[Any]] = []
    values = characters = 0
    for item in items:
        portion.append(item)
        values += len(item)
        characters += sum(len(value) for value in item if isinstance(value, str))
        if values >= _VALUES_A_LINE or characters >= _CHARACTERS_A_LINE:
            yield portion
            portion, values, characters = [], 0, 0
    if portion:
        yield portion
