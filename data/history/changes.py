"""What changed in a year: who was admitted, moved up, was renamed, given more time, or left, where that is known."""

from dataclasses import dataclass
from enum import StrEnum

from data.history.admissions import given_awards
from data.history.model import History, Organisation, Rename
from data.model import Award, AwardKind


class ChangeKind(StrEnum):
    """What can happen to an organisation in a year."""

    ADMITTED = "admitted"
    MOVED_UP = "moved-up"
    RENAMED = "renamed"
    EXTENDED = "extended"
    ENDED = "ended"


@dataclass(frozen=True)
class Change:
    """Something that happened to an organisation in one year.

    ``award`` is the award behind it, or ``rename`` the change of name; an end has neither, its source stands with the
    organisation. ``before`` is the level that a move up began from.
    """

    kind: ChangeKind
    organisation: Organisation
    award: Award | None = None
    before: str | None = None
    rename: Rename | None = None

    @property
    def source(self) -> str | None:
        """The address of the source that tells of it."""
        dated = self.award or self.rename
        return dated.source if dated else self.organisation.ended_source

    @property
    def level(self) -> str | None:
        """The id of the level that it is about, if it is about one."""
        return self.award.level if self.award else None


def changes_in(history: History, year: int) -> tuple[Change, ...]:
    """What is known to have happened in *year*: kind by kind, each in the order of the history.

    An award counts in the year of its announcement, or in the project's first year where only that is known.
    """
    found = [change for one in history.organisations for change in _changes(history, one, year)]
    return tuple(change for kind in ChangeKind for change in found if change.kind is kind)


def news_of(history: History, year: int) -> dict[str, Change]:
    """The admissions, moves up and new names of *year*, by the id of the organisation; of several, the first kind."""
    news = (ChangeKind.ADMITTED, ChangeKind.MOVED_UP, ChangeKind.RENAMED)
    found = [change for change in changes_in(history, year) if change.kind in news]
    return {change.organisation.id: change for change in reversed(found)}


def _changes(history: History, organisation: Organisation, year: int) -> list[Change]:
    found = [_step(history, organisation, award, year) for award in given_awards(history, organisation)]
    found += [
        Change(ChangeKind.EXTENDED, organisation, award)
        for award in organisation.awards
        if award.kind is AwardKind.EXTENSION and award.known_year == year
    ]
    found += [
        Change(ChangeKind.RENAMED, organisation, rename=rename)
        for rename in organisation.renames
        if rename.year == year
    ]
    if organisation.ended_year == year:
        found.append(Change(ChangeKind.ENDED, organisation))
    return [change for change in found if change]


def _step(history: History, organisation: Organisation, award: Award, year: int) -> Change | None:
    """The admission or the move up that *award* was, if it was in *year*."""
    if award.known_year != year:
        return None
    rank = history.ranks[award.level or ""]
    # An award without a year came before the higher ones.
    lower = [
        history.ranks[other.level or ""]
        for other in given_awards(history, organisation)
        if (other.known_year or year) <= year and history.ranks[other.level or ""] < rank
    ]
    before = list(history.ranks)[max(lower)] if lower else None
    return Change(ChangeKind.MOVED_UP if lower else ChangeKind.ADMITTED, organisation, award, before)
