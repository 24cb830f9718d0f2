"""What the answers hold: files as the page exports them, JSON of clusters, and the catalogue as a data package."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from data.columns import CLUSTERS_FILE_COLUMNS, RELATED_COLUMNS
from data.descriptor import described
from data.i18n import Texts
from data.model import Cluster
from geo.dataset import Dataset
from geo.export import FORMATS, LOCATION_COLUMNS, record
from geo.view import View
from pages.panels.ui.addresses import api_address
from pages.server.site import Site

NEIGHBOURS = 5


@dataclass(frozen=True)
class Asked:
    """What an answer is about. ``cluster`` is None where the address names none; ``t`` are texts for titles."""

    data: Dataset
    view: View
    t: Texts
    site: Site
    cluster: Cluster | None = None


def as_json(content: Any) -> bytes:
    """*content* as JSON that people can read too."""
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def file_maker(ending: str) -> Callable[[Asked], bytes]:
    """What makes the view's clusters into a file with this *ending*, as the page exports it."""

    def make(asked: Asked) -> bytes:
        clusters = asked.data.shown_in(asked.view)
        return FORMATS[ending].make(clusters, asked.data.located.found, asked.t("export.sheet"))

    return make


def clusters(asked: Asked) -> bytes:
    """The clusters of a view, in the catalogue's order or by distance, and what was understood of the parameters."""
    data = asked.data
    selected = data.index.select(asked.view.filters)
    view = replace(asked.view, position=None)
    query = replace(view, lang=None).to_query(data.index)
    content = _origin(data) | {
        "page": asked.site.address("", view.to_query(data.index)),
        "parameters": query,
        "total": selected.total,
        "count": selected.count,
        "clusters": [_record(asked, cluster) for cluster in data.shown_in(asked.view)],
    }
    return as_json(content)


def cluster(asked: Asked) -> bytes:
    """One cluster with its level and the clusters nearest to it."""
    assert asked.cluster
    catalogue, chosen = asked.data.catalogue, asked.cluster
    content = _origin(asked.data) | {
        "cluster": _record(asked, chosen),
        "level": catalogue.levels_by_id[chosen.level].model_dump(mode="json"),
        "nearest": [
            {
                "id": near.cluster,
                "listed_name": catalogue.clusters_by_id[near.cluster].listed_name,
                "kilometres": round(near.kilometres, 1),
            }
            for near in asked.data.neighbourhood.nearest(chosen.id, NEIGHBOURS)
        ],
    }
    return as_json(content)


def catalogue(asked: Asked) -> bytes:
    """The catalogue as a data package (Frictionless Data, specification v1): what there is and where."""
    data, site = asked.data, asked.site
    columns = (*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *LOCATION_COLUMNS)
    licence = {"title": data.catalogue.licence, "path": data.catalogue.licence_url}
    table = {
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {
            "fields": [described(name) for name in columns],
            "primaryKey": "id",
            "missingValues": [""],
        },
    }
    content = {
        "profile": "data-package",
        "name": data.catalogue.id,
        "title": data.catalogue.title,
        "homepage": site.root,
        "licenses": [licence] if data.catalogue.licence_url else [],
        "sources": [{"title": data.catalogue.title, "path": data.catalogue.source}]
        if data.catalogue.source
        else [],
        "count_of_clusters": len(data.catalogue.clusters),
        "count_of_organisations": data.catalogue.organisation_count,
        "levels": [level.model_dump(mode="json") for level in data.catalogue.levels],
        "resources": [
            {
                "name": f"clusters-{ending}",
                "path": site.root + api_address(View(), data.index, ending),
                "format": ending,
                "mediatype": FORMATS[ending].media_type if ending in FORMATS else "application/json",
                **(table if ending == "csv" else {}),
            }
            for ending in ("csv", "json", "geojson", "xlsx")
        ],
    }
    return as_json(content)


def _origin(data: Dataset) -> dict[str, Any]:
    """What each answer says of where its facts are from."""
    known = data.catalogue
    return {
        "title": known.title,
        "year": data.year,
        "licence": known.licence,
        "licence_url": known.licence_url,
        "source": known.source,
    }


def _record(asked: Asked, cluster: Cluster) -> dict[str, Any]:
    """A cluster's record, and the address of its page."""
    place = asked.data.located.found.get(cluster.id)
    return record(cluster, place) | {"page": asked.site.cluster_in(asked.data, cluster.id, asked.view.lang)}
