"""Data for programs: what the page shows and exports, errors that say what to do, ETag, reads from any site."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from openpyxl import load_workbook
from starlette.requests import Request

from data.i18n import texts
from geo.export import FORMATS, LOCATION_COLUMNS
from geo.near import distances_km, near_place
from geo.view import View
from pages.panels.state import shared
from pages.panels.ui.addresses import api_address
from pages.server import asked
from pages.server.api.problems import MEDIA_TYPE
from tests.pages.server.client import ROOT, client
from tests.pages.server.html import Html

ASK = client()
DATA = shared.programme()
QUERIES = (
    "",
    "level=gce",
    "level=none",
    "level=arena&level=nce&county=vestland",
    "q=havvind",
    "sector=energy&lang=nb",
)


def view(query: str) -> View:
    return View.from_query(parse_qs(query), DATA.index, ("en", "nb"))


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("ending", ["csv", "geojson"])
def test_a_file_equals_the_pages_export(query: str, ending: str) -> None:
    answer = ASK.get(f"/api/clusters.{ending}?{query}")
    clusters = DATA.index.select(view(query).filters).clusters
    assert answer.content == FORMATS[ending].make(clusters, DATA.located.found, "")
    assert answer.headers["content-type"].partition(";")[0] == FORMATS[ending].media_type
    assert answer.headers["content-disposition"] == f'inline; filename="clusters.{ending}"'


def test_a_workbook_equals_the_pages_export_and_its_sheet_is_named_in_the_language_asked_for() -> None:
    workbook = load_workbook(io.BytesIO(ASK.get("/api/clusters.xlsx?level=gce&lang=nb").content))
    assert workbook.sheetnames == [texts("nb")("export.sheet")]
    sheet = workbook[workbook.sheetnames[0]]
    rows = list(csv.reader(io.StringIO(ASK.get("/api/clusters.csv?level=gce").content.decode("utf-8-sig"))))
    assert [[str(cell or "") for cell in row] for row in sheet.values] == rows


@pytest.mark.parametrize("query", QUERIES)
def test_json_holds_the_clusters_of_the_view_and_the_pages_address(query: str) -> None:
    content = ASK.get(f"/api/clusters.json?{query}").json()
    expected = [cluster.id for cluster in DATA.index.select(view(query).filters).clusters]
    assert [cluster["id"] for cluster in content["clusters"]] == expected
    assert (content["count"], content["total"]) == (len(expected), 43)
    assert content["page"].startswith(ROOT)
    assert view(urlsplit(content["page"]).query).filters == view(query).filters
    assert content["licence"] == "CC BY 4.0"


def test_the_pages_address_keeps_the_language_that_was_asked_for() -> None:
    page = ASK.get("/api/clusters.json?level=gce&lang=nb").json()["page"]
    assert parse_qs(urlsplit(page).query) == {"level": ["gce"], "lang": ["nb"]}


@pytest.mark.parametrize(
    "query", ["near=Hammerfest", "near=60.39,5.32&level=nce&year=2014", "near=Bergen&q=hav"]
)
def test_near_a_place_all_answers_come_nearest_first_and_lead_to_the_page_that_shows_them_so(
    query: str,
) -> None:
    content = ASK.get(f"/api/clusters.json?{query}").json()
    asked = near_place(parse_qs(query)["near"][0])
    assert asked
    kilometres = [
        distances_km(asked.latitude, asked.longitude, one["latitude"], one["longitude"]).item()
        for one in content["clusters"]
        if one["latitude"]
    ]
    assert len(kilometres) > 2
    assert kilometres == sorted(kilometres)
    assert [one["id"] for one in content["clusters"]][len(kilometres) :] == [
        one["id"] for one in content["clusters"] if not one["latitude"]
    ]
    table = csv.DictReader(io.StringIO(ASK.get(f"/api/clusters.csv?{query}").content.decode("utf-8-sig")))
    assert [row["id"] for row in table] == [one["id"] for one in content["clusters"]]
    assert parse_qs(urlsplit(content["page"]).query)["near"] == parse_qs(query)["near"]


@pytest.mark.parametrize("query", ["near=Atlantis", "near=Bergen&order=name"])
def test_without_a_place_to_be_near_to_or_in_another_order_the_catalogues_order_stays(query: str) -> None:
    content = ASK.get(f"/api/clusters.json?{query}").json()
    assert [one["id"] for one in content["clusters"]] == [one.id for one in DATA.catalogue.clusters]
    assert content["parameters"] == {}


def test_json_has_lists_as_lists_and_where_each_home_is() -> None:
    clusters = {one["id"]: one for one in ASK.get("/api/clusters.json").json()["clusters"]}
    for cluster in DATA.catalogue.clusters:
        told, place = clusters[cluster.id], DATA.located.found[cluster.id]
        assert told["sources"] == list(cluster.sources)
        assert [award["year"] for award in told["awards"]] == [award.year for award in cluster.awards]
        assert (told["latitude"], told["longitude"]) == (place.latitude, place.longitude)
        assert told["page"] == f"{ROOT}cluster/{cluster.id}"


def test_the_address_that_the_page_shows_gives_what_the_page_shows() -> None:
    chosen = view("county=vestland&level=gce&cluster=eyde&compare=eyde&basemap=counties&lang=nb")
    address = api_address(chosen, DATA.index, "geojson")
    assert address == "api/clusters.geojson?level=gce&county=vestland&lang=nb"
    assert (
        ASK.get(f"/{address}").content == ASK.get("/api/clusters.geojson?level=gce&county=vestland").content
    )


def test_one_cluster_comes_with_its_level_and_its_neighbours() -> None:
    content = ASK.get("/api/clusters/eyde.json").json()
    assert content["cluster"]["listed_name"] == DATA.catalogue.clusters_by_id["eyde"].listed_name
    assert content["level"]["id"] == content["cluster"]["level"]
    distances = [near["kilometres"] for near in content["nearest"]]
    assert len(distances) == 5
    assert distances == sorted(distances)


def test_the_catalogue_is_a_data_package_whose_columns_are_those_of_the_table() -> None:
    package = ASK.get("/api/catalogue.json").json()
    assert package["name"] == DATA.catalogue.id
    assert package["licenses"] == [
        {"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    table, *others = package["resources"]
    answer = ASK.get(table["path"])
    header = next(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [field["name"] for field in table["schema"]["fields"]] == header
    assert header[-len(LOCATION_COLUMNS) :] == list(LOCATION_COLUMNS)
    for resource in (table, *others):
        kind = ASK.get(resource["path"]).headers["content-type"].partition(";")[0]
        assert kind == resource["mediatype"]


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("clusters/nobody.json", 404, "clusters.json lists the ids"),
        ("clusters/..%2Feyde.json", 404, "nothing at this address"),
        ("clusters.pdf", 404, "api/openapi.json lists"),
        ("", 404, "api/openapi.json lists"),
        (f"clusters.json?q={'x' * 4_001}", 414, "longer than 4000 bytes"),
    ],
)
def test_what_is_not_there_is_answered_with_a_status_and_what_to_do(
    path: str, status: int, words: str
) -> None:
    answer = ASK.get(f"/api/{path}")
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == MEDIA_TYPE
    assert words in answer.json()["detail"]
    assert "\n  " in answer.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_data_cannot_be_written(method: str) -> None:
    answer = ASK.request(method, "/api/clusters.json")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}
    assert "GET, HEAD or OPTIONS" in answer.json()["detail"]


def test_who_has_an_answer_already_learns_that_nothing_has_changed() -> None:
    first = ASK.get("/api/clusters.csv?level=gce")
    etag = first.headers["etag"]
    for known in (etag, f'"other", {etag}', etag.removeprefix("W/"), "*"):
        again = ASK.get("/api/clusters.csv?level=gce", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
    assert ASK.get("/api/clusters.csv?level=nce", headers={"If-None-Match": etag}).status_code == 200


def test_a_head_request_tells_of_the_answer_without_it() -> None:
    head, get = ASK.head("/api/clusters.json"), ASK.get("/api/clusters.json")
    assert head.headers["etag"] == get.headers["etag"]
    assert head.headers["content-length"] == get.headers["content-length"]


def test_pages_of_any_site_may_read_and_none_may_write() -> None:
    origin = {"Origin": "https://elsewhere.example"}
    assert ASK.get("/api/clusters.json", headers=origin).headers["access-control-allow-origin"] == "*"
    assert ASK.get("/api/none", headers=origin).headers["access-control-allow-origin"] == "*"
    asking = origin | {
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    allowed = ASK.options("/api/clusters.json", headers=asking)
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, "*")
    assert (
        ASK.options(
            "/api/clusters.json", headers=asking | {"Access-Control-Request-Method": "PUT"}
        ).status_code
        == 400
    )


def test_unknown_parameters_and_values_are_dropped_as_on_the_page() -> None:
    odd = ASK.get("/api/clusters.json?level=gce&level=moon&colour=red&county=%FF%00&cluster=row-1")
    assert odd.content == ASK.get("/api/clusters.json?level=gce").content


def test_parameters_that_are_no_text_are_dropped() -> None:
    request = Request({"type": "http", "query_string": b"q=\xff\xfe&level=gce", "headers": []})
    assert asked.view(request, DATA)[0].filters.levels == frozenset({"gce"})


def test_the_public_address_is_the_hosts_that_the_request_names() -> None:
    content = json.loads(client({"Host": "other.example:8443"}).get("/api/clusters/eyde.json").content)
    assert content["cluster"]["page"] == "https://other.example:8443/cluster/eyde"


def test_broken_data_are_answered_as_such(data_folder: Path) -> None:
    (data_folder / "clusters.csv").write_text("id\n", encoding="utf-8")
    answer = ASK.get("/api/clusters.json")
    assert (answer.status_code, answer.headers["content-type"]) == (503, MEDIA_TYPE)
    assert "clusters.csv" not in answer.text


def test_a_failure_is_answered_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(shared, "programme", fail)
    answer = client(fails=False).get("/api/clusters.json")
    assert (answer.status_code, answer.headers["content-type"]) == (500, MEDIA_TYPE)
    assert "secret" not in answer.text


def test_a_year_gives_the_clusters_that_a_page_of_that_year_shows() -> None:
    then = DATA.at(2014)
    content = ASK.get("/api/clusters.json?year=2014&level=gce").json()
    clusters = then.index.select(View.from_query({"level": ["gce"]}, then.index, ("en",)).filters).clusters
    assert content["year"] == 2014
    assert [one["id"] for one in content["clusters"]] == [one.id for one in clusters]
    assert "gce-node" in [one["id"] for one in content["clusters"]]
    assert parse_qs(urlsplit(content["page"]).query) == {"year": ["2014"], "level": ["gce"]}


def test_what_tells_of_the_whole_list_does_not_follow_a_year() -> None:
    assert ASK.get("/api/catalogue.json?year=2014").content == ASK.get("/api/catalogue.json").content


def test_the_page_of_each_cluster_of_a_year_is_there() -> None:
    clusters = ASK.get("/api/clusters.json?year=2014&lang=nb").json()["clusters"]
    pages = {one["id"]: one["page"] for one in clusters}
    assert pages["eyde"] == f"{ROOT}cluster/eyde?lang=nb"
    assert pages["nce-raufoss"] == f"{ROOT}?year=2014&cluster=nce-raufoss&lang=nb"
    for page in pages.values():
        answer = ASK.get(f"/{page.removeprefix(ROOT)}")
        assert answer.status_code == 200
        assert Html(answer.text).link("canonical") == page
