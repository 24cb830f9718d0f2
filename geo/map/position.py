"""A position of the map: where its middle is and how close it is, as an address holds it.

Degrees are of WGS 84. Zoom levels are those of web maps: at level z the equator is 256 * 2**z pixels long
(https://wiki.openstreetmap.org/wiki/Zoom_levels).
"""

import re
from dataclasses import dataclass

from geo.map.base_map import FARTHEST, MAX_ZOOM, MIN_ZOOM

ZOOM_STEP = 0.25
"""Zoom levels of the map are multiples of this."""
_NUMBER = r"-?[0-9]{1,3}(?:\.[0-9]{1,6})?"
_WRITTEN = re.compile(rf"({_NUMBER})/({_NUMBER})/({_NUMBER})")


@dataclass(frozen=True)
class Position:
    """The middle of the map in degrees, and its zoom level."""

    zoom: float
    latitude: float
    longitude: float

    @classmethod
    def read(cls, text: str) -> "Position | None":
        """Read ``zoom/latitude/longitude``, such as ``7.5/60.3913/5.3221``.

        Returns:
            None if it is written otherwise or is no position that the map can take.
        """
        match = _WRITTEN.fullmatch(text)
        if match is None:
            return None
        zoom, latitude, longitude = (float(part) for part in match.groups())
        (south, west), (north, east) = FARTHEST
        if not (MIN_ZOOM <= zoom <= MAX_ZOOM and south <= latitude <= north and west <= longitude <= east):
            return None
        return cls(round(zoom / ZOOM_STEP) * ZOOM_STEP, round(latitude, 4), round(longitude, 4))

    def __str__(self) -> str:
        """Write it as :meth:`read` reads it."""
        return f"{self.zoom:g}/{self.latitude:g}/{self.longitude:g}"
