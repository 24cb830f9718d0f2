"""Data for programs from a running server: with its headers, compressed, and never of a list that a reader brought."""

import json
import zlib

from pages.panels.state import shared
from tests.pages.server.running.client import ask, open_page
from tests.pages.server.running.conftest import Running

LIST = b"name,level,home\nSecret One,Gold,Bergen\nSecret Two,Silver,Oslo\n"


def test_the_pages_export_is_what_a_program_gets(running: Running) -> None:
    with open_page(running.address) as page:
        page.run(page="clusters", query="level=gce")
        page.open_share(query="level=gce")
        for ending in ("geojson", "csv"):
            exported = page.download(f"export_{ending}")
            assert exported == ask(running.address, f"api/clusters.{ending}?level=gce").body


def test_an_answer_is_compressed_for_those_who_take_that(running: Running) -> None:
    plain = ask(running.address, "api/clusters.json")
    packed = ask(running.address, "api/clusters.json", Accept_Encoding="gzip")
    assert zlib.decompress(packed.body, wbits=31) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    assert packed.headers["etag"] == plain.headers["etag"]
    assert plain.headers["x-content-type-options"] == "nosniff"


def test_a_readers_own_list_cannot_be_had(running: Running) -> None:
    with open_page(running.address) as page:
        page.run(page="your_data")
        page.bring(LIST)
        page.show_own()
        page.run(page="clusters")
        known = set(shared.programme().catalogue.clusters_by_id)
        for query in ("", "?cluster=row-1", "?level=level-1", "?level=gold", "?q=Secret"):
            answer = ask(running.address, f"api/clusters.json{query}", Cookie=page.cookie)
            assert answer.status == 200
            assert {cluster["id"] for cluster in json.loads(answer.body)["clusters"]} <= known
