"""What tells search engines and programs what this site holds: ``/sitemap.xml``, ``/robots.txt``, ``/llms.txt``."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from xml.etree import ElementTree

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.i18n import DEFAULT_LANGUAGE, Texts, texts
from data.labels import counts_text
from geo.dataset import Dataset
from pages.panels.state import readiness, shared
from pages.panels.ui.addresses import API
from pages.panels.ui.navigation import PAGES, url_path
from pages.server.conditional import Content, respond
from pages.server.heads import alternates
from pages.server.paths import address_of
from pages.server.site import Site

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST_ADDRESSES = 50_000
"""The addresses that one sitemap may hold."""

ElementTree.register_namespace("", SITEMAP)
ElementTree.register_namespace("xhtml", XHTML)

Address = Callable[[str | None], str]
"""The address of one page in a language, or with None in the reader's own."""


def routes() -> list[Route]:
    """The routes, below the base path; a base path's robots.txt must be named in the host's own."""
    return [
        Route(address_of("sitemap.xml"), _answer(sitemap, "application/xml")),
        Route(address_of("robots.txt"), _answer(robots, "text/plain")),
        Route(address_of("llms.txt"), _answer(llms, "text/plain")),
    ]


def _answer(make: Callable[[Dataset, Site], bytes], media_type: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            content = make(shared.programme(), Site.of(request))
        except readiness.CAUSES:
            return PlainTextResponse("The data cannot be shown at present.", HTTPStatus.SERVICE_UNAVAILABLE)
        return respond(request, Content(content), media_type)

    return answer


def sitemap(data: Dataset, site: Site) -> bytes:
    """Every page and every cluster in every language, each with its other languages (sitemaps.org)."""
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    addresses = [_page_address(site, page.name) for page in PAGES]
    addresses += [_cluster_address(site, cluster.id) for cluster in data.catalogue.clusters]
    for address_in in addresses[: MOST_ADDRESSES // len(alternates(addresses[0]))]:
        others = alternates(address_in)
        for address in others.values():
            entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
            ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = address
            for language, other in others.items():
                attributes = {"rel": "alternate", "hreflang": language, "href": other}
                ElementTree.SubElement(entry, f"{{{XHTML}}}link", attributes)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def robots(_data: Dataset, site: Site) -> bytes:
    """Everything may be read; where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.address('sitemap.xml')}\n".encode()


def llms(data: Dataset, site: Site) -> bytes:
    """What the site holds and how a program reads it, as Markdown (llmstxt.org)."""
    t = texts(DEFAULT_LANGUAGE)
    lines = [
        f"# {t('app.title')}",
        "",
        f"> {t('head.map', title=data.catalogue.title)} {counts_text(t, data.catalogue)}",
        "",
        "Take the parameters of a page's address (`level`, `sector`, `county`, `q`) to the data, and you get what the",
        "page shows. A null or empty value means that nothing was found. Columns named in `inferred` are inferences,",
        "and `sources` stands beside every cluster. Every page is in English (`lang=en`) and Norwegian (`lang=nb`).",
        f"Licence of the data: {data.catalogue.licence or 'unknown'}.",
        "",
        "## Data",
        "",
        *_links(
            (
                ("Description (OpenAPI)", site.address(f"{API}openapi.json")),
                ("Catalogue (data package)", site.address(f"{API}catalogue.json")),
                ("Clusters as JSON", site.address(f"{API}clusters.json")),
                ("Clusters as GeoJSON", site.address(f"{API}clusters.geojson")),
                ("Clusters as CSV", site.address(f"{API}clusters.csv")),
            )
        ),
        "",
        "## Pages",
        "",
        *_links(_pages(t, site)),
        "",
        "## Clusters",
        "",
        *_links((one.listed_name, site.cluster(one.id)) for one in data.catalogue.clusters),
    ]
    return ("\n".join(lines) + "\n").encode()


def _pages(t: Texts, site: Site) -> list[tuple[str, str]]:
    return [(t(f"page.{page.name}.heading"), site.address(url_path(page.name))) for page in PAGES]


def _links(links: Iterable[tuple[str, str]]) -> list[str]:
    return [f"- [{name}]({address})" for name, address in links]


def _page_address(site: Site, page: str) -> Address:
    return lambda lang: site.address(url_path(page), {"lang": [lang]} if lang else {})


def _cluster_address(site: Site, cluster: str) -> Address:
    return lambda lang: site.cluster(cluster, lang)
