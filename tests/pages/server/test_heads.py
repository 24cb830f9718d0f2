"""What each page says of itself: title, description and addresses, for each page, language, view and cluster."""

from pathlib import Path

import pytest

from data.i18n import languages, texts
from pages.panels.state import shared
from pages.panels.ui.navigation import PAGES, url_path
from pages.panels.ui.streamlit_internals import INDEX
from pages.server.asked import MAX_QUERY
from tests.pages.server.client import ROOT, client
from tests.pages.server.html import Html

ASK = client()
SITE = texts("en")("app.title")
EYDE = shared.programme().catalogue.clusters_by_id["eyde"]


def page(path: str, **headers: str) -> Html:
    return Html(ASK.get(f"/{path}", headers={n.replace("_", "-"): v for n, v in headers.items()}).text)


def test_each_page_in_each_language_has_its_own_title_and_description() -> None:
    found = [page(f"{url_path(one.name)}?lang={lang}") for one in PAGES for lang in languages()]
    assert len({one.title for one in found}) == len({one.meta("description") for one in found}) == 16
    assert all(30 < len(one.meta("description") or "") < 200 for one in found)


@pytest.mark.parametrize("name", [one.name for one in PAGES])
def test_each_page_names_itself_and_its_other_languages(name: str) -> None:
    path = url_path(name)
    for asked, address in (("", f"{ROOT}{path}"), ("?lang=nb", f"{ROOT}{path}?lang=nb")):
        told = page(path + asked)
        assert told.link("canonical") == told.meta("og:url") == address
        assert told.link("alternate", hreflang="nb") == f"{ROOT}{path}?lang=nb"
        assert told.link("alternate", hreflang="en") == f"{ROOT}{path}?lang=en"
        assert told.link("alternate", hreflang="x-default") == f"{ROOT}{path}"


def test_the_language_is_the_one_asked_for_else_the_browsers() -> None:
    for path, accepted, language in (
        ("", "nn-NO,nb;q=0.9,en;q=0.8", "nb"),
        ("", "en-GB,nb;q=0.9", "en"),
        ("", "fr", "en"),
        ("?lang=en", "nb-NO", "en"),
        ("?lang=nb", "", "nb"),
        ("?lang=xx", "no;q=0.9", "nb"),
    ):
        assert page(path, Accept_Language=accepted).all("html") == [{"lang": language}]
    assert ASK.get("/").headers["vary"] == "Accept-Language"


def test_a_view_is_called_after_what_it_shows() -> None:
    told = page("?level=gce&q=ocean&basemap=counties&embed=true")
    assert told.title == f"“ocean”, GCE · {SITE}"
    assert told.meta("description") == "2 of 43 clusters: GCE Blue Maritime, GCE Ocean Technology."
    assert told.link("canonical") == f"{ROOT}?level=gce&q=ocean"
    assert told.meta("og:image") == f"{ROOT}map.png?level=gce&q=ocean&lang=en&width=1200"
    assert page("clusters?county=vestland").title == f"Vestland · Clusters · {SITE}"
    assert page("compare?compare=eyde&compare=act").title == (f"{EYDE.listed_name} – ACT · Compare · {SITE}")
    assert page("about?level=gce&cluster=eyde").link("canonical") == f"{ROOT}about"


def test_a_view_near_a_place_and_of_a_year_is_called_after_them_and_previewed_whole() -> None:
    told = page("?near=Bergen&year=2014&county=vestland&at=7/60.4/5.3&lang=nb")
    assert told.title == f"Nær Bergen, Vestland · Utgangen av 2014 · {texts('nb')('app.title')}"
    assert told.link("canonical") == f"{ROOT}?year=2014&county=vestland&lang=nb"
    seen = "year=2014&county=vestland&near=Bergen&at=7%2F60.4%2F5.3&lang=nb"
    assert told.meta("og:url") == f"{ROOT}?{seen}"
    assert told.meta("og:image") == f"{ROOT}map.png?{seen}&width=1200"
    assert page("insights?near=Bergen&year=2014").title == f"End of 2014 · Insights · {SITE}"
    compared = page("compare?compare=eyde&compare=nce-media&year=2014")
    assert "· End of 2014 · Compare ·" in compared.title
    assert compared.link("canonical") == f"{ROOT}compare?year=2014&compare=eyde&compare=nce-media"
    assert page("about?year=2014").title == f"About · {SITE}"


def test_the_preview_of_a_map_that_was_moved_shows_the_same_part_and_its_page_is_listed_once() -> None:
    told = page("?level=gce&at=8/59.9/10.7")
    assert told.meta("og:image") == f"{ROOT}map.png?level=gce&at=8%2F59.9%2F10.7&lang=en&width=1200"
    assert told.link("canonical") == f"{ROOT}?level=gce"
    assert "at=" not in (page("insights?at=8/59.9/10.7").meta("og:image") or "")


def test_a_view_of_many_clusters_names_the_first_and_tells_how_many_more() -> None:
    assert (page("?level=arena").meta("description") or "").endswith("and 14 more.")
    assert page("?q=zzzzzz").meta("description") == "None of the 43 clusters fits these filters."


def test_a_chosen_cluster_gives_the_page_its_name_and_its_own_page_is_the_one_to_list() -> None:
    told = page("?cluster=eyde&level=nce&lang=nb")
    assert told.title.startswith(f"{EYDE.listed_name}, NCE, {EYDE.home_place} · ")
    assert told.meta("description") == EYDE.summary_nb
    assert told.link("canonical") == f"{ROOT}cluster/eyde?lang=nb"
    assert told.meta("og:url") == f"{ROOT}?level=nce&cluster=eyde&lang=nb"


def test_the_map_and_the_table_describe_the_dataset_with_its_files() -> None:
    for path in ("", "clusters"):
        told = page(path).linked_data
        assert (told["@type"], told["name"]) == ("Dataset", "Norwegian Innovation Clusters, 2021")
        for file in told["distribution"]:
            kind = ASK.get(file["contentUrl"]).headers["content-type"].partition(";")[0]
            assert kind == file["encodingFormat"]
    assert page("about").all("script", type="application/ld+json") == []


def test_values_from_addresses_are_text_and_never_markup() -> None:
    assert "<script>x" not in ASK.get("/?q=%3Cscript%3Ex&level=%22%3E").text
    assert page("?q=%3Cscript%3Ex").title.startswith("“<script>x”")


def test_parameters_that_are_too_long_give_the_page_without_them() -> None:
    assert page(f"?level=gce&q={'x' * MAX_QUERY}").title == SITE


def test_while_data_are_broken_streamlits_page_comes_as_it_is(data_folder: Path) -> None:
    (data_folder / "clusters.csv").write_text("id\n", encoding="utf-8")
    assert ASK.get("/").text == INDEX.read_text("utf-8")


def test_who_has_a_page_already_learns_that_nothing_has_changed() -> None:
    first = ASK.get("/clusters")
    assert first.headers["cache-control"] == "public, no-cache"
    assert ASK.get("/clusters", headers={"If-None-Match": first.headers["etag"]}).status_code == 304
