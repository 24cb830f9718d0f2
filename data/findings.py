"""What is remarkable about levels over time, in sentences: the titles of the charts that show it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from data.history import Step
from data.i18n import Texts
from data.story import MOST_NAMES


def on_paths(t: Texts, dated: Sequence[Step]) -> str:
    """How many levels how many organisations were given, and between which years.

    Args:
        t: the texts in the reader's language.
        dated: steps whose years are known, at least one.
    """
    years = sorted({step.year for step in dated if step.year})
    organisations = len({step.organisation for step in dated})
    several = len(years) > 1
    return t(
        "finding.paths.several_years" if several else "finding.paths.one_year",
        n=organisations,
        levels=len(dated),
        first=str(years[0]),
        last=str(years[-1]),
    )


def on_years(t: Texts, dated: Sequence[Step]) -> str:
    """In which year most levels were given; see :func:`on_paths`."""
    counts = Counter(str(step.year) for step in dated)
    most, years = _first(dict(sorted(counts.items())))
    if len(years) > MOST_NAMES:
        return t("finding.years.many", n=len(years), count=most)
    return t("finding.years.first", n=len(years), names=t.listed(years), count=most)


def on_steps(t: Texts, counts: Mapping[str, int]) -> str:
    """Which step between two levels was taken most often.

    Args:
        t: the texts in the reader's language.
        counts: how many clusters took each step, by its name; at least one.
    """
    most, names = _first(counts)
    if len(names) > MOST_NAMES:
        return t("finding.steps.many", n=len(names), count=most)
    return t("finding.steps.first", n=len(names), names=t.listed(names), count=most)


def _first(counts: Mapping[str, int]) -> tuple[int, list[str]]:
    """The highest count, and all that have it."""
    most = max(counts.values())
    return most, [name for name, count in counts.items() if count == most]
