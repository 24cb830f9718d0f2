"""Reads the gazetteer's CSV tables (see ``tables/README.md``) into places."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from geo.places.errors import TableError
from geo.places.place import Place, PlaceKind

TABLES = Path(__file__).parent
"""The folder of the tables that come with the product."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One table row that knows where it stands, so that every complaint can say so."""

    path: Path
    number: int
    cells: dict[str, str]

    def fail(self, column: str, reason: str) -> TableError:
        return TableError(f"{self.path.name}, row {self.number}, column {column}: {reason}")

    def optional(self, column: str) -> str | None:
        return self.cells[column].strip() or None

    def text(self, column: str) -> str:
        value = self.optional(column)
        if value is None:
            raise self.fail(column, "is empty")
        return value

    def names(self, column: str) -> tuple[str, ...]:
        return tuple(name for part in self.cells[column].split("|") if (name := part.strip()))

    def degrees(self, column: str, limit: float) -> float:
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise self.fail(column, f"{text!r} is not a number") from None
        if not math.isfinite(value) or abs(value) > limit:
            raise self.fail(column, f"{text} is not between -{limit:g} and {limit:g} degrees")
        return value

    def population(self) -> int | None:
        text = self.optional("population") or "0"
        if not text.isdecimal():
            raise self.fail("population", f"{text!r} is not a whole number")
        return int(text) or None

    def place(
        self,
        kind: PlaceKind,
        *,
        id: str,
        municipality: str | None,
        counties: tuple[str, ...],
        population: int | None = None,
    ) -> Place:
        return Place(
            id=id,
            name=self.text("name"),
            kind=kind,
            municipality=municipality,
            counties=counties,
            latitude=self.degrees("latitude", 90),
            longitude=self.degrees("longitude", 180),
            source=self.text("source"),
            population=population,
            other_names=self.names("other_names"),
        )


def _settlement(row: _Row, kind: PlaceKind) -> Place:
    return row.place(
        kind,
        id=row.text("id"),
        municipality=row.optional("municipality"),
        counties=row.names("county"),
        population=row.population(),
    )


def _town(row: _Row) -> Place:
    return _settlement(row, PlaceKind.TOWN)


def _locality(row: _Row) -> Place:
    return _settlement(row, PlaceKind.LOCALITY)


def _municipality(row: _Row) -> Place:
    return row.place(
        PlaceKind.MUNICIPALITY,
        id=f"municipality:{row.text('number')}",
        municipality=row.text("name"),
        counties=(row.text("county"),),
    )


def _county(row: _Row) -> Place:
    return row.place(
        PlaceKind.COUNTY, id=f"county:{row.text('number')}", municipality=None, counties=(row.text("name"),)
    )


def _former_county(row: _Row) -> Place:
    if not (counties := row.names("counties")):
        raise row.fail("counties", "is empty")
    return row.place(
        PlaceKind.FORMER_COUNTY, id=f"former-county:{row.text('name')}", municipality=None, counties=counties
    )


_POINT = ("name", "other_names", "latitude", "longitude", "source")
_SETTLEMENT = (*_POINT, "id", "municipality", "county", "population")
_TABLES: tuple[tuple[str, tuple[str, ...], Callable[[_Row], Place]], ...] = (
    ("towns.csv", _SETTLEMENT, _town),
    ("localities.csv", _SETTLEMENT, _locality),
    ("municipalities.csv", (*_POINT, "number", "county"), _municipality),
    ("counties.csv", (*_POINT, "number"), _county),
    ("former_counties.csv", (*_POINT, "counties"), _former_county),
)


def read_places(folder: Path = TABLES) -> tuple[Place, ...]:
    """Every row of the five tables in ``folder``.

    Raises:
        TableError: a file is missing, unreadable or lacks a column, or a cell has no usable value.
    """
    return tuple(convert(row) for name, columns, convert in _TABLES for row in _rows(folder / name, columns))


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            if missing := set(columns) - set(reader.fieldnames or ()):
                raise TableError(f"{path.name}, row 1: the columns {', '.join(sorted(missing))} are missing")
            for cells in reader:
                if None in cells:
                    raise TableError(f"{path.name}, row {reader.line_num}: there are more cells than columns")
                yield _Row(path, reader.line_num, cells)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TableError(f"{path.name} cannot be read: {error}") from error
