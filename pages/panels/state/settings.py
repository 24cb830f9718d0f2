"""What an operator can set, in one place: read from the environment, checked at start."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from data.errors import SettingError
from data.load import FOLDER
from geo.map.tiles import BASEMAPS, OUTLINE


@dataclass(frozen=True)
class Settings:
    """What an operator chose.

    ``data`` is the catalogue that is served, a folder in the format of ``data/`` or a single list; ``basemap``
    the base map that a reader meets first; ``contact`` a web or mail address (``mailto:``) for mistakes found.
    """

    data: Path = FOLDER
    basemap: str = OUTLINE
    contact: str | None = None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read CLUSTERMAP_DATA, CLUSTERMAP_BASEMAP and CLUSTERMAP_CONTACT.

        Raises:
            SettingError: a value is not a folder, a known base map, or an address.
        """
        data = Path(environment.get("CLUSTERMAP_DATA") or FOLDER)
        basemap = environment.get("CLUSTERMAP_BASEMAP") or OUTLINE
        if not data.exists():
            raise SettingError(f"CLUSTERMAP_DATA must name a folder or a file; there is no {data}")
        if basemap not in BASEMAPS:
            raise SettingError(f"CLUSTERMAP_BASEMAP must be one of {', '.join(BASEMAPS)}; it is {basemap}")
        contact = environment.get("CLUSTERMAP_CONTACT") or None
        if contact and not contact.startswith(("https://", "http://", "mailto:")):
            raise SettingError(f"CLUSTERMAP_CONTACT must begin with https:// or mailto:; it is {contact}")
        return cls(data, basemap, contact)


@lru_cache
def settings() -> Settings:
    """The settings of this server."""
    return Settings.read(os.environ)
