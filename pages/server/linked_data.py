"""The catalogue and its clusters as JSON-LD in the words of schema.org, for search engines.

It has no way to mark a guess, so it holds only what a source says.
"""

from typing import Any

from data.i18n import Texts
from data.labels import counts_text
from data.model import Cluster, Confidence, prose
from geo.dataset import Dataset
from geo.export import FORMATS
from geo.view import View
from pages.panels.ui.addresses import api_address
from pages.server.site import Site

CONTEXT = "https://schema.org"


def dataset(t: Texts, data: Dataset, site: Site) -> dict[str, Any]:
    """The catalogue as a Dataset, with the files that hold it."""
    known = data.catalogue
    files = [
        {
            "@type": "DataDownload",
            "encodingFormat": one.media_type,
            "contentUrl": site.root + api_address(View(), data.index, ending),
        }
        for ending, one in FORMATS.items()
    ]
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "@id": _dataset_id(site),
            "name": known.title,
            "description": f"{t('head.map', title=known.title)} {counts_text(t, known)}",
            "url": site.address("clusters"),
            "license": known.licence_url,
            "isBasedOn": known.source,
            "isAccessibleForFree": True,
            "distribution": files,
        }
    )


def organisation(t: Texts, data: Dataset, cluster: Cluster, site: Site) -> dict[str, Any]:
    """A cluster as an Organization."""
    summary = prose(cluster, "summary", t.language)
    return _known(
        {
            "@context": CONTEXT,
            "@type": "Organization",
            "@id": site.cluster(cluster.id),
            "name": cluster.listed_name,
            "alternateName": [name for name in cluster.names if name != cluster.listed_name],
            "description": summary.text if summary and _is_stated(cluster, "summary") else None,
            "url": cluster.website if _is_stated(cluster, "website") else None,
            "location": _place(data, cluster) if _is_stated(cluster, "home_place") else None,
            "subjectOf": {"@type": "Dataset", "@id": _dataset_id(site), "name": data.catalogue.title},
        }
    )


def _place(data: Dataset, cluster: Cluster) -> dict[str, Any]:
    """The home with its map point, which is that of the town or municipality."""
    found = data.located.found.get(cluster.id)
    point = found and {"@type": "GeoCoordinates", "latitude": found.latitude, "longitude": found.longitude}
    address = {
        "@type": "PostalAddress",
        "addressLocality": cluster.home_place,
        "addressRegion": cluster.county,
    }
    return _known({"@type": "Place", "name": cluster.home_region, "address": _known(address), "geo": point})


def _is_stated(cluster: Cluster, column: str) -> bool:
    """Whether a value is no inference, and of the home, no guess."""
    guessed = column == "home_place" and cluster.home_confidence is Confidence.LOW
    return column not in cluster.inferred and not guessed


def _dataset_id(site: Site) -> str:
    return f"{site.root}#dataset"


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """*values* without those that are unknown or empty."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}
