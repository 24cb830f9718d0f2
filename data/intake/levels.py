"""The levels of a list: the programme's own if the list speaks of them, else the list's, in its order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.intake.ids import Ids
from data.load import load_catalogue
from data.model import Level
from data.text import fold

# What people call the programme's levels, beside the names in levels.csv.
_OTHER_NAMES = {
    "arena-pro": ("arenapro",),
    "nce": ("norwegian centre of expertise", "norwegian center of expertise"),
    "gce": ("global centre of expertise", "global center of expertise"),
    "mature": ("mature", "mature cluster", "modne", "moden", "moden klynge"),
}
# Levels whose names are common words: alone they do not tell that a list is of the programme.
_COMMON_WORDS = frozenset({"mature"})


@dataclass(frozen=True)
class Ladder:
    """The levels of a list in order of maturity, the level id of each folded name, and the names not known."""

    levels: tuple[Level, ...]
    ids: Mapping[str, str]
    unknown: tuple[str, ...] = ()

    def id_of(self, name: str) -> str:
        """The id of the level that *name* means; it must be one of the list's."""
        return self.ids[_key(name)]


def ladder(names: Iterable[str]) -> Ladder:
    """Make the levels of a list whose rows name them thus.

    A list that names a level of the programme (other than by a common word) is of the programme: it has all the
    programme's levels, and names not known follow them. Any other list has its own, in order of first appearance.
    """
    firsts: dict[str, str] = {}
    for name in names:
        firsts.setdefault(_key(name), name)
    known = _programme_ids()
    spoken_of = {known[key] for key in firsts if key in known}
    own = {key: name for key, name in firsts.items() if key not in known}
    if not own or spoken_of - _COMMON_WORDS:
        added = _named(own)
        return Ladder((*_programme(), *added.values()), known | _ids(added), tuple(own.values()))
    made = _named(firsts)
    return Ladder(tuple(made.values()), _ids(made))


def _named(names: Mapping[str, str]) -> dict[str, Level]:
    # The programme's ids mean its levels everywhere, so no other level may have one.
    ids = Ids(level.id for level in _programme())
    return {
        key: Level(id=ids.make(name, f"level-{number}"), name=name)
        for number, (key, name) in enumerate(names.items(), start=1)
    }


def _ids(levels: Mapping[str, Level]) -> dict[str, str]:
    return {key: level.id for key, level in levels.items()}


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


@lru_cache(maxsize=1_000)
def _key(name: str) -> str:
    return fold(name).replace("-", " ")
