"""Check a list that was read and find the homes of its rows: a short one at once, a long one in a child process.

The answer of the process comes by :mod:`pickle`, which builds clusters several times as fast as JSON could. The process
runs our own code alone, on texts, and the reader of its answer takes the classes in :data:`TAKEN` and no others.
"""

import pickle
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import IO, Any, ClassVar, NamedTuple

from data.intake import Intake, IntakeError, RawTable, build
from data.intake.limits import CHECKING_SECONDS, CHECKING_WALL_SECONDS
from data.intake.processes.queue import Task
from data.intake.remarks import Code, Remark, Severity
from data.intake.table import ProgressCallback
from data.model import Award, AwardKind, Catalogue, Cluster, Confidence, Level
from geo.evidence import CoordinateFix, Correctable
from geo.locate import Located, locate
from geo.places import Chain, Found, Precision
from geo.places.place import Answer, Failure, Note, NoteCode, Reason

SHORT = 20_000
"""Cells of a list that is checked at once: some 70 ms, of which a process would need most to start."""
TAKEN: Mapping[tuple[str, str], type] = {
    (one.__module__, one.__qualname__): one
    for one in (
        Answer, Award, AwardKind, Catalogue, Cluster, Code, Confidence, CoordinateFix, Correctable, Failure, Found,
        Intake, Level, Located, Note, NoteCode, Precision, Reason, Remark, Severity,
    )
}  # fmt: skip
"""The classes of which a checked list is made, by module and name."""
_INTAKE, _LOCATED, _SHARE, _ERROR = range(4)


class Question(NamedTuple):
    """A list and what its reader decided on it: the arguments of :func:`data.intake.build`."""

    table: RawTable
    mapping: Mapping[str, str]
    title: str
    places: Mapping[int, str]

    @property
    def is_short(self) -> bool:
        """Whether it takes so little that it is checked at once."""
        return len(self.table.rows) * len(self.table.columns) <= SHORT

    def check(self) -> Intake:
        """Check the rows, in the process that asks."""
        return build(self.table, self.mapping, title=self.title, places=self.places)


@dataclass(frozen=True)
class Checked:
    """The clusters of a list with the remarks on its rows, and where they are (None: not looked up)."""

    intake: Intake
    located: Located | None = None


@dataclass(eq=False)
class CheckingTask(Task[Checked]):
    """Checks a list and, unless *locates* is false, finds its homes with the gazetteer alone.

    Attributes:
        intake: what the check came to, which is there before the homes are.
    """

    command: ClassVar[tuple[str, ...]] = (sys.executable, "-m", "geo.checking_child")
    can_be_refused: ClassVar[bool] = False  # its list has been read, and its reader waits
    seconds: ClassVar[int] = CHECKING_SECONDS
    wall_seconds: ClassVar[float] = CHECKING_WALL_SECONDS
    question: Question = field(repr=False)
    locates: bool = True
    intake: Intake | None = field(default=None, repr=False)

    def exchange(self, asked: IO[bytes], answer: IO[bytes], progress: ProgressCallback) -> Checked:
        """Give the process the list and take what it finds.

        Raises:
            data.intake.IntakeError: the process says that it cannot check the list.
            pickle.UnpicklingError: it answers with something else than agreed.
        """
        pickle.dump((tuple(self.question), self.locates), asked, pickle.HIGHEST_PROTOCOL)
        asked.flush()
        located: Located | None = None
        while self.intake is None or (self.locates and self.intake.catalogue and located is None):
            match _Reader(answer).load():
                case (int(kind), float(share)) if kind == _SHARE:
                    progress(share)
                case (int(kind), Intake() as intake) if kind == _INTAKE:
                    self.intake = intake
                case (int(kind), Located() as found) if kind == _LOCATED:
                    located = found
                case (int(kind), Code() as code, dict(parameters)) if kind == _ERROR:
                    raise IntakeError(code, **parameters)
                case _:
                    raise pickle.UnpicklingError
        return Checked(self.intake, located)


def answers(question: Question, locates: bool) -> Iterable[tuple[Any, ...]]:
    """What the child process says to a question, one message after the other."""
    intake = question.check()
    yield _INTAKE, intake
    if not locates or not intake.catalogue:
        return
    yield _SHARE, 0.5
    yield _LOCATED, locate(intake.catalogue, Chain())


def refusal(error: IntakeError) -> tuple[Any, ...]:
    """What the child process says where it cannot answer."""
    return _ERROR, error.code, dict(error.parameters)


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        """The class of this name.

        Raises:
            UnpicklingError: it is none of those that are taken.
        """
        if (module, name) not in TAKEN:
            raise pickle.UnpicklingError(f"{module}.{name} is not taken")
        return TAKEN[module, name]
