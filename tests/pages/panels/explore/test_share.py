"""The dialog for sharing: its links open what they say, its QR code can be read, own lists stay in their session."""

import base64
import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import zxingcpp
from PIL import Image

from data.filters import Filters
from data.i18n import languages, texts
from data.labels import status_text
from data.load import FOLDER
from geo.dataset import Dataset
from geo.map.picture import to_png
from geo.map.position import Position
from geo.places import Chain
from geo.view import View
from pages.panels.explore import exports, share
from pages.panels.explore.messages import ShareData
from tests.pages.apptest import component, dashboard

ROOT = "https://map.example/clusters/"
EN = texts("en")
FILTERED = View(
    filters=Filters(levels=frozenset({"nce"}), text="blå økonomi"),
    cluster="gce-blue-maritime",
    lang="nb",
    position=Position(6.5, 60.3913, 5.3221),
)


@cache
def programme() -> Dataset:
    return Dataset.load(FOLDER, Chain())


def shared_of(view: View, path: str = "") -> ShareData:
    return share.links(EN, programme(), view, ROOT, path)


def field(data: ShareData, identifier: str) -> str:
    return next(one["text"] for one in data["fields"] if one["id"] == identifier)


def opened(address: str) -> View:
    """The view that a page of *address* shows."""
    return View.from_query(parse_qs(urlsplit(address).query), programme().index, languages())


def test_the_link_to_the_view_opens_the_view_on_the_same_page() -> None:
    address = field(shared_of(FILTERED, path="clusters"), "view")
    assert address.startswith(ROOT + "clusters?")
    assert opened(address) == FILTERED
    assert field(shared_of(View()), "view") == ROOT


@pytest.mark.parametrize("url", ["", "clusters", "clusters/", "clusters/clusters", "clusters/compare/"])
@pytest.mark.parametrize("base", ["clusters", "/clusters/"])
def test_the_root_is_the_servers_own_whatever_page_is_named(url: str, base: str) -> None:
    assert share.root_of(f"https://map.example/{url}", base) == ROOT
    assert share.root_of(f"https://map.example/{url}", "") == "https://map.example/"


def test_the_link_to_the_cluster_has_no_filter_that_could_hide_it() -> None:
    address = field(shared_of(FILTERED, path="clusters"), "cluster")
    assert address.startswith(ROOT + "?")
    assert opened(address) == View(cluster="gce-blue-maritime", lang="nb")
    assert "cluster" not in [one["id"] for one in shared_of(View())["fields"]]


def test_the_addresses_of_data_and_picture_have_the_filters() -> None:
    data, picture = (field(shared_of(FILTERED), name) for name in ("data", "picture"))
    assert data.startswith(ROOT + "api/clusters.json?")
    assert opened(data) == View(filters=FILTERED.filters, lang="nb")
    assert picture.startswith(ROOT + "map.png?")
    assert opened(picture) == FILTERED


def test_the_code_to_embed_is_one_frame_that_shows_the_view() -> None:
    frames = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            frames.append((tag, dict(attributes)))

    Reader().feed(field(shared_of(FILTERED), "embed"))
    [(tag, attributes)] = frames
    assert tag == "iframe"
    assert attributes["src"] == shared_of(FILTERED)["preview"]
    assert parse_qs(urlsplit(attributes["src"] or "").query)["embed"] == ["true"]
    chosen = programme().catalogue.clusters_by_id["gce-blue-maritime"]
    assert attributes["title"] == f"{chosen.listed_name}, GCE, {chosen.home_place} · {EN('app.title')}"


@pytest.mark.parametrize("view", [View(), FILTERED])
def test_the_qr_code_reads_as_the_link(view: View) -> None:
    data = shared_of(view)
    wanted = field(data, "cluster" if view.cluster else "view")
    kind, _, content = data["qr"].partition(",")
    svg = base64.b64decode(content).decode() if kind.endswith("base64") else unquote(content)
    [code] = zxingcpp.read_barcodes(Image.open(io.BytesIO(to_png(svg, 400))).convert("L"))
    assert code.text == wanted
    assert wanted in data["qr_label"]
    caption = data["qr_caption"].removeprefix("QR code: ")
    assert caption in [one["label"] for one in data["fields"] if one["text"] == wanted]


def test_a_citation_names_edition_source_address_and_day() -> None:
    text = field(shared_of(FILTERED), "citation")
    created = programme().catalogue.created
    assert created is not None
    for part in ("“GCE Blue Maritime” (GCE)", EN.date(created), programme().catalogue.source or "", ROOT):
        assert part in text
    whole = field(shared_of(FILTERED.choose(None)), "citation")
    assert "Without Arena" in whole
    assert "“blå økonomi”" in whole
    assert "Near Bergen" in field(shared_of(View(near="Bergen")), "citation")


@pytest.mark.parametrize("language", languages())
def test_the_map_as_a_file_counts_in_the_words_of_the_page(language: str) -> None:
    t, data = texts(language), programme().at(2014)
    total, gce = len(data.catalogue.clusters), View(filters=Filters(levels=frozenset({"gce"})), year=2014)
    html = {file.kind: file for file in exports.of_clusters(t, data, gce, [])}["html"].make().decode()
    [content] = re.findall(r"<script[^>]*application/json[^>]*>(\{.*?\})</script>", html, re.DOTALL)
    status = json.loads(content)["texts"]["status"]
    assert status.replace("{n}", "2") == status_text(t, 2, total, 2014)


def test_the_map_as_a_file_says_what_it_was_narrowed_to_and_what_it_cannot_show() -> None:
    data = programme().at(2014)
    view = View(filters=Filters(levels=frozenset({"arena"})), year=2014, near="Bergen")
    html = {file.kind: file for file in exports.of_clusters(EN, data, view, [])}["html"].make().decode()
    clusters = data.shown_in(view)
    missing = sum(one.id not in data.located.found for one in clusters)
    assert missing
    for part in ("Near Bergen", "Without Arena Pro, NCE, GCE", EN("picture.missing", n=missing)):
        assert part in html


def test_each_file_holds_what_the_filters_leave() -> None:
    view = View(filters=Filters(levels=frozenset({"gce"})))
    files = {file.kind: file.make() for file in exports.of_clusters(EN, programme(), view, [])}
    assert [row.split(b",")[0] for row in files["csv"].splitlines()[1:]] == [
        b"gce-blue-maritime",
        b"gce-ocean-technology",
    ]
    assert files["xlsx"].startswith(b"PK")
    assert files["geojson"].count(b'"Feature"') == 2
    assert b"2 of 43 clusters" in files["html"]
    pictures = {
        file.kind: file.make() for file in exports.of_picture(EN, programme(), view, "square", "dark")
    }
    assert b"2 of 43 clusters shown" in pictures["svg"]
    assert int.from_bytes(pictures["png"][16:20], "big") == 1800


def test_the_pictures_show_the_part_of_the_map_that_the_reader_sees() -> None:
    view = View(position=Position(10, 60.3913, 5.3221))
    svg = next(
        file for file in exports.of_picture(EN, programme(), view, "16x9", "light") if file.kind == "svg"
    )
    assert b"Bergen: 6 clusters" in svg.make()
    assert b"Oslo" not in svg.make()


FILES = ["export_csv", "export_xlsx", "export_geojson", "export_html", "export_svg", "export_png"]


def test_the_button_opens_one_dialog_with_links_and_files() -> None:
    app = dashboard(level=["gce"])
    assert app.get("dialog") == []
    app.button(key="share_open").click().run()
    assert not app.exception
    [dialog] = app.get("dialog")
    assert [button.key for button in dialog.get("download_button")] == FILES
    assert "gce" in field(cast(ShareData, component(app, "share")), "view")


def test_a_readers_own_list_is_offered_as_files_and_never_as_an_address() -> None:
    app = dashboard()
    app.session_state["own_dataset"] = Dataset(programme().catalogue, programme().located, own=True)
    app.run()
    app.button(key="share_open").click().run()
    [dialog] = app.get("dialog")
    assert [button.key for button in dialog.get("download_button")] == FILES
    assert dialog.get("bidi_component") == []
    assert EN("share.own") in [text.value for text in dialog.markdown]
