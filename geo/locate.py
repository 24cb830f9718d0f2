"""Find the home of every cluster of a catalogue."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from data.model import Catalogue, Cluster
from geo.places import Chain, Found, Precision
from geo.places.place import Answer

GIVEN = "list"


@dataclass(frozen=True)
class Located:
    """Where the clusters are, by cluster id; for the others, the answer with the reason and the candidates.

    ``regions`` names the districts and regions around each home that was found.
    """

    found: Mapping[str, Found]
    unresolved: Mapping[str, Answer]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def locate(
    catalogue: Catalogue, geocoder: Chain, progress: Callable[[int, int], None] | None = None
) -> Located:
    """Geocode the home region of each cluster; equal home regions are asked for once.

    Coordinates that the list itself gives are taken as they are, as an address, with provider ``"list"``.

    Args:
        catalogue: the list.
        geocoder: resolves a home region.
        progress: called with the number done and the total.
    """
    found: dict[str, Found] = {}
    unresolved: dict[str, Answer] = {}
    answers: dict[str, Answer] = {}
    for number, cluster in enumerate(catalogue.clusters, start=1):
        region = cluster.home_region
        if region not in answers:
            answers[region] = geocoder.ask(region)
        answer = answers[region]
        place = _given(cluster, answer.found) or answer.found
        if place:
            found[cluster.id] = place
        else:
            unresolved[cluster.id] = answer
        if progress:
            progress(number, len(catalogue.clusters))
    return Located(found, unresolved, _regions(found, geocoder))


def with_counties(catalogue: Catalogue, located: Located) -> Catalogue:
    """The catalogue with municipality and county filled in from where each home was found, if it lacks them."""

    def filled(cluster: Cluster) -> Cluster:
        place = located.found.get(cluster.id)
        if place is None or cluster.county:
            return cluster
        return cluster.model_copy(
            update={"county": place.county, "municipality": cluster.municipality or place.municipality}
        )

    return catalogue.model_copy(update={"clusters": tuple(filled(cluster) for cluster in catalogue.clusters)})


def _regions(found: Mapping[str, Found], geocoder: Chain) -> dict[str, tuple[str, ...]]:
    around = cache(geocoder.gazetteer.regions_around)
    return {
        cluster: around(place.municipality, place.county)
        for cluster, place in found.items()
        if place.municipality and place.county
    }


def _given(cluster: Cluster, named: Found | None) -> Found | None:
    """The place that the list's own coordinates give; its name and county are those of the home region."""
    if cluster.latitude is None or cluster.longitude is None:
        return None
    return Found(
        query=cluster.home_region,
        name=named.name if named else cluster.home_place,
        label=named.label if named else cluster.home_region,
        latitude=cluster.latitude,
        longitude=cluster.longitude,
        precision=Precision.ADDRESS,
        municipality=named.municipality if named else cluster.municipality,
        county=named.county if named else cluster.county,
        provider=GIVEN,
        matched=cluster.home_region,
        kind="address",
    )
