"""Find the fields of a cluster among the columns of a list, by the headings that people give them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from data.columns import BRIEF_POSITION_HEADINGS, COLUMNS, POSITION_COLUMNS, POSITION_HEADINGS
from data.spelling import fold

FIELDS = tuple(sorted(COLUMNS, key=lambda name: COLUMNS[name].example is None))
"""The fields of a cluster that a list can have: those of the template first, since most lists have them."""

NAMING = ("listed_name", "full_name", "organisation")
"""The fields that can name a row: the first that a row has."""

PLACING = ("home_place", "municipality", "municipality_number", "postal_code", "county", "latitude")
"""The fields that can say where a row is at home: the first that a row has. A latitude needs a longitude."""

_NAMED_PLACES = ("home_place", "municipality", "municipality_number", "county")
_LOOKED_AT = 200  # rows
# Degrees between which Norway lies, with Svalbard and Jan Mayen.
_NORWAY = {"latitude": (57.0, 82.0), "longitude": (-10.0, 35.0)}
_DECIMAL = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")

REQUIRED = ("listed_name", "home_place")
"""What a list must say of its rows: a name and a place, if by other fields of :data:`NAMING` and :data:`PLACING`."""


def missing_fields(mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The fields of :data:`REQUIRED` for which no column of *mapping* stands."""
    placing = PLACING if "longitude" in mapping else PLACING[: PLACING.index("latitude")]
    stands_for = {"listed_name": NAMING, "home_place": placing}
    return tuple(name for name in REQUIRED if not any(field in mapping for field in stands_for[name]))


def guess_mapping(columns: Iterable[str], rows: Iterable[Mapping[str, str]] = ()) -> dict[str, str]:
    """Find the column of each field by its heading; a field without a column is left out.

    A column that bears a field's own name, as in our exports, is that field's. A column of coordinates is both that of
    latitudes and that of longitudes. A list of places, of which no other column can hold names, is named by its places.

    Args:
        columns: the headings.
        rows: cells by column; without them no list is taken for one of places, and no "Bredde" for a latitude.
    """
    columns, looked_at = list(columns), list(islice(rows, _LOOKED_AT))
    by_key: dict[str, str] = {}
    for column in columns:
        by_key.setdefault(_key(column), column)
    mapping = {field: field for field in FIELDS if field in columns}
    if "sector" in mapping and "sector_group" not in mapping:
        # Only beside the broad sector of our own exports is "sector" the detailed one.
        mapping["sector_group"] = mapping.pop("sector")
    for field, keys in _field_keys().items():
        free = [by_key[key] for key in keys if key in by_key and by_key[key] not in mapping.values()]
        if field not in mapping and free:
            mapping[field] = free[0]
    pair = next((by_key[key] for key in map(_key, POSITION_HEADINGS) if key in by_key), None)
    if pair and not any(field in mapping for field in POSITION_COLUMNS):
        mapping |= dict.fromkeys(POSITION_COLUMNS, pair)
    mapping |= _brief_positions(mapping, by_key, looked_at)
    places = next((mapping[field] for field in _NAMED_PLACES if field in mapping), None)
    free = [column for column in columns if column not in mapping.values()]
    if places and "listed_name" in missing_fields(mapping) and _is_of_places(free, looked_at):
        mapping["listed_name"] = places
    return {field: mapping[field] for field in FIELDS if field in mapping}


def _brief_positions(
    mapping: Mapping[str, str], by_key: Mapping[str, str], rows: Sequence[Mapping[str, str]]
) -> dict[str, str]:
    """The columns of coordinates with headings that can also mean sizes, if both hold degrees within Norway."""
    found = {}
    for field, headings in BRIEF_POSITION_HEADINGS.items():
        named = (by_key[key] for key in map(_key, headings) if key in by_key)
        column = next((one for one in named if one not in mapping.values()), None)
        if field not in mapping and column and _holds_degrees(column, _NORWAY[field], rows):
            found[field] = column
    return found if {*mapping, *found}.issuperset(POSITION_COLUMNS) else {}


def _holds_degrees(column: str, bounds: tuple[float, float], rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether most cells of a column that hold anything hold degrees within the *bounds*."""

    def is_degrees(cell: str) -> bool:
        within = _DECIMAL.fullmatch(cell) and bounds[0] <= float(cell.replace(",", ".")) <= bounds[1]
        return "°" in cell or bool(within)

    cells = [cell for row in rows if (cell := row[column].strip())]
    return sum(map(is_degrees, cells)) * 2 > len(cells)


def _is_of_places(free: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether none of the *free* columns can hold names: texts with letters, most of which stand in one row only."""

    def can_name(column: str) -> bool:
        names = [cell for row in rows if any(map(str.isalpha, cell := row[column]))]
        return len(set(names)) * 2 > len(rows)

    return bool(rows) and not any(map(can_name, free))


def recognised(cells: Sequence[str]) -> int:
    """How many fields *cells* name, if they are a header."""
    known = _fields_by_key() | dict.fromkeys(map(_key, POSITION_HEADINGS), POSITION_COLUMNS[0])
    known |= {_key(heading): field for field, names in BRIEF_POSITION_HEADINGS.items() for heading in names}
    return len({known[key] for cell in cells if (key := _key(cell)) in known})


def field_of(heading: str) -> str | None:
    """The field that a *heading* names; None: it names none."""
    return _fields_by_key().get(_key(heading))


@lru_cache
def _field_keys() -> dict[str, tuple[str, ...]]:
    return {field: (_key(field), *map(_key, COLUMNS[field].headings)) for field in FIELDS}


@lru_cache
def _fields_by_key() -> dict[str, str]:
    return {key: field for field, keys in _field_keys().items() for key in keys}


def _key(heading: str) -> str:
    """A heading as it is compared: without accents, case, punctuation and what stands in brackets."""
    bare = re.sub(r"\([^()]*\)", " ", heading[:200])
    return " ".join(re.findall(r"[^\W_]+", fold(bare)))
