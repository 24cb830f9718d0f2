"""A table as lines of JSON, from the process that read it to the one that asked.

The receiver believes nothing: a line is plain JSON of bounded length, and what it says is checked. The first
lines tell progress, then come the table without its rows, the rows in portions, and an end; or one error::

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
from data.intake.table import Format, Progress, RawRow, RawTable

MAX_LINE_BYTES = 16_000_000
"""Of one line."""

# Of one line, about: little enough to be read without keeping others from their turn.
_VALUES_A_LINE, _CHARACTERS_A_LINE = 5_000, 500_000
_MAX_REMARKS = 2_000_000
_RECEIVED = 0.5  # share of the work that is done when the rows begin to come

Part = TypeVar("Part")


class TransferError(Exception):
    """What came is not a table."""


class NoEndError(Exception):
    """Nothing more came, though the table was not whole."""


def sent(table: RawTable) -> Iterator[bytes]:
    """The lines that say *table*."""
    about = {
        "name": table.name,
        "format": table.format,
        "columns": table.columns,
        "rows": len(table.rows),
        "encoding": table.encoding,
        "separator": table.separator,
        "sheet": table.sheet,
        "sheets": table.sheets,
    }
    yield line(table=about)
    remarks = (
        [said.code, said.severity, said.row, said.column, said.value, dict(said.parameters)]
        for said in table.remarks
    )
    for some in _portions(remarks):
        yield line(remarks=some)
    rows = ([row.number, *(row.cells[column] for column in table.columns)] for row in table.rows)
    for portion in _portions(rows):
        yield line(rows=portion)
    yield line(end=True)


def sent_error(error: IntakeError) -> bytes:
    """The line that says why there is no table."""
    return line(error=error.code, parameters=dict(error.parameters))


def line(**content: Any) -> bytes:
    """One line; ASCII only, since texts may hold halves of surrogate pairs."""
    return json.dumps(content, separators=(",", ":")).encode("ascii") + b"\n"


def received(lines: Iterable[bytes], progress: Progress) -> RawTable:
    """Return the table that *lines* say.

    Raises:
        IntakeError: they say why there is none.
        TransferError: they make no sense.
        NoEndError: they end too soon.
    """
    try:
        return _received(iter(lines), progress)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise TransferError from error


def _received(lines: Iterator[bytes], progress: Progress) -> RawTable:
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
            remarks += [_remark(*said) for said in message["remarks"]]
            _require(len(remarks) <= _MAX_REMARKS)
        elif "rows" in message:
            rows += [_row(about["columns"], *cells) for cells in message["rows"]]
            _require(len(rows) <= about["rows"])
            progress(_RECEIVED + (1 - _RECEIVED) * len(rows) / about["rows"])
        elif message == {"end": True}:
            _require(len(rows) == about.pop("rows"))
            return RawTable(rows=tuple(rows), remarks=tuple(remarks), **about)
        else:
            raise TransferError
    raise NoEndError


def _about(said: dict[str, Any]) -> dict[str, Any]:
    """All of a table but its rows and remarks."""
    columns, sheets = (tuple(map(_text, said[key])) for key in ("columns", "sheets"))
    _require(len(columns) <= MAX_COLUMNS and len(set(columns)) == len(columns) and len(sheets) <= MAX_SHEETS)
    return {
        "name": _text(said["name"]),
        "format": Format(said["format"]),
        "columns": columns,
        "rows": _number(said["rows"], MAX_ROWS),
        "encoding": _optional(_text, said["encoding"]),
        "separator": _optional(_text, said["separator"]),
        "sheet": _optional(_text, said["sheet"]),
        "sheets": sheets,
    }


def _row(columns: tuple[str, ...], number: Any, *cells: Any) -> RawRow:
    return RawRow(_number(number, MAX_LINES + 1), dict(zip(columns, map(_text, cells), strict=True)))


def _remark(code: Any, severity: Any, row: Any, column: Any, value: Any, parameters: Any) -> Remark:
    return Remark(
        Code(code),
        Severity(severity),
        _optional(lambda number: _number(number, MAX_LINES + 1), row),
        _optional(_text, column),
        _optional(_text, value),
        _parameters(parameters),
    )


def _parameters(said: Any) -> dict[str, str | int]:
    _require(isinstance(said, dict) and all(type(value) in (str, int) for value in said.values()))
    return dict(said)


def _text(said: Any) -> str:
    _require(isinstance(said, str))
    return str(said)


def _number(said: Any, most: int) -> int:
    _require(type(said) is int and 0 <= said <= most)
    return int(said)


def _share(said: Any) -> float:
    _require(type(said) in (int, float) and 0 <= said <= 1)
    return float(said)


def _optional(checked: Callable[[Any], Part], said: Any) -> Part | None:
    return None if said is None else checked(said)


def _require(holds: bool) -> None:
    if not holds:
        raise TransferError


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
