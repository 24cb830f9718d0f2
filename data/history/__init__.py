"""The programme over the years: who was admitted to which level when, as far as it is known."""

from data.history.admissions import (
    Standing,
    admitted_by,
    announcement_counts,
    within_longest_support,
    without_known_year,
)
from data.history.load import load_history
from data.history.model import HUB_NODE, History, Organisation
from data.history.steps import Step, awarded_above, steps, without_steps, without_year

__all__ = [
    "HUB_NODE",
    "History",
    "Organisation",
    "Standing",
    "Step",
    "admitted_by",
    "announcement_counts",
    "awarded_above",
    "load_history",
    "steps",
    "within_longest_support",
    "without_known_year",
    "without_steps",
    "without_year",
]
