"""What leads from a card to more of the same: clusters that share its place, sector, county or level."""

from data.filters import Facet, Filters
from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster, facet_id
from geo.dataset import Dataset
from pages.panels.explore import changes
from pages.panels.explore.messages import WayOn
from pages.panels.ui.facts import near_home


def more_of_the_same(t: Texts, data: Dataset, cluster: Cluster) -> list[WayOn]:
    """What leads from the card to other clusters: its place, sector, county and level, with how many more each has."""
    everything = data.index.select(Filters())
    sector, county, level = cluster.sector_group, cluster.county, data.catalogue.levels_by_id[cluster.level]
    facets = (
        (Facet.SECTOR, facet_id(sector), sector_name(t, sector) if sector else ""),
        (Facet.COUNTY, facet_id(county), county or ""),
        (Facet.LEVEL, level.id, level_name(t, level)),
    )
    ways = []
    for facet, value, name in facets:
        others = everything.counts(facet).get(value or "", 1) - 1
        if others:
            text = t(f"card.more.{facet}", n=others, name=name)
            ways.append(WayOn(event=changes.only.__name__, value=f"{facet}:{value}", label=text))
    return [*_near_home(t, data, cluster), *ways]


def _near_home(t: Texts, data: Dataset, cluster: Cluster) -> list[WayOn]:
    choice = near_home(data, cluster)
    if choice is None:
        return []
    others, name = data.homes[cluster.home_region] - 1, cluster.home_place
    text = t("card.more.place", n=others, name=name) if others else t("card.more.near", name=name)
    return [WayOn(event=changes.only.__name__, value=choice, label=text)]
