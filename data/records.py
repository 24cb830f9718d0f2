"""Make records of the model from the rows of CSV files, each refused value a problem of its row."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from data.columns import LIST_COLUMNS
from data.csv_rows import CsvRow, split_list
from data.errors import DataError, Problem
from data.model import Award

RecordType = TypeVar("RecordType", bound=BaseModel)


def fields_of(row: CsvRow) -> dict[str, Any]:
    """Return the fields that the cells of *row* give: an empty cell gives none, a list column gives its parts."""
    return {
        column: split_list(cell) if column in LIST_COLUMNS else cell
        for column, cell in row.cells.items()
        if cell
    }


def to_record(kind: type[RecordType], row: CsvRow, fields: Mapping[str, Any]) -> RecordType:
    """Return *fields*, which stand in *row*, as a record.

    Raises:
        DataError: the model refuses some of them; all are listed.
    """
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise DataError(validation_problems(error, row.file, row.number)) from error


def award_of(row: CsvRow) -> tuple[str, Award]:
    """The id of whom a row of ``awards.csv`` is about, and the award.

    Raises:
        DataError: the row names nobody, or the model refuses the award.
    """
    fields = fields_of(row)
    owner = fields.pop("id", None)
    award = to_record(Award, row, fields)
    if not owner:
        raise row.error("id", "Field required")
    return owner, award


def validation_problems(error: ValidationError, file: str, row: int | None) -> list[Problem]:
    """Return what the model refuses of a row (None: of a whole file) as problems."""
    return [
        Problem(
            file,
            row,
            str(detail["loc"][0]) if detail["loc"] else None,
            detail["msg"].removeprefix("Value error, "),
            str(detail["input"]) if detail["loc"] and detail["type"] != "missing" else None,
        )
        for detail in error.errors()
    ]
