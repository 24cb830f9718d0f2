"""What the server sends to the components of this feature, and what they report.

Each type here has a twin of the same name in ``web/messages.js``; a test compares names and types of all fields.
"""

from typing import TypedDict


class YearsData(TypedDict):
    """The years that can be chosen, the one that is, and what there is to say of it.

    ``year`` None is the list as it is. ``news`` tells what was new in the year, ``caution`` what is not known.
    ``periods`` is what the map shows a year from at once (:class:`geo.map.messages.YearMessage`).
    """

    first: int
    last: int
    year: int | None
    news: str
    caution: str
    periods: str


class ChangesData(TypedDict):
    """What changed in a year, as HTML that is escaped."""

    html: str


class YearEvent(TypedDict):
    """The reader chose a year, or with None the list as it is. The event ``choose`` is a cluster's id."""

    year: int | None
