"""Reads the gazetteer's CSV tables (see ``README.md`` in this folder) into places."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data import csv_rows
from data.csv_rows import CsvRow
from data.errors import DataError, Problem
from geo.places.place import Place, PlaceKind, unit
from geo.places.tables.post_towns import PostTown, with_further_names, with_post_towns

TABLES = Path(__file__).parent
"""The folder of the tables that come with the product."""


_CODES = re.compile(r"[0-9]{4}(?:[ -][0-9]{4})*")


@dataclass(frozen=True, slots=True)
class Row(CsvRow):
    """One row of a table of places."""

    def degrees(self, column: str, limit: float) -> float:
        """The cell as degrees between minus and plus the limit.

        Raises:
            data.errors.DataError: it is no number, or lies beyond the limit.
        """
        text = self.text(column)
        try:
            value = float(text)
        except ValueError:
            raise self.error(column, "is not a number", text) from None
        if not math.isfinite(value) or abs(value) > limit:
            raise self.error(column, f"is not between -{limit:g} and {limit:g} degrees", text)
        return value

    def population(self) -> int | None:
        """The number of people; ``None`` if it is empty or zero.

        Raises:
            data.errors.DataError: it is not a whole number.
        """
        text = self.optional("population") or "0"
        if not text.isdecimal():
            raise self.error("population", "is not a whole number", text)
        return int(text) or None

    def postal_codes(self, column: str) -> str:
        """A cell such as ``"5200-5203 5206"``: codes and ranges of them.

        Raises:
            data.errors.DataError: it holds something else.
        """
        text = self.text(column)
        if not _CODES.fullmatch(text):
            raise self.error(column, "is not a list of postal codes and ranges of them", text)
        return text

    def place(self, kind: PlaceKind, **values: Any) -> Place:
        """The place of the row; its point and names are in the usual columns, the rest is given.

        Raises:
            data.errors.DataError: its name is missing, or its latitude or longitude is wrong.
        """
        return Place(
            name=self.text("name"),
            kind=kind,
            latitude=self.degrees("latitude", 90),
            longitude=self.degrees("longitude", 180),
            source=self.text("source"),
            other_names=self.listed("other_names"),
            **values,
        )


_POINT = ("name", "other_names", "latitude", "longitude", "source")
_SETTLEMENT = (*_POINT, "id", "municipality", "county", "population")


def read_places(folder: Path = TABLES) -> tuple[Place, ...]:
    """All places of the tables in ``folder``; areas after what lies in them.

    Raises:
        DataError: a file is missing, unreadable or lacks a column, or a cell has no usable value.
    """
    municipalities = _Municipalities(folder)
    settlements, further_names = with_further_names(_settlements(folder), _further_names(folder))
    areas = [*municipalities.places, *_regions(folder, municipalities)]
    places = with_post_towns([*settlements, *areas], _post_towns(folder, municipalities))
    places, unused = with_further_names(places, further_names)
    for name, place, unit_of_place in unused:
        raise DataError(
            [Problem("further_names.csv", None, name, f"there is no place {place} in {unit_of_place}")]
        )
    former = _former_municipalities(folder, municipalities, places)
    return (*places, *former, *_counties(folder, municipalities), *_former_counties(folder, municipalities))


def read_former_numbers(folder: Path = TABLES) -> dict[str, str]:
    """The numbers that municipalities of today had from 2020 to 2023, each with the one of today.

    Raises:
        DataError: the table is missing, unreadable or lacks a column.
    """
    rows = read_rows(folder / "former_numbers.csv", ("number", "number_today", "name", "source"))
    return {row.text("number"): row.text("number_today") for row in rows}


class _Municipalities:
    """The municipalities of today, by number and by the names that other tables call them."""

    def __init__(self, folder: Path) -> None:
        self.by_number: dict[str, Place] = {}
        self._by_name: dict[str, list[Place]] = {}
        for row in read_rows(folder / "municipalities.csv", (*_POINT, "number", "county")):
            place = _municipality(row)
            self.by_number[row.text("number")] = place
            self._by_name.setdefault(place.name, []).append(place)
            self._by_name[f"{place.name} ({place.county})"] = [place]

    @property
    def places(self) -> Iterable[Place]:
        return self.by_number.values()

    def named(self, row: Row, column: str) -> list[Place]:
        """The municipalities that a cell lists; of two with the same name, with the county in brackets."""
        found: list[Place] = []
        for name in row.listed(column):
            if len(known := self._by_name.get(name, ())) != 1:
                problem = f"two municipalities are called {name}; add the county in brackets"
                raise row.error(column, problem if known else f"there is no municipality {name}")
            found += known
        return found

    def units_of_counties(self, row: Row, counties: Iterable[str]) -> frozenset[str]:
        """The units of all municipalities in some counties."""
        wanted = set(counties)
        if missing := wanted - {place.counties[0] for place in self.places}:
            raise row.error("counties", f"there is no county {', '.join(sorted(missing))}")
        return frozenset().union(*(place.units for place in self.places if place.counties[0] in wanted))


def _municipality(row: Row) -> Place:
    name, county, number = row.text("name"), row.text("county"), row.text("number")
    return row.place(
        PlaceKind.MUNICIPALITY,
        id=f"municipality:{number}",
        municipality=name,
        counties=(county,),
        units=frozenset([unit(name, county)]),
    )


def _settlements(folder: Path) -> Iterator[Place]:
    for row in read_rows(folder / "towns.csv", _SETTLEMENT):
        yield _settlement(row, PlaceKind.TOWN)
    for row in read_rows(folder / "localities.csv", (*_SETTLEMENT, "territory")):
        yield _settlement(row, PlaceKind.LOCALITY, row.optional("territory"))


def _settlement(row: Row, kind: PlaceKind, territory: str | None = None) -> Place:
    municipality, counties = row.optional("municipality"), row.listed("county")
    inside = territory or (unit(municipality, counties[0]) if municipality and counties else None)
    return row.place(
        kind,
        id=row.text("id"),
        municipality=municipality,
        counties=counties,
        population=row.population(),
        units=frozenset([inside] if inside else ()),
        territory=territory,
    )


def _further_names(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Each further name with the name and the unit of the place that bears it."""
    columns = ("name", "place", "municipality", "county", "source")
    for row in read_rows(folder / "further_names.csv", columns):
        yield row.text("name"), row.text("place"), unit(row.text("municipality"), row.text("county"))


def _post_towns(folder: Path, municipalities: _Municipalities) -> Iterator[PostTown]:
    columns = ("post_town", "municipality_number", "municipality", "codes", "source")
    for row in read_rows(folder / "postal_codes.csv", columns):
        municipality = municipalities.by_number.get(row.text("municipality_number"))
        yield PostTown(
            row.text("post_town"),
            municipality.units if municipality else frozenset([row.text("municipality")]),
            municipality,
            row.postal_codes("codes"),
            row.text("source"),
        )


def _regions(folder: Path, municipalities: _Municipalities) -> Iterator[Place]:
    columns = (*_POINT, "municipalities", "counties", "territory")
    for row in read_rows(folder / "regions.csv", columns):
        members = municipalities.named(row, "municipalities")
        territory = row.optional("territory")
        units = municipalities.units_of_counties(row, row.listed("counties"))
        units = units.union([territory] if territory else (), *(member.units for member in members))
        if not units:
            raise row.error("municipalities", "is empty, and so are counties and territory")
        yield row.place(
            PlaceKind.REGION,
            id=f"region:{row.text('name')}",
            municipality=None,
            counties=tuple(dict.fromkeys([*(m.counties[0] for m in members), *row.listed("counties")])),
            units=units,
        )


def _counties(folder: Path, municipalities: _Municipalities) -> Iterator[Place]:
    for row in read_rows(folder / "counties.csv", (*_POINT, "number")):
        name = row.text("name")
        yield row.place(
            PlaceKind.COUNTY,
            id=f"county:{row.text('number')}",
            municipality=None,
            counties=(name,),
            units=municipalities.units_of_counties(row, [name]),
        )


def _former_municipalities(
    folder: Path, municipalities: _Municipalities, places: Iterable[Place]
) -> Iterator[Place]:
    """Each former municipality at its former seat if that is known, else at the seat of its successor."""
    settlements = [place for place in places if place.kind.is_settlement]
    columns = ("number", "name", "other_names", "ended", "successors", "seat", "source")
    for row in read_rows(folder / "former_municipalities.csv", columns):
        successors = municipalities.named(row, "successors")
        if not successors:
            raise row.error("successors", "is empty")
        units = frozenset().union(*(successor.units for successor in successors))
        seat = row.optional("seat")
        seats = (place for place in settlements if place.units <= units and seat in _names(place))
        point = next(seats, successors[0])
        yield Place(
            id=f"former-municipality:{row.text('number')}",
            name=row.text("name"),
            kind=PlaceKind.FORMER_MUNICIPALITY,
            municipality=successors[0].name if len(successors) == 1 else None,
            counties=tuple(dict.fromkeys(successor.counties[0] for successor in successors)),
            latitude=point.latitude,
            longitude=point.longitude,
            source=row.text("source"),
            other_names=row.listed("other_names"),
            units=units,
        )


def _names(place: Place) -> tuple[str, ...]:
    return (place.name, *place.other_names)


def _former_counties(folder: Path, municipalities: _Municipalities) -> Iterator[Place]:
    for row in read_rows(folder / "former_counties.csv", (*_POINT, "counties", "municipalities")):
        if not (counties := row.listed("counties")):
            raise row.error("counties", "is empty")
        members = municipalities.named(row, "municipalities")
        units = frozenset().union(*(member.units for member in members))
        yield row.place(
            PlaceKind.FORMER_COUNTY,
            id=f"former-county:{row.text('name')}",
            municipality=None,
            counties=counties,
            units=units or municipalities.units_of_counties(row, counties),
        )


def read_rows(path: Path, columns: Iterable[str]) -> Iterator[Row]:
    """The rows of a table that must have these columns and may have more.

    Raises:
        DataError: the file cannot be read, is no CSV or lacks a column, or a row has not as many cells.
    """
    return (Row(row.file, row.number, row.cells) for row in csv_rows.read_rows(path, columns))
