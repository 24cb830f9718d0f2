"""The names of levels, sectors and filters in a reader's language."""

from typing import NamedTuple

from data.filters import Facet, FacetIndex, Filters
from data.i18n import Texts
from data.model import Level, facet_id


def level_name(t: Texts, level: Level) -> str:
    """A level's name: the catalogue's own where the texts have none."""
    key = f"level.{level.id}.name"
    return t(key) if key in t else level.name


def level_meaning(t: Texts, level: Level) -> str | None:
    """What a level means, in one or two sentences, if there is a text."""
    key = f"level.{level.id}.meaning"
    return t(key) if key in t else None


def sector_name(t: Texts, label: str) -> str:
    """A sector's name: the catalogue's own where the texts have none."""
    key = f"sector.{facet_id(label)}"
    return t(key) if key in t else label


class FilterLabel(NamedTuple):
    """An active filter: ``q``, ``level`` or ``<facet>:<value>``, and the words for it."""

    id: str
    label: str


def filter_labels(t: Texts, index: FacetIndex, filters: Filters) -> list[FilterLabel]:
    """The active filters in words, those that were left at their default not among them."""
    found: list[FilterLabel] = []
    if filters.text:
        found.append(FilterLabel("q", t("panel.chip.text", text=filters.text)))
    if filters.levels is not None:
        levels = index.catalogue.levels
        off = ", ".join(level_name(t, level) for level in levels if level.id not in filters.levels)
        label = t("panel.chip.levels_off", names=off) if filters.levels else t("panel.chip.no_level")
        found.append(FilterLabel(Facet.LEVEL.value, label))
    for facet, chosen in ((Facet.SECTOR, filters.sectors), (Facet.COUNTY, filters.counties)):
        for value in index.values[facet]:
            if value.id in chosen:
                label = sector_name(t, value.label) if facet is Facet.SECTOR else value.label
                found.append(FilterLabel(f"{facet.value}:{value.id}", label))
    return found
