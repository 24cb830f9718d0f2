"""The paths of clusters through the levels: steps from one level to the next, and levels reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean

from data.model import AwardKind, Cluster


@dataclass(frozen=True)
class Path:
    """A step from one level to the next that a cluster was given; with ``before`` None, a level that it reached."""

    before: str | None
    level: str

    @property
    def id(self) -> str:
        """How it stands in addresses."""
        return f"{self.before}-to-{self.level}" if self.before else f"reached-{self.level}"


@dataclass(frozen=True)
class StepLength:
    """How long a step took: the mean number of years between the two awards, over *n* organisations with both years."""

    years: float
    n: int


def paths_of(cluster: Cluster, levels: Sequence[str], until: int | None = None) -> tuple[Path, ...]:
    """The steps of a cluster and the levels that it reached above the lowest one; none if no award is known.

    Args:
        cluster: its awards tell; the level that it is listed at is reached too.
        levels: the ids of all levels, in order of maturity.
        until: the last year whose awards count; None counts all, also those without a year.
    """
    given = _years_by_level(cluster, until)
    reached = [level for level in levels if given and (level in given or level == cluster.level)]
    walked = [level for level in levels if level in given]
    steps = (Path(before, after) for before, after in pairwise(walked))
    return (*steps, *(Path(None, level) for level in reached if level != levels[0]))


def step_length(clusters: Iterable[Cluster], path: Path, until: int | None = None) -> StepLength | None:
    """How long *path* took those who walked it, an organisation once; None if no pair of years is known."""
    lengths: dict[str, int] = {}
    for cluster in clusters:
        given = _years_by_level(cluster, until)
        before, after = given.get(path.before or ""), given.get(path.level)
        if before and after:
            lengths[cluster.organisation] = after - before
    return StepLength(mean(lengths.values()), len(lengths)) if lengths else None


def _years_by_level(cluster: Cluster, until: int | None) -> dict[str, int | None]:
    """The year in which the cluster was given each level, None where it is not known."""
    return {
        award.level: award.known_year
        for award in cluster.awards
        if award.level
        and award.kind is AwardKind.AWARD
        and (until is None or award.known_year is None or award.known_year <= until)
    }
