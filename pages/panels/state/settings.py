"""What an operator can set, in one place: read from the environment, checked at start."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.errors import SettingError
from data.load import FOLDER
from data.settings import whole_number
from geo.map.tiles import BASEMAPS, OUTLINE

_CONTACT = re.compile(r"https?://[^\s/]\S*|mailto:[^\s@]+@[^\s@]+")


@dataclass(frozen=True)
class Settings:
    """What an operator chose.

    ``data`` is the catalogue that is served, a folder in the format of ``data/`` or a single list; ``basemap``
    the base map that a reader meets first; ``contact`` a web or mail address (``mailto:``) for mistakes found;
    ``lists_at_once`` and ``lists_waiting`` how many lists of readers are read or checked at once, and how many wait.
    """

    data: Path = FOLDER
    basemap: str = OUTLINE
    contact: str | None = None
    lists_at_once: int = 1
    lists_waiting: int = 20

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read CLUSTERMAP_DATA, CLUSTERMAP_BASEMAP, CLUSTERMAP_CONTACT and CLUSTERMAP_LISTS_...

        Raises:
            SettingError: a value is not a folder, a known base map, an address or a number.
        """
        data = Path(environment.get("CLUSTERMAP_DATA") or FOLDER)
        basemap = environment.get("CLUSTERMAP_BASEMAP") or OUTLINE
        if not (data.is_dir() or data.is_file()):
            raise SettingError(f"CLUSTERMAP_DATA must name a folder or a file; there is no {data}")
        if basemap not in BASEMAPS:
            raise SettingError(f"CLUSTERMAP_BASEMAP must be one of {', '.join(BASEMAPS)}; it is {basemap}")
        contact = environment.get("CLUSTERMAP_CONTACT") or None
        if contact and not _CONTACT.fullmatch(contact):
            raise SettingError(
                "CLUSTERMAP_CONTACT must be an address such as https://example.org/map or mailto:map@example.org; "
                f"it is {contact}"
            )
        return cls(
            data,
            basemap,
            contact,
            lists_at_once=_number(environment, "CLUSTERMAP_LISTS_AT_ONCE", cls.lists_at_once, least=1),
            lists_waiting=_number(environment, "CLUSTERMAP_LISTS_WAITING", cls.lists_waiting, least=0),
        )


def _number(environment: Mapping[str, str], name: str, default: int, least: int) -> int:
    text = environment.get(name) or str(default)
    number = whole_number(text, least)
    if number is None:
        raise SettingError(f"{name} must be a whole number, {least} or more; it is {text}")
    return number


@lru_cache
def settings() -> Settings:
    """The settings of this server."""
    return Settings.read(os.environ)
