"""The descriptor of a catalogue, ``datapackage.json``: title, licence, source, expected counts, columns.

Its format is that of tabular data packages (Frictionless Data, specification v1).
"""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from data.csv_rows import read_text
from data.errors import DataError
from data.model import Identifier, Text, Website
from data.records import validation_problems

DESCRIPTOR = "datapackage.json"
"""The file's name in a catalogue's folder."""


class Licence(BaseModel):
    """A licence of the data."""

    title: Text


class Origin(BaseModel):
    """Where the list comes from."""

    path: Website


class Descriptor(BaseModel):
    """The parts of the descriptor that a catalogue is made of; others are ignored.

    ``expected`` holds how many ``clusters``, ``organisations`` and clusters at ``level:<id>`` there must be.
    """

    name: Identifier
    title: Text
    licenses: Annotated[tuple[Licence, ...], Field(min_length=1)]
    sources: Annotated[tuple[Origin, ...], Field(min_length=1)]
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
