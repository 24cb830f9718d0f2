"""What the catalogue says and the page must show, read by the same loader as the product's."""

from data.load import load_catalogue
from data.model import Cluster

CATALOGUE = load_catalogue()
CLUSTERS = CATALOGUE.clusters_by_id
# A level's name on screen; the map, the list and the legend all use it.
LEVEL_NAMES = {
    "arena": "Arena",
    "arena-pro": "Arena Pro",
    "nce": "NCE",
    "gce": "GCE",
    "mature": "Mature clusters",
}
LEVEL_COUNTS = {"Arena": 20, "Arena Pro": 8, "NCE": 9, "GCE": 2, "Mature clusters": 4}
TOTAL = 43
# What is said wherever a total of the programme stands.
COUNTS_TOLD = "43 listings of 42 organisations. The report says 44."


def marker_name(cluster: Cluster) -> str:
    """The accessible name of a cluster's marker."""
    return f"{cluster.listed_name}, {LEVEL_NAMES[cluster.level]}, {cluster.home_place}"


def status(shown: int) -> str:
    """The status line when *shown* clusters pass the filters."""
    return f"{shown} of {TOTAL} clusters shown"
