"""The place that clusters are near to, on a picture: rings around it with their distances, a mark, and its name."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.i18n import Texts
from geo.map.picture.groups import Group
from geo.map.picture.labels import Circle, Label, covers
from geo.map.picture.lettering import BOLD, REGULAR, letter
from geo.map.picture.projection import Area, Box, Viewport, project
from geo.near import RINGS_KM, NearPlace, place_name, ring_around

NAME_SIZE, DISTANCE_SIZE = 18, 15  # pixels
ROOM_AT_EDGES = 0.04  # of the ring's height and width, on each side
MARK = 8  # pixels: the reach of the place's mark, with its border
BELOW = 44  # pixels from the place to the line of its name, which leaves room for a group's symbol


@dataclass(frozen=True)
class Nearness:
    """What is drawn of the place.

    Attributes:
        x: of the place, in pixels.
        y: likewise.
        rings: the ``d`` attributes of their SVG paths.
        labels: the distance of each ring, and the name of the place.
        covered: the room that the mark and the labels take.
    """

    x: float
    y: float
    rings: tuple[str, ...]
    labels: tuple[Label, ...]
    covered: tuple[Circle, ...]


def area_near(place: NearPlace) -> Area:
    """The part of the world within the outermost ring around *place*, and a little around it."""
    ring = ring_around(place.latitude, place.longitude, max(RINGS_KM))
    (south, west), (north, east) = ring.min(axis=0), ring.max(axis=0)
    return Area(float(south), float(west), float(north), float(east)).widened(ROOM_AT_EDGES)


def draw_near(t: Texts, place: NearPlace, viewport: Viewport, groups: Sequence[Group]) -> Nearness:
    """Return *place* and its rings in *viewport*.

    A label that would cover one of the *groups* is left out, and so is the name if a group is named so.
    """
    [(x, y)] = viewport.to_pixels(project([place.latitude], [place.longitude])).round(1).tolist()
    rings, labels = [], []
    for kilometres in RINGS_KM:
        pixels = viewport.to_pixels(project(*ring_around(place.latitude, place.longitude, kilometres).T))
        rings.append("M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in pixels.tolist()) + "z")
        top = float(pixels[:, 1].min())
        labels.append(_centred(x, top + DISTANCE_SIZE * 0.35, t("map.ring", km=kilometres), DISTANCE_SIZE))
    name = place_name(t, place)
    if name not in {one.town for one in groups}:
        labels.append(_centred(x, y + BELOW, name, NAME_SIZE, strong=True))
    circles = np.array([(one.x, one.y, one.radius) for one in groups], dtype=float).reshape(-1, 3)
    free = tuple(one for one in labels if _is_inside(one, viewport.box) and not covers(_box(one), circles))
    room = (Circle(x, y, MARK), *(circle for one in free for circle in _room(one)))
    return Nearness(x, y, tuple(rings), free, room)


def _centred(x: float, y: float, text: str, size: float, *, strong: bool = False) -> Label:
    lettering = letter(text, size, BOLD if strong else REGULAR)
    return Label(round(x - lettering.width / 2, 1), round(y, 1), lettering, strong)


def _box(label: Label) -> Box:
    return Box(label.x, label.y - NAME_SIZE * 0.8, label.x + label.lettering.width, label.y + NAME_SIZE * 0.2)


def _is_inside(label: Label, frame: Box) -> bool:
    box = _box(label)
    return (
        box.left > frame.left
        and box.right < frame.right
        and box.top > frame.top
        and box.bottom < frame.bottom
    )


def _room(label: Label) -> list[Circle]:
    """The room that a label takes, as circles in a row."""
    box = _box(label)
    steps = max(1, round(box.width / box.height))
    middle, radius = (box.top + box.bottom) / 2, box.height / 2
    return [Circle(box.left + box.width * (n + 0.5) / steps, middle, radius) for n in range(steps)]
