"""A page for each cluster: all that the card tells, links that lead somewhere, and linked data without guesses."""

from typing import Any
from urllib.parse import urljoin

import pytest
from pyld import jsonld

from data.i18n import languages, texts
from pages.panels.state import shared
from tests.pages.server.client import ROOT, client
from tests.pages.server.html import Html

ASK = client()
DATA = shared.programme()
CLUSTERS = DATA.catalogue.clusters
# The words of schema.org that are used here, by what they describe.
SCHEMA_ORG = {
    "Organization": {"name", "alternateName", "description", "url", "location", "subjectOf"},
    "Dataset": {"name", "description", "url", "license", "isBasedOn", "isAccessibleForFree", "distribution"},
    "Place": {"name", "address", "geo"},
    "PostalAddress": {"addressLocality", "addressRegion"},
    "GeoCoordinates": {"latitude", "longitude"},
    "DataDownload": {"encodingFormat", "contentUrl"},
}
VOCABULARY = "https://schema.org/"


def page(path: str) -> Html:
    return Html(ASK.get(f"/{path}").text)


def words_of(node: Any) -> dict[str, set[str]]:
    """By type, the words of schema.org that the expanded JSON-LD in *node* uses."""
    if isinstance(node, list):
        found = [words_of(one) for one in node]
    elif isinstance(node, dict):
        found = [words_of(value) for value in node.values()]
        for kind in node.get("@type", ()):
            used = {word.removeprefix(VOCABULARY) for word in node if not word.startswith("@")}
            found.append({kind.removeprefix(VOCABULARY): used})
    else:
        found = []
    return {kind: set().union(*(one.get(kind, set()) for one in found)) for one in found for kind in one}


def expanded(data: Any) -> Any:
    """*data* as a JSON-LD processor understands it, with schema.org's vocabulary as its context."""

    def load(url: str, _options: Any) -> dict[str, Any]:
        assert url == "https://schema.org"
        context = {"@context": {"@vocab": VOCABULARY}}
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
        }

    return jsonld.expand(data, {"documentLoader": load})


@pytest.mark.parametrize("language", languages())
def test_every_cluster_has_a_page_with_name_level_and_place(language: str) -> None:
    t = texts(language)
    for cluster in CLUSTERS:
        answer = ASK.get(f"/cluster/{cluster.id}?lang={language}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
        told = Html(answer.text)
        assert told.texts["h1"] == [cluster.listed_name]
        assert cluster.home_place in answer.text.partition("<main")[2]
        assert t("card.open_on_map") in answer.text
        assert told.all("html") == [{"lang": language}]


def test_no_script_is_needed() -> None:
    told = page("cluster/eyde")
    assert [one["type"] for one in told.all("script")] == ["application/ld+json"]
    assert all(one.get("popovertarget") for one in told.all("button"))  # of the browser itself


@pytest.mark.parametrize("path", ["cluster/eyde", "cluster/eyde?lang=nb", "cluster/nobody?lang=nb"])
def test_each_link_within_the_site_leads_somewhere_in_the_same_language(path: str) -> None:
    links = [urljoin(ROOT + path, one["href"] or "") for one in page(path).all("a")]
    within = [link for link in links if link.startswith(ROOT)]
    assert len(within) > 5
    for link in within:
        assert ASK.get(link).status_code == (404 if "/nobody" in link else 200)
    if "lang=nb" in path:
        assert all("lang=nb" in link or "/api/" in link or link.endswith("lang=en") for link in within)


def test_a_page_links_to_all_of_its_level_and_to_the_nearest() -> None:
    links = {one["href"] for one in page("cluster/nce-aquatech").all("a")}
    assert {one.id for one in CLUSTERS if one.level == "nce" and one.id != "nce-aquatech"} <= links
    assert {near.cluster for near in DATA.neighbourhood.nearest("nce-aquatech")} <= links
    assert "../?cluster=nce-aquatech" in links


def test_an_unknown_cluster_is_answered_with_ways_on_and_is_not_listed() -> None:
    answer = ASK.get("/cluster/%3Cb%3Enobody")
    assert answer.status_code == 404
    told = Html(answer.text)
    assert told.meta("robots") == "noindex"
    assert told.all("link", rel="canonical") == told.all("b") == []
    assert {"../", "../clusters"} < {one["href"] for one in told.all("a")}


def test_the_linked_data_are_understood_to_the_last_word() -> None:
    for path in (*(f"cluster/{cluster.id}" for cluster in CLUSTERS), ""):
        used = words_of(expanded(page(path).linked_data))
        assert used
        for kind, words in used.items():
            assert words <= SCHEMA_ORG[kind], (path, kind)


def test_the_linked_data_hold_no_guess() -> None:
    for cluster in CLUSTERS:
        data = page(f"cluster/{cluster.id}").linked_data
        assert data["name"] == cluster.listed_name
        assert ("url" in data) == (cluster.website is not None and "website" not in cluster.inferred)
        assert ("description" in data) == (cluster.summary is not None and "summary" not in cluster.inferred)
        assert ("location" in data) == (
            "home_place" not in cluster.inferred and cluster.home_confidence != "low"
        )
