"""Errors that several parts of the product raise, each with a message for who can mend it, and their collector."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class SettingError(Exception):
    """A setting has a value that cannot be used; the message names both."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with a data file, and where.

    Attributes:
        file: the file's name.
        row: the line that the row begins on, as an editor shows it (the first is 1); None: the whole file.
        column: the heading of the column; None: the whole row.
        reason: what is wrong, as the rest of a sentence about the place.
        value: the text that was read, where that helps.
    """

    file: str
    row: int | None
    column: str | None
    reason: str
    value: str | None = None

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row else ""
        column = f"column {self.column}" if self.column else ""
        place = ", ".join(part for part in (self.file, row, column) if part)
        read = f" (read: {self.value!r})" if self.value is not None else ""
        return f"{place}: {self.reason}{read}"


class DataError(Exception):
    """Data files cannot be used. ``problems`` lists all that was found; the message gives each a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type["DataError"], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class Problems:
    """Collects what is wrong in all files, so that one error can list it."""

    def __init__(self) -> None:
        self.found: list[Problem] = []

    def attempt(
        self, read: Callable[Parameters, Result], *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Result | None:
        """Return what *read* returns for the arguments; None if it raises a DataError, whose problems are kept."""
        try:
            return read(*args, **kwargs)
        except DataError as error:
            self.found += error.problems
            return None
