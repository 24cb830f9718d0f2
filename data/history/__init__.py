"""The programme over the years: who was admitted to which level when, as far as it is known."""

from data.history.admissions import (
    Period,
    Standing,
    admitted_by,
    periods,
    within_longest_support,
    without_known_year,
)
from data.history.at_year import (
    ClusterPeriod,
    YearList,
    cluster_periods,
    former_clusters,
    former_with_town,
    list_at,
)
from data.history.changes import Change, ChangeKind, changes_in
from data.history.load import history_of, load_history
from data.history.model import HUB_NODE, History, Organisation, Rename
from data.history.paths import Path, StepLength, paths_of, step_length
from data.history.steps import Step, awarded_above, steps, without_steps, without_year

__all__ = [
    "HUB_NODE",
    "Change",
    "ChangeKind",
    "ClusterPeriod",
    "History",
    "Organisation",
    "Path",
    "Period",
    "Rename",
    "Standing",
    "Step",
    "StepLength",
    "YearList",
    "admitted_by",
    "awarded_above",
    "changes_in",
    "cluster_periods",
    "former_clusters",
    "former_with_town",
    "history_of",
    "list_at",
    "load_history",
    "paths_of",
    "periods",
    "step_length",
    "steps",
    "within_longest_support",
    "without_known_year",
    "without_steps",
    "without_year",
]
