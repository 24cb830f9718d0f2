"""Land as SVG paths: Norway's counties and the countries around, from the map's own files or a coarser one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from data.model import facet_id
from geo.map.bundle import WEB
from geo.map.picture.projection import Area, Box, Points, Viewport, project

COARSE = Path(__file__).parent / "coarse_outlines.geojson"
Detail = Literal["close", "full", "coarse"]
CLOSE_ZOOM = 8
"""From this zoom level on the counties are drawn in close detail, as on the page's map (``web/outlines.js``)."""
EDGE = 10
"""Pixels around a viewport in which outlines are kept as they are, so that no line along its edge is seen."""


@dataclass(frozen=True)
class Land:
    """Outlines as the ``d`` attributes of SVG paths: the neighbours as one, the counties by name."""

    neighbours: str
    county: Mapping[str, str]

    @property
    def counties(self) -> str:
        """All counties as one path."""
        return "".join(self.county.values())


@lru_cache(maxsize=32)
def land(viewport: Viewport, *, coarse: bool = False) -> Land:
    """Return the land that *viewport* shows, in the detail that its zoom level has room for, to a tenth of a pixel.

    *coarse* land has few points, for a small picture of much of Norway, and is drawn to a pixel.
    """
    steps = 1 if coarse else 10
    neighbours, counties = _rings("coarse" if coarse else "close" if viewport.zoom >= CLOSE_ZOOM else "full")
    return Land(
        "".join(_path(rings, viewport, steps) for rings in neighbours.values()),
        {name: _path(rings, viewport, steps) for name, rings in counties.items()},
    )


@lru_cache(maxsize=1)
def county_areas() -> dict[str, Area]:
    """The area around each county of today, by name."""
    features = _features(WEB / "counties.geojson")
    return {feature["properties"]["name"]: _area(_degrees(feature)) for feature in features}


@lru_cache(maxsize=1)
def county_features() -> dict[str, Any]:
    """The counties in coarse outlines as GeoJSON, each with its name and the id that filters know it by.

    Rings run clockwise around what is inside, as charts want them that draw on the sphere (d3-geo).
    """
    counties = [one for one in _features(COARSE) if one["properties"]["kind"] == "county"]
    return {"type": "FeatureCollection", "features": [_clockwise(county) for county in counties]}


def _clockwise(feature: dict[str, Any]) -> dict[str, Any]:
    name = feature["properties"]["name"]
    polygons = [
        [ring if _is_clockwise(ring) == (n == 0) else ring[::-1] for n, ring in enumerate(polygon)]
        for polygon in feature["geometry"]["coordinates"]
    ]
    return {
        "type": "Feature",
        "properties": {"id": facet_id(name), "name": name},
        "geometry": {"type": "MultiPolygon", "coordinates": polygons},
    }


def _is_clockwise(ring: list[list[float]]) -> bool:
    """Whether a closed ring runs clockwise, by the sign of the area that it encloses (shoelace formula)."""
    x, y = np.array(ring).T
    return bool((x[:-1] * y[1:] - x[1:] * y[:-1]).sum() < 0)


def _features(path: Path) -> list[dict[str, Any]]:
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features


def _degrees(feature: dict[str, Any]) -> list[Points]:
    """The rings of a feature, a row a point: longitude and latitude."""
    return [np.array(ring) for polygon in feature["geometry"]["coordinates"] for ring in polygon]


def _area(rings: list[Points]) -> Area:
    lon, lat = np.vstack(rings).T
    return Area(float(lat.min()), float(lon.min()), float(lat.max()), float(lon.max()))


Rings = dict[str, list[Points]]


@lru_cache(maxsize=3)
def _rings(detail: Detail) -> tuple[Rings, Rings]:
    """The projected rings of the neighbours and of the counties, by name."""
    if detail == "close":
        return _rings("full")[0], _projected(_features(WEB / "counties_close.geojson"))
    if detail == "full":
        neighbours, counties = (_features(WEB / f"{name}.geojson") for name in ("neighbours", "counties"))
    else:
        features = _features(COARSE)
        neighbours = [feature for feature in features if feature["properties"]["kind"] == "neighbour"]
        counties = [feature for feature in features if feature["properties"]["kind"] == "county"]
    return _projected(neighbours), _projected(counties)


def _projected(features: list[dict[str, Any]]) -> Rings:
    return {
        feature["properties"]["name"]: [project(ring[:, 1], ring[:, 0]) for ring in _degrees(feature)]
        for feature in features
    }


def _path(rings: list[Points], viewport: Viewport, steps: int) -> str:
    """The rings that reach into *viewport*, in relative coordinates of whole steps (*steps* a pixel).

    Coarse land is kept whole, for it may be shown beyond the viewport.
    """
    return "".join(
        _ring_path(pixels if steps == 1 else _without_far(pixels, viewport.box), steps)
        for pixels in map(viewport.to_pixels, rings)
        if _meets(pixels, viewport)
    )


def _without_far(ring: Points, box: Box) -> Points:
    """A closed ring without the points that change nothing within *box* and :data:`EDGE` around it.

    Where a part of the ring runs on one side of the box alone, a straight line between its ends, which is on that
    side too, encloses the same of the box.
    """
    kept = ring[:-1]
    for axis, least, most in ((0, box.left, box.right), (1, box.top, box.bottom)):
        kept = _without_runs(kept, kept[:, axis] < least - EDGE)
        kept = _without_runs(kept, kept[:, axis] > most + EDGE)
    return np.vstack([kept, kept[:1]])


def _without_runs(ring: Points, far: NDArray[np.bool_]) -> Points:
    """An open ring with only the ends of each run of points that are *far*."""
    return ring[~(far & np.roll(far, 1) & np.roll(far, -1))]


def _meets(pixels: Points, viewport: Viewport) -> bool:
    (left, top), (right, bottom) = pixels.min(axis=0), pixels.max(axis=0)
    box = viewport.box
    return bool(left < box.right and right > box.left and top < box.bottom and bottom > box.top)


def _ring_path(pixels: Points, steps: int) -> str:
    """A closed ring; points that fall on the one before are left out, and so is what has no area then."""
    grid = np.rint(pixels[:-1] * steps).astype(np.int64)
    if not len(grid):
        return ""
    grid = grid[np.r_[True, (np.diff(grid, axis=0) != 0).any(axis=1)]]
    if len(grid) < 3:
        return ""
    moves = np.vstack([grid[:1], np.diff(grid, axis=0)])
    numbers = [_number(value, steps) for value in moves.ravel().tolist()]
    return f"M{numbers[0]} {numbers[1]}l{' '.join(numbers[2:])}z".replace(" -", "-")


def _number(value: int, steps: int) -> str:
    return str(value) if steps == 1 else f"{value / steps:g}"
