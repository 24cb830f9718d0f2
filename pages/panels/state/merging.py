"""Three-way merges: what a widget held before, what its reader made it hold, and what it is to hold by now.

The three differ on a slow network, where a message may be older than the last answer (``session.follow``).
"""

from typing import TypeVar

Value = TypeVar("Value")


def newest(before: Value, held: Value, now: Value) -> Value:
    """The one value that a widget is to hold: the reader's if they changed it."""
    return now if held == before else held


def options(before: tuple[str, ...], held: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """The options that a widget is to hold: those of *now*, without what the reader took out, with what they added."""
    removed = set(before) - set(held)
    added = (option for option in held if option not in before and option not in now)
    return (*(option for option in now if option not in removed), *added)
