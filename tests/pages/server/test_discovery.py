"""What search engines and programs find: a valid sitemap of all pages in all languages, robots.txt, llms.txt."""

import re
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from usp.fetch_parse import SitemapStrParser
from usp.objects.page import SitemapPage
from usp.objects.sitemap import PagesXMLSitemap

from data.i18n import languages
from pages.panels.state import shared
from pages.panels.ui.navigation import PAGES
from pages.server.discovery import SITEMAP, XHTML
from tests.pages.server.client import ROOT, client
from tests.pages.server.html import Html

ASK = client()
CLUSTERS = shared.programme().catalogue.clusters
ADDRESSES = (len(PAGES) + len(CLUSTERS)) * (len(languages()) + 1)


@pytest.fixture(scope="module")
def pages() -> list[SitemapPage]:
    """What a search engine's reader of sitemaps finds."""
    index = SitemapStrParser(ASK.get("/sitemap.xml").text).sitemap()
    (sitemap,) = [one for one in [index, *index.all_sitemaps()] if isinstance(one, PagesXMLSitemap)]
    return list(sitemap.all_pages())


def test_the_sitemap_lists_every_page_and_cluster_in_every_language_once(pages: list[SitemapPage]) -> None:
    found = [page.url for page in pages]
    assert len(found) == len(set(found)) == ADDRESSES
    for path in ("", "clusters?lang=nb", "cluster/eyde", "cluster/eyde?lang=en"):
        assert ROOT + path in found


def test_each_page_of_the_sitemap_names_the_other_languages_as_they_do(pages: list[SitemapPage]) -> None:
    alternates = {page.url: page.alternates for page in pages}
    for url, others in alternates.items():
        assert others is not None
        assert {language for language, _ in others} == {*languages(), "x-default"}
        assert url in {other for _, other in others}
        assert all(alternates[other] == others for _, other in others)


def test_the_sitemap_keeps_to_the_protocols_elements_and_bounds() -> None:
    answer = ASK.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{{{SITEMAP}}}urlset"
    for entry in root:
        assert entry.tag == f"{{{SITEMAP}}}url"
        first, *others = entry
        assert first.tag == f"{{{SITEMAP}}}loc"
        assert len(first.text or "") < 2048
        assert {other.tag for other in others} == {f"{{{XHTML}}}link"}
        assert all(set(other.attrib) == {"rel", "hreflang", "href"} for other in others)


@pytest.mark.parametrize("path", ["", "clusters", "about", "cluster/eyde", "cluster/eyde?lang=nb"])
def test_a_page_of_the_sitemap_calls_itself_by_the_same_address(path: str) -> None:
    assert Html(ASK.get(f"/{path}").text).link("canonical") == ROOT + path


def test_robots_may_read_everything_and_learn_where_the_sitemap_is() -> None:
    robots = RobotFileParser()
    robots.parse(ASK.get("/robots.txt").text.splitlines())
    assert robots.can_fetch("anybody", f"{ROOT}cluster/eyde")
    assert robots.site_maps() == [f"{ROOT}sitemap.xml"]


def test_each_address_for_programs_leads_somewhere() -> None:
    text = ASK.get("/llms.txt").text
    assert re.match(r"# .+\n\n> .+\n", text)
    found = re.findall(r"^- \[.+\]\((.+)\)$", text, re.MULTILINE)
    assert len(found) == 5 + len(PAGES) + len(CLUSTERS)
    assert {ASK.get(address).status_code for address in found} == {200}
