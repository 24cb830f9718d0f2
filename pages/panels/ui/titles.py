"""What a page is called in a browser's tab, a search engine and a link preview: after its cluster or its filters."""

from data.filters import Facet, Filters
from data.i18n import Texts
from data.labels import level_name, value_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.near import near_place, place_name
from geo.view import View
from pages.panels.ui.navigation import CHOOSING, COMPARING, FILTERING, PAGES, THROUGH_YEARS

SEPARATOR = " · "


def page_title(t: Texts, data: Dataset, page: str, view: View) -> str:
    """The title of *page* showing *view*: what is special about the view first, last the site or the own list."""
    own_name = "" if page == PAGES[0].name else t(f"page.{page}.title")
    site = data.catalogue.title if data.own else t("app.title")
    parts = (_view_title(t, data, page, view), _year_title(t, page, view), own_name, site)
    return SEPARATOR.join(filter(None, parts))


def _view_title(t: Texts, data: Dataset, page: str, view: View) -> str:
    """What is special about *view* on *page*: the chosen cluster, the compared ones, what it is narrowed to."""
    clusters = data.catalogue.clusters_by_id
    if page in CHOOSING and view.cluster in clusters:
        return cluster_title(t, data, clusters[view.cluster])
    if page in COMPARING:
        return " – ".join(clusters[one].listed_name for one in view.compared if one in clusters)
    near = _near_names(t, view) if page in CHOOSING else []
    filters = _filter_names(t, data, view.filters) if page in FILTERING else []
    return ", ".join([*near, *filters])


def _year_title(t: Texts, page: str, view: View) -> str:
    """The year that *page* shows, if it is not the list as it is."""
    return t("panel.chip.year", year=str(view.year)) if view.year and page in THROUGH_YEARS else ""


def cluster_title(t: Texts, data: Dataset, cluster: Cluster) -> str:
    """A cluster's name, level and home place."""
    level = level_name(t, data.catalogue.levels_by_id[cluster.level])
    return f"{cluster.listed_name}, {level}, {cluster.home_place}"


def _near_names(t: Texts, view: View) -> list[str]:
    """The place that *view* looks near, if it does."""
    place = near_place(view.near) if view.near else None
    return [t("panel.chip.near", name=place_name(t, place))] if place else []


def _filter_names(t: Texts, data: Dataset, filters: Filters) -> list[str]:
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
    return found
