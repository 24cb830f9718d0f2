"""The inhabitants of Norway's counties: read and checked once, for figures per inhabitant."""

from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from data.csv_rows import read_filled_rows
from data.descriptor import read_descriptor
from data.errors import DataError, Problem, Problems
from data.model import Record, Text, Website, facet_id
from data.records import fields_of, to_record

FOLDER = Path(__file__).parent
"""The folder of the figures that come with the product."""

COUNTIES = "counties.csv"
_COLUMNS = ("county", "date", "inhabitants")


class CountyPopulation(Record):
    """How many people lived in a county on a day."""

    county: Text
    date: date
    inhabitants: Annotated[int, Field(gt=0)]


class Population(Record):
    """The inhabitants of every county on one day, and where the figures are from."""

    counties: tuple[CountyPopulation, ...]
    source: Website

    @property
    def date(self) -> date:
        """The day that the figures are of."""
        return self.counties[0].date

    @cached_property
    def inhabitants(self) -> dict[str, int]:
        """The inhabitants of each county, by the county's id in filters."""
        return {facet_id(one.county) or "": one.inhabitants for one in self.counties}


def load_population(folder: Path = FOLDER) -> Population:
    """Read and check the figures in *folder*.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule: a county twice, two days, or a sum that is not the
            one that the descriptor expects.
    """
    problems = Problems()
    descriptor = problems.attempt(read_descriptor, folder)
    rows = problems.attempt(read_filled_rows, folder / COUNTIES, _COLUMNS) or ()
    read = [problems.attempt(to_record, CountyPopulation, row, fields_of(row)) for row in rows]
    if descriptor is None or problems.found:
        raise DataError(problems.found)
    counties = tuple(county for county in read if county)
    for row, county in zip(rows, counties, strict=True):
        if county.date != counties[0].date:
            problems.found.append(row.problem("date", "is not that of the first row", row.cells["date"]))
    problems.found += _count_problems(descriptor.expected, counties)
    if problems.found:
        raise DataError(problems.found)
    return Population(counties=counties, source=descriptor.sources[0].path)


@lru_cache(maxsize=1)
def population() -> Population:
    """The figures that come with the product, read once."""
    return load_population()


def _count_problems(expected: dict[str, int], counties: tuple[CountyPopulation, ...]) -> list[Problem]:
    """What the descriptor expects and the file does not hold."""
    found = {
        "counties": len({county.county for county in counties}),
        "inhabitants": sum(county.inhabitants for county in counties),
    }
    return [
        Problem(COUNTIES, None, None, f"holds {found.get(what, 0)} {what}, expected {count}")
        for what, count in expected.items()
        if found.get(what, 0) != count
    ]
