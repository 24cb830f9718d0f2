"""A reader's own list as far as it has come: kept in their session, and nowhere else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.intake import FIELDS, Intake, IntakeError, RawTable, guess_mapping
from geo.locate import Located
from geo.places import Chain
from geo.places.cache import SessionAnswers
from pages.panels.state import shared, widgets
from pages.panels.state.widgets import Slot

TITLE_KEY, ONLINE_KEY = "own_title", "own_online"


@dataclass(frozen=True)
class Result:
    """What became of a list: its clusters and remarks, and where they are (None: not looked up)."""

    asked: tuple[object, ...]
    intake: Intake
    located: Located | None = None


@dataclass
class Work:
    """A list and what its reader has said about it: which column holds what, its title, how to look up."""

    table: RawTable
    mapping: Mapping[str, str]
    title: str
    online: bool = False
    cancelled: bool = False
    result: Result | None = None
    answers: SessionAnswers = field(default_factory=SessionAnswers)

    def cancel(self, cancelled: bool = True) -> None:
        """Stop looking up the homes, or with False begin again; for callbacks."""
        self.cancelled = cancelled

    def geocoder(self) -> Chain:
        """The gazetteer and, if online, the operator's services; their answers are kept for this work alone."""
        chain = shared.geocoder()
        return Chain(chain.gazetteer, chain.services if self.online else (), self.answers)


_brought: Slot[tuple[str, Work | IntakeError]] = Slot("own_brought")
"""What the reader brought last: what tells it from another list, and the work on it or why it cannot be read."""


def column_key(name: str) -> str:
    """The key of the widget that says which column holds the field *name*."""
    return f"own_column_{name}"


def take(source: str, read: Callable[[], RawTable]) -> Work | IntakeError:
    """The work on *source*, begun if it is news; or why it cannot be read."""
    known = _brought.get()
    if known and known[0] == source:
        return known[1]
    forget()
    outcome: Work | IntakeError
    try:
        outcome = _begin(read())
    except IntakeError as error:
        outcome = error
    _brought.set((source, outcome))
    return outcome


def remembered() -> Work | None:
    """The work that the reader left to visit other pages."""
    known = _brought.get()
    return known[1] if known and isinstance(known[1], Work) else None


def forget() -> None:
    """End the work and leave nothing of it."""
    _brought.pop()
    widgets.forget(TITLE_KEY, ONLINE_KEY, *map(column_key, FIELDS))


def _begin(table: RawTable) -> Work:
    return Work(table, guess_mapping(table.columns), table.name.rsplit(".", 1)[0])
