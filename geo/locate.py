"""Find the home of every cluster of a catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data.columns import WRITTEN_COUNTY
from data.intake.values import position
from data.model import Catalogue, Cluster
from data.spelling import fold
from geo.evidence import Correctable, corrections, weighed
from geo.places import Chain, Found
from geo.places.place import Answer


@dataclass(frozen=True)
class Located:
    """Where the clusters are, by cluster id; for the others, the answer with the reason and the candidates.

    ``regions`` names the districts and regions around each home that was found. ``corrections`` are ways to put right
    the coordinates of those rows whose coordinates are not used.
    """

    found: Mapping[str, Found]
    unresolved: Mapping[str, Answer]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    corrections: Mapping[str, tuple[Correctable, ...]] = field(default_factory=dict)


def locate(
    catalogue: Catalogue, geocoder: Chain, progress: Callable[[int, int], None] | None = None
) -> Located:
    """Geocode the home of each cluster by all that its row says; equal homes are asked for once.

    Coordinates that the list itself gives are taken as an address, with provider ``"list"``, if they agree with the
    rest (:func:`geo.evidence.weighed`).

    Args:
        catalogue: the list.
        geocoder: resolves a home region.
        progress: called with the number done and the total.
    """
    found: dict[str, Found] = {}
    unresolved: dict[str, Answer] = {}
    correctable: dict[str, tuple[Correctable, ...]] = {}
    ask = cache(geocoder.ask)
    for number, cluster in enumerate(catalogue.clusters, start=1):
        answer = weighed(cluster, geocoder, ask)
        if answer.found:
            found[cluster.id] = answer.found
        else:
            unresolved[cluster.id] = answer
        if ways := tuple(corrections(cluster, answer, geocoder, ask)):
            correctable[cluster.id] = ways
        if progress:
            progress(number, len(catalogue.clusters))
    return Located(found, unresolved, _regions(found, geocoder), correctable)


def with_counties(catalogue: Catalogue, located: Located) -> Catalogue:
    """The catalogue with municipality and county of today from where each home was found.

    A county that the list writes as another text, such as "46" or "Hordaland", is kept as a further column. A home that
    the list gives by coordinates alone gets the name of the place that it lies at.
    """
    changed = (
        _completed(cluster, place) if (place := located.found.get(cluster.id)) else cluster
        for cluster in catalogue.clusters
    )
    return catalogue.model_copy(update={"clusters": tuple(changed)})


def _completed(cluster: Cluster, place: Found) -> Cluster:
    update: dict[str, Any] = {}
    if position(cluster.home_place) or cluster.home_place.isdigit():
        update["home_place"] = place.name
    if not cluster.municipality or cluster.municipality.isdigit():
        update["municipality"] = place.municipality
    if place.county and cluster.county != place.county:
        update["county"] = place.county
        if cluster.county and fold(cluster.county) not in _spellings(place.county):
            update["extra"] = (*cluster.extra, (WRITTEN_COUNTY, cluster.county))
    return cluster.model_copy(update=update) if update else cluster


def _spellings(county: str) -> tuple[str, ...]:
    """The texts, folded, that are only other ways to write a county's name."""
    name = fold(county)
    return name, f"{name} fylke", f"{name} county", f"{name} fylkeskommune"


def _regions(found: Mapping[str, Found], geocoder: Chain) -> dict[str, tuple[str, ...]]:
    around = cache(geocoder.gazetteer.regions_around)
    return {
        cluster: around(place.municipality, place.county)
        for cluster, place in found.items()
        if place.municipality and place.county
    }
