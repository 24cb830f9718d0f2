"""What is remarkable about the clusters shown, in sentences: one for each chart, with figures that follow the filters.

A sentence says no more than the figures do: where several share the first place all are named, or it says how many.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from data.figures import RATE_DECIMALS, Group, cross_table, groups, pairs, rates
from data.filters import Facet, FacetValue, Selection
from data.i18n import Texts
from data.labels import value_name
from data.population import Population

MOST_NAMES = 3
"""So many groups that share the first place are named; of more it is said how many they are."""


class Topic(StrEnum):
    """What a sentence and its chart are about."""

    LEVEL = "level"
    COUNTY = "county"
    RATE = "rate"
    SECTOR = "sector"
    PAIR = "pair"


@dataclass(frozen=True)
class Sentence:
    """What to say on a topic."""

    topic: Topic
    text: str


def story(t: Texts, selection: Selection, population: Population) -> tuple[Sentence, ...]:
    """The sentences on what the filters leave, in the order of reading; none on what is not known of any cluster.

    Args:
        t: the texts in the reader's language.
        selection: what the filters leave.
        population: the inhabitants of counties; those of other counties are not known.
    """
    sentences = {
        Topic.LEVEL: _on_levels(t, selection),
        Topic.COUNTY: _on_largest(t, selection, Facet.COUNTY),
        Topic.RATE: _on_rates(t, selection, population),
        Topic.SECTOR: _on_sectors(t, selection),
        Topic.PAIR: _on_pairs(t, selection),
    }
    return tuple(Sentence(topic, text) for topic, text in sentences.items() if text)


def largest(found: Iterable[Group]) -> tuple[FacetValue, ...]:
    """The values that share the first place among those that are known; none if none is known."""
    known = [(group.value, group.clusters) for group in found if group.value]
    most = max((clusters for _, clusters in known), default=0)
    return tuple(value for value, clusters in known if clusters == most)


def _on_largest(t: Texts, selection: Selection, facet: Facet) -> str | None:
    """Which value of *facet* most clusters have, and of how many it is not known."""
    found = groups(selection, facet)
    first = largest(found)
    if not first:
        return None
    known = [group for group in found if group.value]
    values = {
        "count": known[0].clusters,
        "total": selection.count,
        "names": _names(t, selection, facet, first),
    }
    if len(known) == 1:
        said = t(f"story.{facet}.alone", n=known[0].clusters, **values)
    elif len(first) > MOST_NAMES:
        said = t(f"story.{facet}.many", n=len(first), **values)
    else:
        said = t(f"story.{facet}.first", n=len(first), **values)
    unknown = selection.count - sum(group.clusters for group in known)
    return f"{said} {t(f'story.{facet}.unknown', n=unknown)}" if unknown else said


def _on_levels(t: Texts, selection: Selection) -> str | None:
    """Nothing where the catalogue has one level, as a list without levels does."""
    has_levels = len(selection.index.values[Facet.LEVEL]) > 1
    return _on_largest(t, selection, Facet.LEVEL) if has_levels else None


def _on_sectors(t: Texts, selection: Selection) -> str | None:
    """The largest sector, and of its levels the most common one, where clusters of several levels are shown."""
    said = _on_largest(t, selection, Facet.SECTOR)
    first = largest(groups(selection, Facet.SECTOR))
    if not said or len(first) != 1 or len(groups(selection, Facet.LEVEL)) == 1:
        return said
    row = selection.index.values[Facet.SECTOR].index(first[0])
    by_level = cross_table(selection, Facet.SECTOR, Facet.LEVEL)[row].tolist()
    most = by_level.index(max(by_level))
    level = _names(t, selection, Facet.LEVEL, [selection.index.values[Facet.LEVEL][most]])
    return f"{said} {t('story.sector.level', n=by_level[most], total=sum(by_level), level=level)}"


def _on_rates(t: Texts, selection: Selection, population: Population) -> str | None:
    """The county with most clusters per inhabitant, seen beside the one with most clusters."""
    found = rates(selection, population.inhabitants)
    if not found:
        return None
    values = {"name": found[0].county.label, "rate": t.number(found[0].rate, RATE_DECIMALS)}
    if len(found) == 1:
        return t("story.rate.alone", **values)
    is_largest = largest(groups(selection, Facet.COUNTY)) == (found[0].county,)
    return t("story.rate.same" if is_largest else "story.rate.other", **values)


def _on_pairs(t: Texts, selection: Selection) -> str | None:
    """Where sector and county meet most often; nothing if they do in one pair alone."""
    found = pairs(selection)
    if len(found) < 2:
        return None
    most = found[0].clusters
    first = [pair for pair in found if pair.clusters == most]
    if most == 1:
        return t("story.pair.all_different")
    if len(first) > MOST_NAMES:
        return t("story.pair.many", n=len(first), count=most)
    names = [
        t(
            "story.pair.name",
            sector=_names(t, selection, Facet.SECTOR, [pair.sector]),
            county=pair.county.label,
        )
        for pair in first
    ]
    return t("story.pair.first", n=len(first), names=t.listed(names), count=most)


def _names(t: Texts, selection: Selection, facet: Facet, values: Iterable[FacetValue]) -> str:
    return t.listed([value_name(t, selection.index.catalogue, value, facet) for value in values])
