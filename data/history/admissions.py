"""Admissions by year: who had been admitted so far, and at which level.

"Admitted so far" is what the sources carry. In which years an organisation had support is not known for most of
them, so nothing here says that an organisation was supported in a year.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter

from data.history.model import History, Organisation
from data.model import Award, AwardKind


@dataclass(frozen=True)
class Standing:
    """The highest level that an organisation had been given by some year, and the award that gave it."""

    organisation: Organisation
    award: Award

    @property
    def level(self) -> str | None:
        """The id of the level."""
        return self.award.level


@dataclass(frozen=True)
class Period:
    """The years, first and last, through which nothing higher than *standing* was reached; None: to this day."""

    standing: Standing
    first: int
    last: int | None


def admitted_by(history: History, year: int) -> tuple[Standing, ...]:
    """Who had been admitted by the end of *year*, each once at the highest level reached by then.

    An award counts from the year of its announcement, or from the project's first year where only that is known.
    One without either counts in no year: see :func:`without_known_year`. Extensions, the awards of predecessors and
    levels outside the programme's scale give no standing.
    """
    standings = (_standing(history, organisation, year) for organisation in history.organisations)
    return tuple(standing for standing in standings if standing)


def periods(history: History) -> Iterator[Period]:
    """What :func:`admitted_by` tells of each organisation, for all years at once.

    An organisation that moved up has a period for each level, one after the other.
    """
    for organisation in history.organisations:
        years = sorted(
            {award.known_year for award in given_awards(history, organisation) if award.known_year}
        )
        reached = [(year, standing) for year in years if (standing := _standing(history, organisation, year))]
        runs = [(standing, next(run)[0]) for standing, run in groupby(reached, key=itemgetter(1))]
        ends = [first - 1 for _, first in runs[1:]]
        for (standing, first), last in zip_longest(runs, ends):
            yield Period(standing, first, last)


def without_known_year(history: History) -> tuple[Organisation, ...]:
    """Organisations that were admitted in a year that is not known; :func:`admitted_by` never has them."""
    return tuple(
        organisation
        for organisation in history.organisations
        if (given := given_awards(history, organisation)) and not any(award.known_year for award in given)
    )


def within_longest_support(history: History, level: str, year: int) -> tuple[Standing, ...]:
    """Who had been given *level* by *year*, less those whose longest support was over or who had moved up by then.

    The result is a reconstruction: it holds who can have been at the level, if everyone stayed as long as the
    level's ``duration_years`` allow. Whether they did is not known.

    Raises:
        KeyError: the history has no such level.
    """
    duration = {each.id: each.duration_years for each in history.levels}[level]
    return tuple(
        standing
        for standing in admitted_by(history, year)
        if standing.level == level
        and (duration is None or (standing.award.known_year or year) + duration >= year)
    )


def _standing(history: History, organisation: Organisation, year: int) -> Standing | None:
    reached = [
        award for award in given_awards(history, organisation) if (award.known_year or year + 1) <= year
    ]
    highest = max(reached, key=lambda award: history.ranks[award.level or ""], default=None)
    return Standing(organisation, highest) if highest else None


def given_awards(history: History, organisation: Organisation) -> tuple[Award, ...]:
    """The awards of a level of the programme to the organisation itself: no extension, no predecessor's award."""
    return tuple(
        award
        for award in organisation.awards
        if award.kind is AwardKind.AWARD and award.level in history.ranks
    )
