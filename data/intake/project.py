"""The project file: a list with all that its reader decided on it, as one data package that reopens exactly.

Its format is that of a tabular data package (Frictionless Data, specification v1) with the rows inline, so that other
programs read it too. What only this program knows stands under one further key.
"""

import json
from typing import Any

from data.intake.geojson import check_size, parse
from data.intake.json_lines import (
    DecodeError,
    decode_decisions,
    decode_remark,
    encode_decisions,
    encode_remark,
)
from data.intake.limits import MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_LINES, MAX_ROWS
from data.intake.remarks import Code, IntakeError
from data.intake.table import LONGEST_HEADING, Decisions, FileFormat, RawRow, RawTable, clean
from data.spelling import slug

ENDING = ".clustermap.json"
_OURS = "clustermap"
_VERSION = 1


def write_project(table: RawTable, decisions: Decisions) -> bytes:
    """Return the project file of *table* and what was decided on it."""
    columns = list(table.columns)
    rows = [[row.cells[column] for column in columns] for row in table.rows]
    package = {
        "profile": "tabular-data-package",
        "name": slug(decisions.title) or "list",
        "title": decisions.title,
        "resources": [
            {
                "name": "rows",
                "profile": "tabular-data-resource",
                "data": [columns, *rows],
                "schema": {"fields": [{"name": column, "type": "string"} for column in columns]},
            }
        ],
        _OURS: {
            "version": _VERSION,
            "name": table.name,
            "rows": [row.number for row in table.rows],
            "remarks": [encode_remark(remark) for remark in table.remarks],
            **encode_decisions(decisions),
        },
    }
    return json.dumps(package, ensure_ascii=False).encode("utf-8", "replace")


def is_project(text: str) -> bool:
    """Whether *text*, which is JSON, is meant as a project file."""
    return f'"{_OURS}": {{' in text and '"tabular-data-package"' in text[:200]


def read_project(text: str) -> RawTable:
    """Return the list in a project file, with its decisions.

    Raises:
        IntakeError: it is broken, or over a limit.
    """
    check_size(text)
    try:
        return _read(parse(text))
    except (DecodeError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise IntakeError(Code.BROKEN_PROJECT) from error


def _read(package: dict[str, Any]) -> RawTable:
    header, *rows = package["resources"][0]["data"]
    ours = package[_OURS]
    columns = tuple(_cell(column, LONGEST_HEADING + 10) for column in header)
    if len(rows) > MAX_ROWS:
        raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_ROWS)
    if len(columns) > MAX_COLUMNS:
        raise IntakeError(Code.TOO_MANY_COLUMNS, limit=MAX_COLUMNS)
    if len(rows) * len(columns) > MAX_CELLS:
        raise IntakeError(Code.TOO_MANY_CELLS, limit=MAX_CELLS)
    numbers = [int(number) for number in ours["rows"]]
    if len(set(columns)) < len(columns) or len(set(numbers)) < len(numbers):
        raise DecodeError
    if not all(0 <= number <= MAX_LINES for number in numbers) or ours["version"] != _VERSION:
        raise DecodeError
    return RawTable(
        name=_cell(ours["name"], MAX_CELL_LENGTH),
        format=FileFormat.PROJECT,
        columns=columns,
        rows=tuple(
            RawRow(number, {c: _cell(cell, MAX_CELL_LENGTH) for c, cell in zip(columns, row, strict=True)})
            for number, row in zip(numbers, rows, strict=True)
        ),
        remarks=tuple(decode_remark(*remark) for remark in ours["remarks"]),
        decisions=decode_decisions(ours),
    )


def _cell(value: Any, longest: int) -> str:
    """A text of the file, clean as those of any other file are."""
    if not isinstance(value, str) or len(value) > longest:
        raise DecodeError
    return clean(value)
