"""Web Mercator (EPSG:3857), the plane of the map on the page, and the part of it that a picture shows.

Places are degrees in WGS 84; the plane's unit is the metre at the equator, x eastward and y northward.
"""

from dataclasses import dataclass
from math import log2, pi
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from geo.map.position import Position

EARTH_RADIUS = 6_378_137  # metres; the sphere of web Mercator
EQUATOR = 2 * pi * EARTH_RADIUS  # metres
TILE = 256  # pixels; the length of the equator at zoom level 0
Points = NDArray[np.float64]


class Area(NamedTuple):
    """A part of the world between two parallels and two meridians, in degrees (WGS 84)."""

    south: float
    west: float
    north: float
    east: float

    def around(self, latitudes: ArrayLike, longitudes: ArrayLike) -> "Area":
        """The smallest area that holds this one and all the places given."""
        lat, lon = (np.asarray(values, dtype=float) for values in (latitudes, longitudes))
        return Area(
            min([self.south, *lat.tolist()]),
            min([self.west, *lon.tolist()]),
            max([self.north, *lat.tolist()]),
            max([self.east, *lon.tolist()]),
        )

    def widened(self, part: float) -> "Area":
        """The area with *part* of its height and width more on each side."""
        high, wide = part * (self.north - self.south), part * (self.east - self.west)
        return Area(self.south - high, self.west - wide, self.north + high, self.east + wide)


class Box(NamedTuple):
    """A rectangle in a picture, in its pixels: y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def project(latitudes: ArrayLike, longitudes: ArrayLike) -> Points:
    """Return places as points of the plane, a row each: x and y in metres."""
    lat, lon = (np.radians(np.asarray(values, dtype=float)) for values in (latitudes, longitudes))
    return np.column_stack([EARTH_RADIUS * lon, EARTH_RADIUS * np.arcsinh(np.tan(lat))])


@dataclass(frozen=True)
class Viewport:
    """The part of the plane that a picture shows.

    Attributes:
        box: where the map stands in the picture.
        scale: pixels a metre of the plane.
        west: the x of the box's left edge, in metres.
        north: the y of its top edge, in metres.
    """

    box: Box
    scale: float
    west: float
    north: float

    @classmethod
    def fit(cls, area: Area, box: Box) -> "Viewport":
        """The viewport that shows *area* whole and in the middle of *box*."""
        (x0, y0), (x1, y1) = project([area.south, area.north], [area.west, area.east])
        scale = min(box.width / (x1 - x0), box.height / (y1 - y0))
        return cls(
            box,
            scale,
            west=(x0 + x1) / 2 - box.width / 2 / scale,
            north=(y0 + y1) / 2 + box.height / 2 / scale,
        )

    @classmethod
    def at(cls, position: Position, box: Box, *, reach: Area, land: Area) -> "Viewport":
        """The viewport of a map as large as *box* on the page, a pixel each a pixel, at *position*.

        Args:
            position: the middle and the zoom level. They give way as on the page where the map would show too much.
            box: where the map stands in the picture.
            reach: what the map stays within; where it shows more than that, *reach* is in its middle.
            land: what it never shows more of, where outlines end; around the same middle as *reach*.
        """
        (x0, y0), (x1, y1) = project([land.south, land.north], [land.west, land.east])
        scale = max(TILE * 2**position.zoom / EQUATOR, box.width / (x1 - x0), box.height / (y1 - y0))
        half_wide, half_high = box.width / 2 / scale, box.height / 2 / scale
        [(x, y)] = project([position.latitude], [position.longitude])
        (x0, y0), (x1, y1) = project([reach.south, reach.north], [reach.west, reach.east])
        return cls(
            box,
            scale,
            west=_kept_within(x, half_wide, x0, x1) - half_wide,
            north=_kept_within(y, half_high, y0, y1) + half_high,
        )

    @property
    def zoom(self) -> float:
        """The zoom level of a map of the same scale on the page."""
        return round(log2(self.scale * EQUATOR / TILE), 6)

    def to_pixels(self, plane: Points) -> Points:
        """Points of the plane as pixels of the picture."""
        return (plane - [self.west, self.north]) * [self.scale, -self.scale] + [self.box.left, self.box.top]

    def holds(self, pixels: Points) -> NDArray[np.bool_]:
        """Which of *pixels*, a row each, lie in the box."""
        x, y = pixels.T
        box = self.box
        inside: NDArray[np.bool_] = (x >= box.left) & (x <= box.right) & (y >= box.top) & (y <= box.bottom)
        return inside


def _kept_within(middle: float, half: float, least: float, most: float) -> float:
    """*middle* moved so that *half* on each side of it is between *least* and *most*, or in the middle of both."""
    if most - least <= 2 * half:
        return (least + most) / 2
    return float(min(max(middle, least + half), most - half))
