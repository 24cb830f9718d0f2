"""The programme over time: which organisation was given which level when."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.model import Award, AwardKind, Catalogue, Cluster, Confidence


@dataclass(frozen=True)
class Step:
    """One level given to one organisation. ``year`` None: not found; ``confidence`` is how sure it is."""

    organisation: str
    name: str
    level: str
    year: int | None
    note: str | None
    note_nb: str | None = None
    confidence: Confidence | None = None


def steps(catalogue: Catalogue, clusters: Iterable[Cluster]) -> tuple[Step, ...]:
    """The steps of the organisations behind *clusters*, each once though an organisation is listed twice.

    Levels outside the catalogue's own, and extensions, are left out.
    """
    seen: dict[tuple[str, str, int | None], Step] = {}
    for cluster in clusters:
        for award in cluster.awards:
            if award.level in catalogue.levels_by_id and award.kind is AwardKind.AWARD:
                step = Step(
                    cluster.organisation,
                    cluster.listed_name,
                    award.level,
                    award.year,
                    award.note,
                    award.note_nb,
                    award.confidence,
                )
                seen.setdefault((step.organisation, step.level, step.year), step)
    return tuple(seen.values())


def without_year(all_steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps whose year was not found."""
    return tuple(step for step in all_steps if step.year is None)


def without_steps(catalogue: Catalogue, clusters: Iterable[Cluster]) -> tuple[Cluster, ...]:
    """The clusters for which no award at all was found."""
    known = {step.organisation for step in steps(catalogue, clusters)}
    return tuple(cluster for cluster in clusters if cluster.organisation not in known)


def awarded_above(catalogue: Catalogue, cluster: Cluster) -> Award | None:
    """The highest award to *cluster* if it is above every level that its organisation is listed under."""
    ranks = list(catalogue.levels_by_id)
    listed = max(ranks.index(one.level) for one in catalogue.clusters_by_organisation[cluster.organisation])
    given = [award for award in cluster.awards if award.kind is AwardKind.AWARD and award.level in ranks]
    highest = max(given, key=lambda award: ranks.index(award.level or ""), default=None)
    return highest if highest and ranks.index(highest.level or "") > listed else None
