"""The names of levels, sectors and filters, and the counts of a catalogue, in a reader's language."""

from typing import NamedTuple

from data.filters import Facet, FacetIndex, FacetValue, Filters, PathValue
from data.history import Change, ChangeKind, Path
from data.i18n import Texts
from data.model import Catalogue, Level, facet_id


def level_name(t: Texts, level: Level) -> str:
    """A level's name: the catalogue's own where the texts have none."""
    key = f"level.{level.id}.name"
    return t(key) if key in t else level.name


def level_meaning(t: Texts, level: Level) -> str | None:
    """What a level means, in one or two sentences, if there is a text."""
    key = f"level.{level.id}.meaning"
    return t(key) if key in t else None


def levels_heading(t: Texts, catalogue: Catalogue) -> str:
    """What stands above the levels to choose from: the heading of their column in the list, where it has one."""
    return catalogue.grouped_by or t("filter.levels")


def sector_name(t: Texts, label: str) -> str:
    """A sector's name: the catalogue's own where the texts have none."""
    key = f"sector.{facet_id(label)}"
    return t(key) if key in t else label


def news_text(t: Texts, catalogue: Catalogue, change: Change, year: int) -> str:
    """What was new with a cluster in *year*, in a few words."""
    before = catalogue.levels_by_id.get(change.before or "")
    if change.kind is ChangeKind.MOVED_UP and before:
        return t("news.moved_up", level=level_name(t, before), year=str(year))
    if change.rename:
        return t("news.renamed", before=change.rename.before, year=str(year))
    return t("news.admitted", year=str(year))


def value_name(t: Texts, catalogue: Catalogue, value: FacetValue, facet: Facet) -> str:
    """The name of a facet's value."""
    if facet is Facet.LEVEL:
        return level_name(t, catalogue.levels_by_id[value.id])
    if isinstance(value, PathValue):
        return path_name(t, catalogue, value.path)
    return sector_name(t, value.label) if facet is Facet.SECTOR else value.label


def path_name(t: Texts, catalogue: Catalogue, path: Path) -> str:
    """A step from one level to the next, or a level that was reached."""
    level = level_name(t, catalogue.levels_by_id[path.level])
    if path.before is None:
        return t("path.reached", level=level)
    return t("path.step", before=level_name(t, catalogue.levels_by_id[path.before]), level=level)


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
    for facet in (Facet.SECTOR, Facet.COUNTY, Facet.PATH):
        chosen = filters.chosen(facet) or frozenset()
        found += [
            FilterLabel(f"{facet.value}:{value.id}", value_name(t, index.catalogue, value, facet))
            for value in index.values[facet]
            if value.id in chosen
        ]
    return found


def status_text(t: Texts, shown: int, total: int, year: int | None) -> str:
    """How many of how many clusters are *shown*, and at which year, if the list is shown at one."""
    if year:
        return t("panel.status_at_year", n=shown, total=total, year=str(year))
    return t("panel.status", n=shown, total=total)


def title_text(t: Texts, title: str, year: int | None) -> str:
    """The *title* of a list with the year that it is shown at, if there is one."""
    return t("years.title_at", title=title, year=str(year)) if year else title


def counts_text(t: Texts, catalogue: Catalogue) -> str:
    """How many listings and organisations there are, and what the report says if it says otherwise."""
    stated = catalogue.facts_by_id.get("served-2021")
    key = "footer.counts_and_report" if stated else "footer.counts"
    return t(
        key,
        n=len(catalogue.clusters),
        organisations=catalogue.organisation_count,
        report=int(stated.value or 0) if stated else 0,
    )
