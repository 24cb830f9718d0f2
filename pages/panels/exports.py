"""Take along exactly what is shown: CSV, Excel, GeoJSON, and the map as one HTML file."""

from collections.abc import Callable

import streamlit as st

from data.export import to_csv, to_excel
from data.model import Cluster
from geo.export import export_frame, to_geojson
from geo.map.markers import marker_payload
from geo.map.standalone import PageTexts, standalone_map
from pages.panels import card, explorer, resources, session
from pages.panels.texts import Texts, level_name, sector_name

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def downloads() -> None:
    """Offer the clusters that the filters show, made only when asked for."""
    t, data, view = session.t(), resources.dataset(), session.view()
    clusters = data.index.matching(view.filters)
    # Files are made outside the reader's session, so all that they hold is looked up here.
    found, labels = data.located.found, resources.labels()
    st.header(t("export.title"), anchor=False)
    st.caption(t("export.what", n=len(clusters)))
    with st.container(horizontal=True, key="exports"):
        _offer(t, "csv", "text/csv", lambda: to_csv(export_frame(clusters, found)), not clusters)
        _offer(
            t, "xlsx", EXCEL, lambda: to_excel(export_frame(clusters, found), t("export.sheet")), not clusters
        )
        _offer(t, "geojson", "application/geo+json", lambda: to_geojson(clusters, found), not clusters)
        _offer(t, "html", "text/html", lambda: html_map(t, data, clusters, labels), not clusters)


def html_map(
    t: Texts, data: resources.Dataset, clusters: tuple[Cluster, ...], labels: list[resources.TownLabel]
) -> bytes:
    """The map of *clusters* as one file that opens from disk."""
    some = data.catalogue.model_copy(update={"clusters": clusters})
    names = {level.id: level_name(t, level) for level in some.levels}
    sectors = {c.sector_group: sector_name(t, c.sector_group) for c in clusters if c.sector_group}
    page = PageTexts(
        title=f"{t('app.title')} · {some.title}",
        language=t.language,
        close=t("export.close"),
        footer=t("export.footer", title=some.title, n=len(clusters), total=len(data.catalogue.clusters)),
    )
    cards = {cluster.id: card.plain(t, data, cluster) for cluster in clusters}
    return standalone_map(
        marker_payload(some, data.located.found, names, sectors),
        cards,
        labels,
        explorer.map_texts(t),
        page,
    )


def _offer(t: Texts, kind: str, mimetype: str, make: Callable[[], bytes], disabled: bool) -> None:
    st.download_button(
        t(f"export.{kind}"),
        data=make,
        file_name=f"{resources.dataset().catalogue.id}.{kind}",
        mime=mimetype,
        key=f"export_{kind}",
        on_click="ignore",
        disabled=disabled,
    )
