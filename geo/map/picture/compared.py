"""A few clusters on a small map of the part of Norway around them, named, with a line between each two of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from data.i18n import Texts
from data.model import Cluster
from geo.dataset import Dataset
from geo.map.base_map import FARTHEST
from geo.map.picture.formats import COLOURS
from geo.map.picture.groups import Group, Member, group
from geo.map.picture.labels import Anchor, Circle, Label, place
from geo.map.picture.lettering import REGULAR, letter
from geo.map.picture.outlines import land
from geo.map.picture.picture import WHOLE, render
from geo.map.picture.projection import Area, Box, Points, Viewport, project
from geo.map.picture.symbols import group_symbol
from geo.map.symbols import Colouring, symbol

SIZE = (450, 500)  # pixels
LABEL_SIZE = 15
LEAST = (6.0, 11.0)
"""Degrees of latitude and of longitude that the map shows at least, since its outlines are coarse."""
ROOM = 0.2
"""Of the clusters' area, on each side."""


@dataclass(frozen=True)
class Line:
    """A line between two clusters, in pixels."""

    x1: float
    y1: float
    x2: float
    y2: float


def draw_compared(
    dataset: Dataset, clusters: Sequence[Cluster], t: Texts, *, theme: Colouring = "light"
) -> str:
    """Return *clusters* on a small map as SVG, which may stand in a page's HTML.

    Those that have no place, or lie beyond the map, are left out.

    Args:
        dataset: the catalogue that they are of, and its places.
        clusters: the clusters.
        t: the texts of the reader's language.
        theme: its colours.
    """
    shown = [cluster for cluster in clusters if _is_on_map(dataset, cluster)]
    places = [dataset.located.found[cluster.id] for cluster in shown]
    latitudes, longitudes = [one.latitude for one in places], [one.longitude for one in places]
    box = Box(0, 0, *SIZE)
    viewport = Viewport.fit(_area(latitudes, longitudes), box)
    pixels = viewport.to_pixels(project(latitudes, longitudes))
    ranks = list(dataset.catalogue.levels_by_id)
    members = [
        Member(number, ranks.index(cluster.level), found.name)
        for number, (cluster, found) in enumerate(zip(shown, places, strict=True))
    ]
    groups = group(members, pixels) if members else []
    return render(
        "compared.svg",
        size=SIZE,
        title=t("compare.map", names=", ".join(cluster.listed_name for cluster in shown)),
        language=t.language,
        colours=COLOURS[theme],
        theme=theme,
        levels={member.rank: symbol(member.rank) for member in members},
        land=land(viewport, coarse=True),
        lines=_lines(pixels),
        symbols=[group_symbol(one, _names(shown, one), chosen=False) for one in groups],
        labels=_labels(shown, groups, box),
    )


def _is_on_map(dataset: Dataset, cluster: Cluster) -> bool:
    (south, west), (north, east) = FARTHEST
    found = dataset.located.found.get(cluster.id)
    return found is not None and south < found.latitude < north and west < found.longitude < east


def _area(latitudes: Sequence[float], longitudes: Sequence[float]) -> Area:
    """The area around the clusters; Norway if there are none."""
    if not latitudes:
        return WHOLE
    area = Area(min(latitudes), min(longitudes), max(latitudes), max(longitudes)).widened(ROOM)
    high, wide = (
        max(0, least - shown) / 2
        for least, shown in zip(LEAST, (area.north - area.south, area.east - area.west), strict=True)
    )
    return Area(area.south - high, area.west - wide, area.north + high, area.east + wide)


def _lines(pixels: Points) -> list[Line]:
    ends = [(round(x, 1), round(y, 1)) for x, y in pixels.tolist()]
    return [Line(*one, *other) for one, other in combinations(ends, 2) if one != other]


def _names(shown: Sequence[Cluster], one: Group) -> str:
    return ", ".join(shown[member.position].listed_name for member in one.members)


def _labels(shown: Sequence[Cluster], groups: Sequence[Group], box: Box) -> list[Label]:
    """The name of each cluster that stands alone, and of several the name of their town, where there is room."""
    words = [
        shown[one.members[0].position].listed_name if len(one.members) == 1 else one.town for one in groups
    ]
    letters = [letter(word, LABEL_SIZE, REGULAR) for word in words]
    anchors = [
        Anchor(one.x, one.y, one.radius, lettering.width, LABEL_SIZE * 1.1)
        for one, lettering in zip(groups, letters, strict=True)
    ]
    rooms = place(anchors, [Circle(one.x, one.y, one.radius) for one in groups], box)
    return [
        Label(round(room.left, 1), round(room.top + LABEL_SIZE * 0.88, 1), lettering, strong=False)
        for room, lettering in zip(rooms, letters, strict=True)
        if room
    ]
