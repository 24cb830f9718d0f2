"""The descriptor of a catalogue, ``datapackage.json``: title, licence, source, expected counts, columns.

Its format is that of tabular data packages (Frictionless Data, specification v1).
"""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from data.columns import CLUSTERS_FILE_COLUMNS, COLUMNS, GEOCODING_COLUMNS, KEY_COLUMNS, Kind
from data.csv_rows import read_text
from data.errors import DataError, Problem
from data.model import Identifier, Text, Website
from data.records import validation_problems

DESCRIPTOR = "datapackage.json"
"""The file's name in a catalogue's folder."""

_TYPES = {Kind.NUMBER: "integer", Kind.YEAR: "integer", Kind.DEGREES: "number"}


class Licence(BaseModel):
    """A licence of the data: what it is called, and where its text is."""

    title: Text
    path: Website | None = None


class Origin(BaseModel):
    """Where the list comes from."""

    path: Website


class Descriptor(BaseModel):
    """The parts of the descriptor that are read here; others are ignored.

    Attributes:
        created: the day on which the data got their present form.
        resources: descriptions of the files.
        expected: how many ``clusters``, ``organisations`` and clusters at ``level:<id>`` there must be.
    """

    name: Identifier
    title: Text
    created: date | None = None
    licenses: Annotated[tuple[Licence, ...], Field(min_length=1)]
    sources: Annotated[tuple[Origin, ...], Field(min_length=1)]
    resources: tuple[dict[str, Any], ...] = ()
    expected: dict[str, int] = {}


def read_descriptor(folder: Path) -> Descriptor:
    """Read the descriptor of the catalogue in *folder*.

    Raises:
        DataError: the file cannot be read, is not JSON, or lacks a part.
    """
    try:
        return Descriptor.model_validate_json(read_text(folder / DESCRIPTOR))
    except ValidationError as error:
        raise DataError(validation_problems(error, DESCRIPTOR, None)) from error


def describe_columns(folder: Path) -> None:
    """Write the columns of clusters, as :mod:`data.columns` declares them, into the descriptor in *folder*.

    Raises:
        DataError: the descriptor cannot be read, or describes no ``clusters``.
        OSError: it cannot be written.
    """
    read_descriptor(folder)
    descriptor = json.loads(read_text(folder / DESCRIPTOR))
    clusters = [
        resource for resource in descriptor.get("resources", ()) if resource.get("name") == "clusters"
    ]
    if not clusters:
        raise DataError([Problem(DESCRIPTOR, None, "resources", "describes no clusters")])
    for resource in clusters:
        resource["schema"] = {
            "fields": [described(name) for name in CLUSTERS_FILE_COLUMNS],
            "primaryKey": "id",
            "missingValues": [""],
        }
    text = json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n"
    (folder / DESCRIPTOR).write_text(text, encoding="utf-8")


def described(name: str) -> dict[str, Any]:
    """The column *name* of files and exports as a field of a table schema."""
    if name in GEOCODING_COLUMNS:
        return {"name": name, "type": "string", "description": GEOCODING_COLUMNS[name]}
    column = COLUMNS[name]
    field = {"name": name, "type": _TYPES.get(column.kind, "string"), "description": column.description}
    return field | ({"constraints": {"required": True}} if name in KEY_COLUMNS else {})
