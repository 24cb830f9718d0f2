"""The dialog for sharing: links, a QR code, code to embed, a citation, addresses of the data, and files to take along.

A list that a reader brought stays in their session: no link opens it, so the dialog then offers files alone.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import segno
import streamlit as st

from data.i18n import Texts
from data.labels import level_name, status_text, title_text
from data.model import Cluster
from geo.dataset import Dataset
from geo.map.picture import FORMATS
from geo.map.position import Position
from geo.map.symbols import Theme
from geo.view import View
from pages.panels.explore import exports
from pages.panels.explore.exports import Export
from pages.panels.explore.messages import ShareData, ShareField
from pages.panels.explore.selection import narrowing
from pages.panels.state import session, shared, shown
from pages.panels.state.settings import settings
from pages.panels.state.widgets import Slot
from pages.panels.ui.addresses import api_address
from pages.panels.ui.component import Component
from pages.panels.ui.embedding import embed_code
from pages.panels.ui.navigation import PAGES
from pages.panels.ui.streamlit_internals import option
from pages.panels.ui.titles import page_title

THEMES: tuple[Theme, ...] = ("light", "dark")
EMBED_HEIGHT = 600  # pixels
_share = Component("share", texts=("copy", "copied", "preview"))
_asked: Slot[bool] = Slot("share_asked")
_position: Slot[Position] = Slot("share_position")


def offer(t: Texts) -> None:
    """Draw the button that opens the dialog."""
    st.button(t("share.open"), icon=":material/share:", key="share_open", on_click=lambda: _asked.set(True))


def open_if_asked(t: Texts) -> None:
    """Open the dialog if the button was pressed."""
    if _asked.pop():
        st.dialog(t("share.title"), width="large", icon=":material/share:")(_draw)()


def _draw() -> None:
    t, data = session.t(), shown.dataset()
    view = replace(session.view(), position=_position.get())
    if data.own:
        st.markdown(t("share.own"))
    else:
        root = root_of(st.context.url or "", str(option("server.baseUrlPath") or ""))
        _share.show(t, links(t, data, view, root, _path()), on={"position": _take_position})
    _offer_files(t, data, view)


def _take_position(at: Any) -> None:
    """Take in where the map is, which the browser alone knows; links into the view lead there."""
    _position.set(Position.read(str(at)))


def _path() -> str:
    """The path of this page, relative to the dashboard's address."""
    return "" if session.page() == PAGES[0].name else session.page()


def root_of(url: str, base: str) -> str:
    """The address of the dashboard, with a slash at its end.

    Args:
        url: what Streamlit tells of the page's address, with the page's own path or without.
        base: the path that all addresses of this server begin with (`server.baseUrlPath`), which may be empty.
    """
    parts = urlsplit(url)
    path = f"/{base.strip('/')}/" if base.strip("/") else "/"
    return f"{parts.scheme}://{parts.netloc}{path}"


def links(t: Texts, data: Dataset, view: View, root: str, path: str) -> ShareData:
    """What the dialog shows of *view*.

    Args:
        t: the texts in the reader's language.
        data: the dataset, one that the server serves.
        view: what the reader sees.
        root: the address of the dashboard, with a slash at its end.
        path: the page that the reader looks at, relative to *root*.
    """
    chosen = data.catalogue.clusters_by_id.get(view.cluster or "")
    here = _address(data, view, root + path)
    alone = _address(data, View(cluster=chosen.id, lang=view.lang, year=view.year), root) if chosen else None
    embedded = _address(data, replace(view, compared=()), root, embed="true")
    of_view, of_cluster = t("share.view"), t("share.cluster", name=chosen.listed_name if chosen else "")
    fields: list[ShareField] = [
        {"id": "view", "label": of_view, "text": here},
        *_field("cluster", of_cluster, alone),
        {
            "id": "citation",
            "label": t("share.citation"),
            "text": citation(t, data, view, chosen, alone or here),
        },
        {"id": "data", "label": t("share.data"), "text": root + api_address(view, data.index, "json")},
        {
            "id": "picture",
            "label": t("share.picture_address"),
            "text": _address(data, view, f"{root}map.png"),
        },
        {
            "id": "embed",
            "label": t("share.embed"),
            "text": embed_code(embedded, page_title(t, data, PAGES[0].name, view), "100%", EMBED_HEIGHT),
        },
    ]
    target = alone or here
    return {
        "fields": fields,
        "qr": segno.make(target, error="m").svg_data_uri(scale=4, border=4, light="white"),
        "qr_label": t("share.qr", address=target),
        "qr_caption": t("share.qr_caption", link=of_cluster if alone else of_view),
        "preview": embedded,
        "at": str(view.position) if view.position else None,
    }


def citation(t: Texts, data: Dataset, view: View, cluster: Cluster | None, address: str) -> str:
    """How to cite the *cluster*'s entry or, without one, the view: what, of which edition, from where, seen when."""
    catalogue = data.catalogue
    title = title_text(t, catalogue.title, data.year)
    if cluster:
        what = t(
            "citation.cluster",
            name=cluster.listed_name,
            level=level_name(t, catalogue.levels_by_id[cluster.level]),
            title=title,
        )
    else:
        selected = data.index.select(view.filters)
        filters = narrowing(t, data, view)
        status = status_text(t, selected.count, selected.total, data.year)
        what = f"{title}: {' · '.join([status, *filters])}."
    edition = t("citation.edition", date=t.date(catalogue.created)) if catalogue.created else ""
    source = t("citation.source", source=catalogue.source) if catalogue.source else ""
    seen = t("citation.seen", address=address, date=t.date(datetime.now(UTC).date()))
    return " ".join(part for part in (what, edition, source, seen) if part)


def _address(data: Dataset, view: View, address: str, **more: str) -> str:
    query = urlencode(view.to_query(data.index, settings().basemap) | more, doseq=True, safe="/")
    return f"{address}?{query}" if query else address


def _field(identifier: str, label: str, text: str | None) -> list[ShareField]:
    return [{"id": identifier, "label": label, "text": text}] if text else []


def _offer_files(t: Texts, data: Dataset, view: View) -> None:
    count = data.index.select(view.filters).count
    st.subheader(t("export.title"), anchor=False)
    st.caption(t("export.what", n=count))
    _buttons(t, data, "exports", exports.of_clusters(t, data, view, shared.town_names()), possible=count > 0)
    st.subheader(t("share.picture"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        form = st.segmented_control(
            t("share.format"),
            options=list(FORMATS),
            default=next(iter(FORMATS)),
            key="picture_format",
            format_func=lambda name: t(f"share.format.{name}"),
            required=True,
        )
        theme = st.segmented_control(
            t("share.theme"),
            options=list(THEMES),
            default=THEMES[0],
            key="picture_theme",
            format_func=lambda name: t(f"share.theme.{name}"),
            required=True,
        )
    _buttons(t, data, "pictures", exports.of_picture(t, data, view, form, theme), possible=True)


def _buttons(t: Texts, data: Dataset, key: str, files: Sequence[Export], *, possible: bool) -> None:
    name = f"{data.catalogue.id}-{data.year}" if data.year else data.catalogue.id
    with st.container(horizontal=True, key=key):
        for file in files:
            st.download_button(
                t(f"export.{file.kind}"),
                data=file.make,
                file_name=f"{name}.{file.kind}",
                mime=file.mimetype,
                key=f"export_{file.kind}",
                on_click="ignore",
                disabled=not possible,
            )
