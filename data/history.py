"""The programme over time: which organisation was given which level when."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.model import AwardKind, Catalogue, Cluster


@dataclass(frozen=True)
class Step:
    """One level given to one organisation. ``year`` None: not found."""

    organisation: str
    name: str
    level: str
    year: int | None
    note: str | None


def steps(catalogue: Catalogue, clusters: Iterable[Cluster]) -> tuple[Step, ...]:
    """The steps of the organisations behind *clusters*, each once though an organisation is listed twice.

    Levels outside the catalogue's own, and extensions, are left out.
    """
    seen: dict[tuple[str, str, int | None], Step] = {}
    for cluster in clusters:
        for award in cluster.awards:
            if award.level in catalogue.levels_by_id and award.kind is AwardKind.AWARD:
                step = Step(cluster.organisation, cluster.listed_name, award.level, award.year, award.note)
                seen.setdefault((step.organisation, step.level, step.year), step)
    return tuple(seen.values())


def without_year(all_steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps whose year was not found."""
    return tuple(step for step in all_steps if step.year is None)


def without_steps(catalogue: Catalogue, clusters: Iterable[Cluster]) -> tuple[Cluster, ...]:
    """The clusters for which no award at all was found."""
    known = {step.organisation for step in steps(catalogue, clusters)}
    return tuple(cluster for cluster in clusters if cluster.organisation not in known)
