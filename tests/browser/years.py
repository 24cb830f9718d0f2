"""What the data say of a year, for tests of its screens."""

from collections import Counter

from geo.dataset import Dataset
from pages.panels.state import shared
from tests.browser.facts import LEVEL_NAMES


def at(year: int) -> Dataset:
    """The programme at *year*."""
    return shared.programme().at(year)


def status_at(year: int) -> str:
    """The status line with all clusters of *year* shown."""
    total = len(at(year).catalogue.clusters)
    return f"{total} of {total} clusters admitted by the end of {year}"


def counts_at(year: int) -> Counter[str]:
    """How many clusters the map shows at *year*, by the level's name: those whose town is known."""
    data = at(year)
    return Counter(LEVEL_NAMES[one.level] for one in data.catalogue.clusters if one.id in data.located.found)


NEW_IN_2014 = len(at(2014).news)
