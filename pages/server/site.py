"""This site's public addresses: of pages, clusters and data, absolute, as search engines and programs need them."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote, urlencode

from starlette.requests import Request

from geo.dataset import Dataset
from geo.view import View
from pages.server.loopback import is_loopback
from pages.server.paths import base_path
from pages.server.settings import settings

PageQuery = Mapping[str, Sequence[str]]


OEMBED = "oembed"
"""The path that tells how to show a view in a frame, relative to the root."""


class Site:
    """The addresses below one public root.

    Args:
        root: what all of them begin with, with a slash at the end: ``https://map.example.org/clusters/``.
    """

    def __init__(self, root: str) -> None:
        self.root = root

    @classmethod
    def of(cls, request: Request) -> "Site":
        """The site as the operator named it, else under the host that *request* asks for.

        Which hosts it may ask for is decided before (:mod:`pages.server.hosts`).
        """
        return cls(settings().public_url or f"{_scheme(request)}://{request.url.netloc}{base_path()}")

    def address(self, path: str = "", query: PageQuery | None = None) -> str:
        """The address of *path*, relative to the root, with the parameters *query*."""
        parameters = urlencode(query or {}, doseq=True)
        return f"{self.root}{quote(path)}{'?' if parameters else ''}{parameters}"

    def cluster(self, cluster: str, lang: str | None = None) -> str:
        """The address of a cluster's own page, in the language *lang* or the reader's own."""
        return self.address(f"cluster/{cluster}", {"lang": [lang]} if lang else {})

    def cluster_in(self, data: Dataset, cluster: str, lang: str | None = None) -> str:
        """The same, or for a cluster that *data* has only at its year, and so without a page, that year's map."""
        if cluster in data.whole.catalogue.clusters_by_id:
            return self.cluster(cluster, lang)
        return self.address("", View(cluster=cluster, year=data.year, lang=lang).to_query(data.index))

    def oembed(self, shown: str) -> str:
        """The address that tells how to show the view at the address *shown* in a frame."""
        return self.address(OEMBED, {"url": [shown], "format": ["json"]})


def _scheme(request: Request) -> str:
    """The scheme that the reader's browser asks by, of which a proxy on this machine tells.

    Uvicorn listens to a proxy too, but not where the proxy's IPv4 address stands inside an IPv6 one.
    """
    told = request.headers.get("x-forwarded-proto", "")
    is_told = told in ("http", "https") and request.client is not None and is_loopback(request.client.host)
    return told if is_told else request.url.scheme
