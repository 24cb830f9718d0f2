"""Make unique identifiers from names."""

from collections import Counter
from collections.abc import Iterable

from data.spelling import slug

# Leaves room for a number within the 100 characters of the model.
_LONGEST = 90


class UniqueIds:
    """Makes identifiers, each different from all before: the second "oslo" becomes "oslo-2".

    Args:
        taken: identifiers that are in use already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._times = Counter(self._taken)

    def make(self, text: str, otherwise: str) -> str:
        """An identifier like *text*; from *otherwise* if the text has no letter or digit that one can hold."""
        wanted = slug(text)[:_LONGEST].strip("-") or otherwise
        while True:
            self._times[wanted] += 1
            times = self._times[wanted]
            made = wanted if times == 1 else f"{wanted}-{times}"
            if made not in self._taken:
                self._taken.add(made)
                return made
