"""The process that checks one list and finds its homes: ``python -m geo.checking_child``.

It is started for a :class:`geo.checking.CheckingTask`. Question and answers are pickled; it trusts who started it.
"""

import pickle
from typing import Any, BinaryIO

from data.intake.processes import child
from data.intake.remarks import Code, IntakeError
from geo.checking import Question, answers, refusal

_MEGABYTE = 1_000_000


def main() -> None:
    """Check the list on standard input and answer on standard output."""
    asked, answer, memory = child.begin()
    question, locates = pickle.load(asked)
    child.end_when_unwanted(asked)
    try:
        for message in answers(Question(*question), locates):
            _say(answer, message)
    except MemoryError:
        _say(answer, refusal(IntakeError(Code.TOO_MUCH_MEMORY, limit=memory // _MEGABYTE)))


def _say(answer: BinaryIO, message: tuple[Any, ...]) -> None:
    pickle.dump(message, answer, pickle.HIGHEST_PROTOCOL)
    answer.flush()


if __name__ == "__main__":
    main()
