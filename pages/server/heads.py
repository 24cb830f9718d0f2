"""What each page says of itself: the title, description, addresses and picture of a page that shows a view."""

from collections.abc import Callable
from dataclasses import replace

from data.i18n import Texts, languages
from data.labels import title_text
from data.model import Cluster, prose
from geo.dataset import Dataset
from geo.view import Query, View
from pages.panels.ui.navigation import CHOOSING, COMPARING, FILTERING, PAGES, THROUGH_YEARS, url_path
from pages.panels.ui.titles import SEPARATOR, cluster_title, page_title
from pages.server import linked_data
from pages.server.index_page import Head, Picture
from pages.server.site import Site

MOST_NAMES = 6
"""Names of clusters in a description; search engines show some 150 characters of it."""
PICTURE = "map.png"
"""The path of the map as a picture, relative to the root; it takes the parameters of a page."""
ANY_LANGUAGE = "x-default"
"""How ``hreflang`` calls the address that follows the reader's browser."""


def page_head(t: Texts, data: Dataset, page: str, view: View, site: Site) -> Head:
    """The head of *page* showing *view*."""
    told = _shown(page, view)
    query = told.to_query(data.index)
    seen = _seen(page, view, told).to_query(data.index)
    chosen = data.catalogue.clusters_by_id.get(query.get("cluster", [""])[0])

    def address_in(lang: str | None) -> str:
        if chosen:
            return site.cluster_in(data, chosen.id, lang)
        return site.address(url_path(page), _in_language(query, lang))

    shown = site.address(url_path(page), _in_language(seen, view.lang))
    return Head(
        language=t.language,
        title=page_title(t, data, page, view),
        description=cluster_description(t, data, chosen) if chosen else _description(t, data, page, view),
        site=t("app.title"),
        address=address_in(view.lang),
        shown=shown,
        alternates=alternates(address_in),
        picture=_picture(t, site, seen),
        oembed=site.oembed(shown) if page == PAGES[0].name else None,
        linked_data=linked_data.dataset(t, data, site) if page in CHOOSING and not chosen else None,
    )


def cluster_head(t: Texts, data: Dataset, cluster: Cluster, site: Site, lang: str | None) -> Head:
    """The head of a cluster's own page; *lang* is the language that its address names."""
    return Head(
        language=t.language,
        title=f"{cluster_title(t, data, cluster)}{SEPARATOR}{t('app.title')}",
        description=cluster_description(t, data, cluster),
        site=t("app.title"),
        address=site.cluster(cluster.id, lang),
        shown=site.cluster(cluster.id, lang),
        alternates=alternates(lambda one: site.cluster(cluster.id, one)),
        picture=_picture(t, site, {"cluster": [cluster.id]}),
        oembed=site.oembed(site.cluster(cluster.id, lang)),
        linked_data=linked_data.organisation(t, data, cluster, site),
    )


def alternates(address_in: Callable[[str | None], str]) -> dict[str, str]:
    """The addresses of one page by ``hreflang``: in each language, and in the reader's own."""
    return {lang: address_in(lang) for lang in languages()} | {ANY_LANGUAGE: address_in(None)}


def cluster_description(t: Texts, data: Dataset, cluster: Cluster) -> str:
    """What a cluster does; where that is not known, its name, level and home."""
    summary = prose(cluster, "summary", t.language)
    return summary.text if summary else f"{cluster_title(t, data, cluster)}."


def _description(t: Texts, data: Dataset, page: str, view: View) -> str:
    """What the page is for; of a filtered view, which clusters it shows."""
    selected = data.index.select(view.filters)
    if page not in FILTERING or selected.count == selected.total:
        return t(f"head.{page}", title=title_text(t, data.catalogue.title, data.year))
    if not selected.count:
        return t("head.nothing", total=selected.total)
    names = ", ".join(cluster.listed_name for cluster in selected.clusters[:MOST_NAMES])
    if selected.count > MOST_NAMES:
        names = t("head.names_and_others", names=names, n=selected.count - MOST_NAMES)
    return t("head.filtered", n=selected.count, total=selected.total, names=names)


def _shown(page: str, view: View) -> View:
    """Of *view*, what *page* shows and search engines can tell apart."""
    return View(
        filters=view.filters if page in FILTERING else View().filters,
        cluster=view.cluster if page in CHOOSING else None,
        compared=view.compared if page in COMPARING else (),
        year=view.year if page in THROUGH_YEARS else None,
    )


def _seen(page: str, view: View, told: View) -> View:
    """What is *told* of *view* on *page*, and what else a reader sees of it there: where the list or the map begins."""
    if page not in CHOOSING:
        return told
    return replace(told, near=view.near, position=view.position if page == PAGES[0].name else None)


def _in_language(query: Query, lang: str | None) -> Query:
    return query | ({"lang": [lang]} if lang else {})


def _picture(t: Texts, site: Site, query: Query) -> Picture:
    """The map of the view in *query* as a picture."""
    address = site.address(PICTURE, query | {"lang": [t.language], "width": [str(Picture.width)]})
    return Picture(address, t("head.picture"))
