"""What a page is called in a browser's tab, a search engine and a link preview: after its cluster or its filters."""

from data.filters import Facet, Filters
from data.i18n import Texts
from data.labels import level_name, value_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.view import View
from pages.panels.ui.navigation import CHOOSING, COMPARING, FILTERING, PAGES

SEPARATOR = " · "


def page_title(t: Texts, data: Dataset, page: str, view: View) -> str:
    """The title of *page* showing *view*: what is special about the view first, last the site or the own list."""
    own_name = "" if page == PAGES[0].name else t(f"page.{page}.title")
    site = data.catalogue.title if data.own else t("app.title")
    return SEPARATOR.join(filter(None, (view_title(t, data, page, view), own_name, site)))


def view_title(t: Texts, data: Dataset, page: str, view: View) -> str:
    """What is special about *view* on *page*: the chosen cluster, the compared ones, the filters, or nothing."""
    clusters = data.catalogue.clusters_by_id
    if page in CHOOSING and view.cluster in clusters:
        return cluster_title(t, data, clusters[view.cluster])
    if page in COMPARING:
        return " – ".join(clusters[one].listed_name for one in view.compared if one in clusters)
    return filters_title(t, data, view.filters) if page in FILTERING else ""


def cluster_title(t: Texts, data: Dataset, cluster: Cluster) -> str:
    """A cluster's name, level and home place."""
    level = level_name(t, data.catalogue.levels_by_id[cluster.level])
    return f"{cluster.listed_name}, {level}, {cluster.home_place}"


def filters_title(t: Texts, data: Dataset, filters: Filters) -> str:
    """What *filters* ask for: words, levels, sectors, counties, paths."""
    found = [t("panel.chip.text", text=filters.text)] if filters.text else []
    if filters.levels is not None and not filters.levels:
        found.append(t("panel.chip.no_level"))
    for facet in Facet:
        chosen = filters.chosen(facet) or ()
        found += [
            value_name(t, data.catalogue, value, facet)
            for value in data.index.values[facet]
            if value.id in chosen
        ]
    return ", ".join(found)
