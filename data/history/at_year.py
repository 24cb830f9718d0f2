"""The list as it stood at a year: who had been admitted so far, each at the highest level reached by then.

A list of one year is a catalogue like any other, so whatever shows, counts, searches or exports a catalogue shows a
year as well. It says "admitted so far" and no more: in which years an organisation had support is not known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from data.history.admissions import Standing, admitted_by, given_awards, periods
from data.history.changes import Change, news_of
from data.history.model import History, Organisation
from data.model import Catalogue, Cluster

COUNTRY = "Norge"
"""Stands as the home of an organisation of which not even the county is known."""


@dataclass(frozen=True)
class YearList:
    """The list of a year.

    Attributes:
        catalogue: a cluster an organisation; its level is the one reached by then.
        news: the clusters that were admitted, moved up or renamed in that very year, by id.
    """

    catalogue: Catalogue
    news: Mapping[str, Change]


def list_at(catalogue: Catalogue, history: History, year: int) -> YearList:
    """The list of *catalogue* and its *history* as it stood at the end of *year*.

    Hub nodes stand outside the scale of levels and are left out.
    """
    standings = [one for one in admitted_by(history, year) if one.level in catalogue.levels_by_id]
    shown = {one.organisation.id: _cluster(catalogue, one) for one in standings}
    news = news_of(history, year)
    return YearList(
        catalogue=catalogue.model_copy(update={"clusters": tuple(shown.values())}),
        news={
            cluster.id: news[organisation] for organisation, cluster in shown.items() if organisation in news
        },
    )


class ClusterPeriod(NamedTuple):
    """The years, first and last, at which :func:`list_at` holds *cluster* as it is here; None: to this day."""

    cluster: Cluster
    first: int
    last: int | None


def cluster_periods(catalogue: Catalogue, history: History) -> Iterator[ClusterPeriod]:
    """What :func:`list_at` tells of *catalogue* and its *history*, for all years at once."""
    for period in periods(history):
        if period.standing.level in catalogue.levels_by_id:
            yield ClusterPeriod(_cluster(catalogue, period.standing), period.first, period.last)


def former_clusters(history: History) -> tuple[Cluster, ...]:
    """The organisations that the catalogue does not list, as clusters at the highest level that each was given."""
    return tuple(
        _former_cluster(one, max(awards, key=lambda award: history.ranks[award.level or ""]).level or "")
        for one in history.organisations
        if not one.listings and (awards := given_awards(history, one))
    )


def former_with_town(history: History) -> tuple[Cluster, ...]:
    """Those of them whose town a source carries; of the others only the county is known, or not even that."""
    homes = history.organisations_by_id
    return tuple(one for one in former_clusters(history) if homes[one.organisation].home_place)


def _former_cluster(organisation: Organisation, level: str) -> Cluster:
    years = [award.known_year for award in organisation.awards if award.known_year]
    return Cluster(
        id=organisation.id,
        organisation=organisation.id,
        listed_name=organisation.name,
        level=level,
        earlier_names=organisation.other_names,
        home_place=organisation.home_place or organisation.county or COUNTRY,
        municipality=organisation.municipality if organisation.home_place else None,
        county=organisation.county,
        home_confidence=organisation.home_confidence,
        region_note=organisation.home_note,
        region_note_nb=organisation.home_note_nb,
        sector_group=organisation.sector_group,
        sector=organisation.sector,
        website=organisation.website,
        admitted_year=min(years, default=None),
        general_knowledge=organisation.general_knowledge,
        awards=organisation.awards,
        sources=organisation.sources,
    )


def _cluster(catalogue: Catalogue, standing: Standing) -> Cluster:
    """The one cluster that stands for an organisation: its listing at the level reached, else its first one."""
    organisation, level = standing.organisation, standing.level or ""
    if not organisation.listings:
        return _former_cluster(organisation, level)
    listings = [catalogue.clusters_by_id[listing] for listing in organisation.listings]
    first = next((listing for listing in listings if listing.level == level), listings[0])
    return first if first.level == level else first.model_copy(update={"level": level})
