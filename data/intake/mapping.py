"""Find the fields of a cluster among the columns of a list, by the headings that people give them."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from data.columns import COLUMNS
from data.spelling import fold

FIELDS = tuple(sorted(COLUMNS, key=lambda name: COLUMNS[name].example is None))
"""The fields of a cluster that a list can have: those of the template first, since most lists have them."""

REQUIRED = tuple(field for field in FIELDS if COLUMNS[field].is_required)
"""The fields without which a row cannot be used."""

# A required field that has no column of its own can be read from one that also holds it.
_STAND_INS = {"listed_name": ("full_name", "organisation"), "home_place": ("municipality", "county")}


def guess_mapping(columns: Iterable[str]) -> dict[str, str]:
    """Find the column of each field by its heading; a field without a column is left out.

    A column that bears a field's own name, as in our exports, is that field's.
    """
    columns = list(columns)
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
    for field, others in _STAND_INS.items():
        stand_ins = [mapping[other] for other in others if other in mapping]
        if field not in mapping and stand_ins:
            mapping[field] = stand_ins[0]
    return {field: mapping[field] for field in FIELDS if field in mapping}


def recognised(cells: Sequence[str]) -> int:
    """How many fields *cells* name, if they are a header."""
    known = _fields_by_key()
    return len({known[key] for cell in cells if (key := _key(cell)) in known})


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
