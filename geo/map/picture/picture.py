"""The view as an SVG picture: what a reader sees on the map, with the words that a picture alone needs.

The map is drawn in web Mercator as on the page, where it was moved to; else Norway whole or, with a filter on counties,
those counties. Text is outlined, so nothing but an SVG reader is needed to show it. The same view always gives the same
text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from data.filters import Facet, Selection
from data.i18n import Texts
from data.labels import filter_labels, level_name, status_text, title_text
from data.model import Catalogue
from geo.dataset import Dataset
from geo.map.base_map import FARTHEST, LAND, NORWAY
from geo.map.picture import shading
from geo.map.picture.formats import COLOURS, FORMATS, PictureFormat
from geo.map.picture.groups import CHOSEN_RADIUS, Group, Member, group
from geo.map.picture.labels import Anchor, Circle, Label, place
from geo.map.picture.lettering import BOLD, REGULAR, letter
from geo.map.picture.nearness import area_near, draw_near
from geo.map.picture.outlines import county_areas, land
from geo.map.picture.projection import Area, Box, Points, Viewport, project
from geo.map.picture.symbols import GroupSymbol, group_symbol
from geo.map.picture.writing import COUNT, FILTERS, NOTE, SOURCE, TITLE, LegendEntry, Writing
from geo.map.position import Position
from geo.map.symbols import Colouring, Symbol, Theme, symbol
from geo.near import NearPlace, place_name

WHOLE = Area(*NORWAY[0], *NORWAY[1])
REACH = Area(*FARTHEST[0], *FARTHEST[1])
ALL_LAND = Area(*LAND[0], *LAND[1])
ROOM_AT_EDGES = 0.05  # of a county's height and width, on each side
MOST_LEVELS = 12  # in the legend
MOST_LABELS = 60
LABEL_SIZE = 18
BARE_SIZE = (900, 1000)  # pixels

_templates = Environment(
    loader=PackageLoader("geo.map.picture", ""),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    finalize=lambda value: _without_illegal(value) if isinstance(value, str) else value,
)
# Characters that XML 1.0 does not allow, https://www.w3.org/TR/xml/#charsets
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Drawn:
    """The clusters that a picture shows: those of the selection that lie on the map.

    Attributes:
        members: what is drawn.
        latitudes: of each of them, in degrees (WGS 84).
        longitudes: likewise.
        missing: how many of the selection have no place or lie beyond the map.
    """

    members: Sequence[Member]
    latitudes: Sequence[float]
    longitudes: Sequence[float]
    missing: int

    @property
    def plane(self) -> Points:
        """Where they lie in the plane of the map."""
        return project(self.latitudes, self.longitudes)

    def groups(self, viewport: Viewport) -> tuple[list[Group], int]:
        """The groups of those that lie in *viewport*, and how many lie outside of it."""
        pixels = viewport.to_pixels(self.plane)
        inside = viewport.holds(pixels)
        members = [
            member for member, is_inside in zip(self.members, inside.tolist(), strict=True) if is_inside
        ]
        return group(members, pixels[inside]), len(self.members) - len(members)


def draw(
    dataset: Dataset,
    selection: Selection,
    t: Texts,
    *,
    form: str = "16x9",
    theme: Theme = "light",
    chosen: str | None = None,
    shaded: bool = False,
    position: Position | None = None,
    near: NearPlace | None = None,
) -> str:
    """Return the picture of what *selection* leaves of *dataset*, as SVG.

    Args:
        dataset: the catalogue and its places.
        selection: what the filters leave.
        t: the texts of the reader's language.
        form: one of :data:`geo.map.picture.formats.FORMATS`.
        theme: its colours.
        chosen: the id of a cluster to bring out, if the filters leave it.
        shaded: whether counties are shaded by how many clusters are shown in each.
        position: the middle and the zoom level of the map, which is as large as the picture's on the page would be;
            None for what *near* needs, or the counties that are filtered by, or Norway.
        near: the place that the clusters are near to, which gets rings around it.

    Raises:
        KeyError: there is no such format.
    """
    shape, drawn = FORMATS[form], _drawn(dataset, selection)
    chosen_position = _shown_position(selection, chosen)
    foot = _foot(dataset.catalogue, t, shape)
    fills = shading.fills(COLOURS[theme], theme)

    def write_head(*, outside: int, numbered: bool) -> Writing:
        head = _head(
            dataset,
            selection,
            t,
            shape,
            drawn.missing,
            chosen_position,
            near,
            outside=outside,
            numbered=numbered,
        )
        if shaded:
            head.space(10)
            head.lines(t("map.shade_title"), NOTE)
            head.colours(dict(zip(shading.ranges(), fills, strict=True)))
        return head

    # What the texts say follows from the map, and its room from the texts: it leaves room for all they may say.
    longest = write_head(outside=len(drawn.members) if position or near else 0, numbered=selection.count > 1)
    box = _map_box(shape, longest.y, foot.box.top)
    if position:
        viewport = Viewport.at(position, box, reach=REACH, land=ALL_LAND)
    else:
        viewport = Viewport.fit(area_near(near) if near else _area(selection, drawn), box)
    groups, outside = drawn.groups(viewport)
    head = write_head(outside=outside, numbered=any(len(one.members) > 1 for one in groups))
    title = title_text(t, dataset.catalogue.title, dataset.year)
    nearness = draw_near(t, near, viewport, groups) if near else None
    labels = _labels(
        dataset.catalogue, t, groups, viewport, chosen_position, nearness.covered if nearness else ()
    )
    symbols = [_symbol(dataset.catalogue, t, one, chosen_position) for one in groups]
    return render(
        "picture.svg",
        shape=shape,
        title=f"{title}: {status_text(t, selection.count, selection.total, dataset.year)}",
        description=". ".join(line.title for line in symbols[:MOST_LABELS]),
        language=t.language,
        colours=COLOURS[theme],
        theme=theme,
        levels=_levels(groups, selection),
        land=land(viewport),
        shades=shading.shades(cluster.county for cluster in selection.clusters) if shaded else {},
        fills=fills,
        viewport=viewport,
        symbols=symbols,
        near=nearness,
        labels=[*labels, *(nearness.labels if nearness else ())],
        head=head,
        foot=foot,
    )


def draw_bare(dataset: Dataset, selection: Selection, t: Texts, *, theme: Colouring = "light") -> str:
    """Return the map of Norway alone as a small SVG, with land in coarse outlines and without any names.

    It may stand in a page's HTML; its view box is the part of the world that the page's map begins with, and land
    reaches beyond it.
    """
    drawn = _drawn(dataset, selection)
    wide, high = BARE_SIZE
    viewport = Viewport.fit(WHOLE, Box(0, 0, wide, high))
    groups = group(drawn.members, viewport.to_pixels(drawn.plane))
    return render(
        "bare.svg",
        size=BARE_SIZE,
        title=status_text(t, selection.count, selection.total, dataset.year),
        language=t.language,
        colours=COLOURS[theme],
        theme=theme,
        levels=_levels(groups, selection),
        land=land(viewport, coarse=True),
        symbols=[group_symbol(one, "", chosen=False) for one in groups],
    )


def _without_illegal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text) if _ILLEGAL.search(text) else text


def render(template: str, **values: Any) -> str:
    """Fill a template of this folder with *values*, each escaped."""
    return _templates.get_template(template).render(values)


def _shown_position(selection: Selection, cluster: str | None) -> int | None:
    """The place of *cluster* in the catalogue's order if the filters leave it."""
    position = selection.index.position.get(cluster or "")
    return position if position is not None and selection.mask[position] else None


def _drawn(dataset: Dataset, selection: Selection) -> Drawn:
    south, west, north, east = REACH
    members, latitudes, longitudes = [], [], []
    ranks = selection.index.codes[Facet.LEVEL]
    for position in np.flatnonzero(selection.mask).tolist():
        found = dataset.located.found.get(dataset.catalogue.clusters[position].id)
        if found and south < found.latitude < north and west < found.longitude < east:
            members.append(Member(position, int(ranks[position]), found.name))
            latitudes.append(found.latitude)
            longitudes.append(found.longitude)
    return Drawn(members, latitudes, longitudes, selection.count - len(members))


def _area(selection: Selection, drawn: Drawn) -> Area:
    """The counties that are filtered by, or Norway, and as much around as the clusters need."""
    wanted = selection.filters.counties
    names = [value.label for value in selection.index.values[Facet.COUNTY] if value.id in wanted]
    areas = [county_areas()[name] for name in names if name in county_areas()]
    if not areas:
        return WHOLE.around(drawn.latitudes, drawn.longitudes)
    south, west, north, east = zip(*areas, strict=True)
    asked = Area(min(south), min(west), max(north), max(east)).widened(ROOM_AT_EDGES)
    return asked.around(drawn.latitudes, drawn.longitudes)


def _map_box(shape: PictureFormat, top: float, bottom: float) -> Box:
    """The room for the map: beside the column of texts, or between *top* and *bottom*."""
    if shape.column:
        return Box(shape.column, 0, shape.width, shape.height)
    gap = shape.margin / 2
    return Box(0, round(top + gap), shape.width, round(bottom - gap))


def _text_box(shape: PictureFormat) -> Box:
    right = (shape.column or shape.width) - shape.margin
    return Box(shape.margin, shape.margin, right, shape.height - shape.margin)


def _head(
    dataset: Dataset,
    selection: Selection,
    t: Texts,
    shape: PictureFormat,
    missing: int,
    chosen: int | None,
    near: NearPlace | None,
    *,
    outside: int,
    numbered: bool,
) -> Writing:
    """Title, number of clusters, filters in words, legend, and the chosen cluster.

    Args:
        dataset: the catalogue and its places.
        selection: what the filters leave.
        t: the texts of the reader's language.
        shape: the picture's format.
        missing: how many of the selection have no place on the map.
        chosen: the chosen cluster's place in the catalogue's order.
        near: the place that the clusters are near to.
        outside: how many lie outside the part of the map that is shown.
        numbered: whether the map has numbers, which stand for groups.
    """
    head = Writing(_text_box(shape))
    head.lines(title_text(t, dataset.catalogue.title, dataset.year), TITLE)
    head.space(8)
    head.lines(status_text(t, selection.count, selection.total, dataset.year), COUNT)
    said = [one.label for one in filter_labels(t, selection.index, selection.filters)]
    if near:
        said.insert(0, t("panel.chip.near", name=place_name(t, near)))
    if said:
        head.lines(" · ".join(said), FILTERS)
    if missing:
        head.lines(t("picture.missing", n=missing), NOTE)
    if outside:
        head.lines(t("picture.outside", n=outside), NOTE)
    if not selection.count:
        head.lines(t("panel.nothing"), FILTERS)
    head.space(14)
    entries, left = _legend(dataset.catalogue, selection, t)
    head.legend(entries, stacked=shape.column is not None)
    if left:
        head.lines(t("picture.more_levels", n=left), NOTE)
    if numbered:
        head.space(6)
        head.lines(t("picture.number"), NOTE)
    if chosen is not None:
        _write_chosen(head, dataset.catalogue, t, chosen)
    return head


def _legend(catalogue: Catalogue, selection: Selection, t: Texts) -> tuple[list[LegendEntry], int]:
    """The levels with how many clusters are shown of each, and how many levels more there are."""
    ranks = selection.index.codes[Facet.LEVEL][selection.mask]
    counts = np.bincount(ranks, minlength=len(catalogue.levels)).tolist()
    entries = [
        LegendEntry(rank, level_name(t, level), t.number(counts[rank]))
        for rank, level in enumerate(catalogue.levels[:MOST_LEVELS])
    ]
    return entries, len(catalogue.levels) - len(entries)


def _write_chosen(head: Writing, catalogue: Catalogue, t: Texts, position: int) -> None:
    cluster = catalogue.clusters[position]
    level = level_name(t, catalogue.levels_by_id[cluster.level])
    head.space(10)
    head.lines(cluster.listed_name, COUNT)
    head.lines(f"{level} · {cluster.home_place}", FILTERS)


def _foot(catalogue: Catalogue, t: Texts, shape: PictureFormat) -> Writing:
    """Where the list and the map are from, and of which day the data are, at the bottom of the texts' room."""
    lines = [t("map.credit"), t("picture.projection")]
    if catalogue.source:
        lines.insert(0, t("picture.source", source=catalogue.source.split("://")[-1]))
    if catalogue.created:
        lines.insert(1, t("picture.date", date=t.date(catalogue.created)))
    if catalogue.licence:
        lines.append(t("footer.licence", licence=catalogue.licence))
    text, box = " ".join(line.rstrip(".") + "." for line in lines), _text_box(shape)
    trial = Writing(box)
    trial.lines(text, SOURCE)
    foot = Writing(box._replace(top=box.bottom - (trial.y - box.top)))
    foot.lines(text, SOURCE)
    return foot


def _levels(groups: Sequence[Group], selection: Selection) -> dict[int, Symbol]:
    """The symbols that a picture needs, by rank: those of the legend and those on the map."""
    legend = range(min(MOST_LEVELS, len(selection.index.catalogue.levels)))
    return {
        rank: symbol(rank) for rank in sorted({*legend, *(m.rank for one in groups for m in one.members)})
    }


def _symbol(catalogue: Catalogue, t: Texts, one: Group, chosen: int | None) -> GroupSymbol:
    return group_symbol(one, _title(catalogue, t, one), chosen=_has(one, chosen))


def _title(catalogue: Catalogue, t: Texts, one: Group) -> str:
    """What a symbol stands for, in words: as the map's own markers are named."""
    levels = catalogue.levels
    if len(one.members) == 1:
        cluster = catalogue.clusters[one.members[0].position]
        return f"{cluster.listed_name}, {level_name(t, levels[one.members[0].rank])}, {one.town}"
    parts = ", ".join(f"{t.number(n)} {level_name(t, levels[rank])}" for rank, n in one.counts().items())
    return f"{one.town}: {t('map.group', n=len(one.members), parts=parts)}"


def _labels(
    catalogue: Catalogue,
    t: Texts,
    groups: Sequence[Group],
    viewport: Viewport,
    chosen: int | None,
    covered: Sequence[Circle],
) -> list[Label]:
    """The names of the towns with clusters, where the chosen cluster is first, as far as there is room beside what is
    *covered*.
    """
    named = _chosen_first(groups, chosen)[:MOST_LABELS]
    symbols = [*(Circle(one.x, one.y, _reach(one, chosen)) for one in groups), *covered]
    box = viewport.box
    frame = Box(box.left + 6, box.top + 6, box.right - 6, box.bottom - 6)
    letters, anchors = [], []
    for one in named:
        strong = _has(one, chosen)
        # Where the map has no room for the name of the chosen cluster, it still has that of the place.
        for name in (_name_of_chosen(catalogue, t, one, chosen), one.town) if strong else (one.town,):
            lettering = letter(name, LABEL_SIZE, BOLD if strong else REGULAR)
            anchor = Anchor(one.x, one.y, _reach(one, chosen), lettering.width, LABEL_SIZE * 1.1)
            if strong and place([anchor], symbols, frame) != [None]:
                break
        letters.append((lettering, strong))
        anchors.append(anchor)
    return [
        Label(round(room.left, 1), round(room.top + LABEL_SIZE * 0.88, 1), lettering, strong)
        for room, (lettering, strong) in zip(place(anchors, symbols, frame), letters, strict=True)
        if room
    ]


def _name_of_chosen(catalogue: Catalogue, t: Texts, one: Group, chosen: int | None) -> str:
    """What is written beside the symbol that holds the *chosen* cluster: its name.

    In a group that stands between the group's place and how many more there are, with its own home if that is another.
    """
    member = next(member for member in one.members if member.position == chosen)
    name = catalogue.clusters[member.position].listed_name
    if len(one.members) == 1:
        return name
    at_home = name if member.town == one.town else f"{name} ({member.town})"
    return t("picture.chosen_in_group", place=one.town, name=at_home, n=t.number(len(one.members) - 1))


def _reach(one: Group, chosen: int | None) -> float:
    """How far the symbol reaches from its middle, in pixels, with the ring of the *chosen* cluster."""
    return max(one.radius, CHOSEN_RADIUS) if _has(one, chosen) else one.radius


def _has(one: Group, chosen: int | None) -> bool:
    return any(member.position == chosen for member in one.members)


def _chosen_first(groups: Sequence[Group], chosen: int | None) -> list[Group]:
    return sorted(groups, key=lambda one: not _has(one, chosen))
