"""Downloads of exactly what is shown: CSV, Excel, GeoJSON, and the map as one HTML file."""

from collections.abc import Callable

import streamlit as st

from data.export import to_csv, to_excel
from data.i18n import Texts
from data.labels import level_name, sector_name
from data.model import Cluster
from geo.dataset import Dataset
from geo.export import export_frame, to_geojson
from geo.map.markers import marker_payload
from geo.map.messages import TownLabel
from geo.map.standalone import PageTexts, standalone_map
from pages.panels.explore.map_frame import map_texts
from pages.panels.state import session, shared, shown
from pages.panels.ui.facts import plain_facts
from pages.panels.ui.texts import title_text

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show() -> None:
    """Offer the clusters that the filters leave, made only when asked for."""
    t, data, view = session.t(), shown.dataset(), session.view()
    clusters = data.index.select(view.filters).clusters
    # Files are made outside the reader's session, so all that they hold is looked up here.
    found, labels = data.located.found, shared.town_names()
    files: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
        ("csv", "text/csv", lambda: to_csv(export_frame(clusters, found))),
        ("xlsx", EXCEL, lambda: to_excel(export_frame(clusters, found), t("export.sheet"))),
        ("geojson", "application/geo+json", lambda: to_geojson(clusters, found)),
        ("html", "text/html", lambda: html_map(t, data, clusters, labels)),
    )
    name = f"{data.catalogue.id}-{data.year}" if data.year else data.catalogue.id
    st.header(t("export.title"), anchor=False)
    st.caption(t("export.what", n=len(clusters)))
    with st.container(horizontal=True, key="exports"):
        for kind, mimetype, make in files:
            st.download_button(
                t(f"export.{kind}"),
                data=make,
                file_name=f"{name}.{kind}",
                mime=mimetype,
                key=f"export_{kind}",
                on_click="ignore",
                disabled=not clusters,
            )


def html_map(t: Texts, data: Dataset, clusters: tuple[Cluster, ...], labels: list[TownLabel]) -> bytes:
    """The map of *clusters* as one file that opens from disk."""
    some = data.catalogue.model_copy(update={"clusters": clusters})
    names = {level.id: level_name(t, level) for level in some.levels}
    sectors = {c.sector_group: sector_name(t, c.sector_group) for c in clusters if c.sector_group}
    page = PageTexts(
        title=f"{t('app.title')} · {title_text(t, data)}",
        language=t.language,
        close=t("export.close"),
        footer=t(
            "export.footer", title=title_text(t, data), n=len(clusters), total=len(data.catalogue.clusters)
        ),
    )
    return standalone_map(
        marker_payload(some, data.located.found, names, sectors, data.news_texts(t)),
        {cluster.id: plain_facts(t, data, cluster) for cluster in clusters},
        labels,
        map_texts(t),
        page,
    )
