"""Tells the country of a text that means a place outside Norway. Its tables are read when first needed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from geo.places.search.index import PlaceIndex
from geo.places.search.names import Part, RegionText, spelling_key
from geo.places.tables.reader import TABLES, read_rows

NORWAY = "Norway"
# As a column of countries writes it.
_NORWAY = frozenset(
    {"norge", "noreg", "norway", "norga", "norja", "noorje", "no", "nor", "n"}
    | {"kongeriketnorge", "kingdomofnorway", "fastlandsnorge"}
)


@cache
def _countries() -> dict[str, str]:
    """The English name of each other country by the keys of its names."""
    columns = ("code", "name", "other_names", "source")
    return {
        spelling_key(name): row.text("name")
        for row in read_rows(TABLES / "countries.csv", columns)
        for name in (row.text("name"), *row.listed("other_names"))
    }


@cache
def _codes() -> dict[str, str]:
    """The English name of each other country by its code of two letters (ISO 3166-1)."""
    columns = ("code", "name", "other_names", "source")
    return {row.text("code"): row.text("name") for row in read_rows(TABLES / "countries.csv", columns)}


@cache
def _cities() -> dict[str, str]:
    """The English name of the country of each city abroad, by the keys of the city's names; largest first."""
    columns = ("name", "other_names", "country", "population", "source")
    cities: dict[str, str] = {}
    for row in read_rows(TABLES / "cities_abroad.csv", columns):
        for name in (row.text("name"), *row.listed("other_names")):
            cities.setdefault(spelling_key(name), row.text("country"))
    return cities


def country_named(parts: Iterable[Part]) -> str | None:
    """The other country that one of the parts names or ends with, as "Malmö Sweden" does."""
    countries = _countries() if (parts := list(parts)) else {}
    for part in parts:
        for name in (part, *(split[-1] for split in part.splits() if split)):
            if name.key in countries:
                return countries[name.key]
    return None


def named_country(text: str) -> str | None:
    """The country that a text by itself names, in English: by a name, a code of two letters, or a name in it.

    ``None`` if it names none that is known.
    """
    words = {spelling_key(word) for word in re.split(r"[\W_]+", text)} - {""}
    if spelling_key(text) in _NORWAY or (words and words <= _NORWAY):
        return NORWAY
    return country_named(RegionText.parse(text).parts) or _codes().get(text.strip().upper())


def country_of(text: str, index: PlaceIndex) -> str | None:
    """The other country that a text names or whose city it names, in English; ``None`` if it does neither.

    A city counts only in a text without any place in Norway.
    """
    parts = RegionText.parse(text).parts
    unknown = [part for part in parts if not index.named(part)]
    if country := country_named(unknown):
        return country
    cities = _cities() if unknown and len(unknown) == len(parts) else {}
    return next((cities[part.key] for part in unknown if part.key in cities), None)
