"""Map the level names of a list to levels: the programme's own if the list names any, else those of the list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.intake.ids import UniqueIds
from data.load import load_catalogue
from data.model import Level
from data.spelling import fold

# What people call the programme's levels, beside the names in levels.csv.
_OTHER_NAMES = {
    "arena-pro": ("arenapro",),
    "nce": ("norwegian centre of expertise", "norwegian center of expertise"),
    "gce": ("global centre of expertise", "global center of expertise"),
    "mature": ("mature", "mature cluster", "modne", "moden", "moden klynge"),
}
# Levels whose names are common words: alone they are no sign that a list is of the programme.
_COMMON_WORDS = frozenset({"mature"})

NOT_GIVEN = Level(id="not-given", name="Not given")
"""The group of the rows that name none, in a list whose other rows do."""

WHOLE_LIST = Level(id="whole-list", name="The whole list")
"""The one group of a list that names none."""


@dataclass(frozen=True)
class LevelMapping:
    """The levels of a list in order of maturity, the level id of each name in it, and the names not known."""

    levels: tuple[Level, ...]
    ids: Mapping[str, str]
    unknown: tuple[str, ...] = ()

    @property
    def of_programme(self) -> bool:
        """Whether the programme's levels are among them."""
        return self.levels[:1] == _programme()[:1]

    def id_of(self, name: str) -> str:
        """The id of the level that *name* means; it must be one of the list's."""
        return self.ids[name]


def map_levels(names: Iterable[str]) -> LevelMapping:
    """Map the level *names* that stand in the rows of a list; "" stands in a row that names none.

    A list that names a level of the programme (other than by a common word) is of the programme: it has all the
    programme's levels, and names not known follow them. Any other list has its own, in order of first appearance.
    """
    given = dict.fromkeys(names)
    keys = {name: _key(name) for name in given if name}
    if not keys:
        return LevelMapping((WHOLE_LIST,), {"": WHOLE_LIST.id})
    firsts: dict[str, str] = {}
    for name, key in keys.items():
        firsts.setdefault(key, name)
    known = _programme_ids()
    named_levels = {known[key] for key in firsts if key in known}
    own = {key: name for key, name in firsts.items() if key not in known}
    of_programme = not own or bool(named_levels - _COMMON_WORDS)
    added = _named(own if of_programme else firsts)
    by_key = {key: level.id for key, level in added.items()} | (known if of_programme else {})
    ids = {name: by_key[key] for name, key in keys.items()}
    levels = (*(_programme() if of_programme else ()), *added.values())
    if "" in given:
        ids, levels = ids | {"": NOT_GIVEN.id}, (*levels, NOT_GIVEN)
    return LevelMapping(levels, ids, tuple(own.values()) if of_programme else ())


def _named(names: Mapping[str, str]) -> dict[str, Level]:
    # The programme's ids mean its levels everywhere, and so do those of this module: no other level may have one.
    ids = UniqueIds(level.id for level in (*_programme(), NOT_GIVEN, WHOLE_LIST))
    return {
        key: Level(id=ids.make(name, f"level-{number}"), name=name)
        for number, (key, name) in enumerate(names.items(), start=1)
    }


@lru_cache
def _programme() -> tuple[Level, ...]:
    return load_catalogue().levels


@lru_cache
def _programme_ids() -> dict[str, str]:
    """The programme's level ids by every name that the levels have, folded."""
    return {
        _key(name): level.id
        for level in _programme()
        for name in (level.id, level.name, level.name_nb, level.full_name, *_OTHER_NAMES.get(level.id, ()))
        if name
    }


def _key(name: str) -> str:
    return fold(name).replace("-", " ")
