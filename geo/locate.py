"""Find the home of every cluster of a catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geopy.exc import GeopyError

from data.model import Catalogue, Cluster
from geo.places import Found, Gazetteer


@dataclass(frozen=True)
class Located:
    """Where the clusters are, by cluster id, and why some are not found (the geocoder's reason)."""

    found: Mapping[str, Found]
    unresolved: Mapping[str, str]


def locate(
    catalogue: Catalogue, geocoder: Gazetteer, progress: Callable[[int, int], None] | None = None
) -> Located:
    """Geocode the home region of each cluster; equal home regions are asked for once.

    Args:
        geocoder: resolves a home region, as :class:`geo.places.Gazetteer` does.
        progress: called with the number done and the total.
    """
    found: dict[str, Found] = {}
    unresolved: dict[str, str] = {}
    answers: dict[str, Found | str] = {}
    for number, cluster in enumerate(catalogue.clusters, start=1):
        answer = answers.setdefault(cluster.home_region, "")
        if answer == "":
            answer = answers[cluster.home_region] = _find(cluster, geocoder)
        if isinstance(answer, str):
            unresolved[cluster.id] = answer
        else:
            found[cluster.id] = answer
        if progress:
            progress(number, len(catalogue.clusters))
    return Located(found, unresolved)


def _find(cluster: Cluster, geocoder: Gazetteer) -> Found | str:
    try:
        return geocoder.find(cluster.home_region) or "not found"
    except GeopyError as error:
        return str(error) or type(error).__name__
