"""The OpenAPI document of the data, made from the declarations of the routes, the columns and the records."""

from collections.abc import Iterable
from typing import Any

from data.columns import CLUSTERS_FILE_COLUMNS, COLUMNS, GEOCODING_COLUMNS, KEY_COLUMNS, RELATED_COLUMNS, Kind
from data.filters import Facet
from data.i18n import languages
from data.model import Award, Level, Record
from data.version import version
from geo.dataset import Dataset
from geo.export import LOCATION_COLUMNS
from geo.view import MAX_TEXT, NO_LEVEL
from pages.server.api import problems
from pages.server.api.resource import Resource
from pages.server.site import Site

VERSION = "3.1.0"
ABOUT = """\
The innovation clusters that this site shows, with the parameters of its pages: take what stands behind `?` in the
address of a page, and you get the data of what that page shows. An absent parameter means its default, an unknown
value is dropped, and what changes only how a page looks is ignored. Columns keep their names. Ask again with the
`ETag` of the last answer in `If-None-Match`, and you get 304 as long as nothing has changed. Pages of any site may read
this. Of lists that readers bring, nothing can be had here.
"""
_SCHEMA = "#/components/schemas/"
_TEXT: dict[str, Any] = {"type": "string"}
_MAYBE_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_URL: dict[str, Any] = {"type": "string", "format": "uri"}
_MAYBE_URL: dict[str, Any] = {"type": ["string", "null"], "format": "uri"}
_TYPES = {Kind.NUMBER: "integer", Kind.YEAR: "integer", Kind.DEGREES: "number"}
_NO_SUCH_CLUSTER = {"404": {"$ref": "#/components/responses/Problem"}}


def document(resources: Iterable[Resource], data: Dataset, site: Site) -> dict[str, Any]:
    """Describe *resources*, with the levels, sectors and counties of *data* as values of the parameters."""
    described = list(resources)
    return {
        "openapi": VERSION,
        "info": {
            "title": data.catalogue.title,
            "description": ABOUT,
            "version": version(),
            "license": _licence(data),
        },
        "servers": [{"url": site.root + "api"}],
        "paths": {one.path: {"get": _operation(one, data)} for one in described},
        "components": {
            "schemas": _schemas(),
            "responses": {
                "Problem": {
                    "description": "What is wrong and what to do (RFC 9457)",
                    "content": {problems.MEDIA_TYPE: {"schema": {"$ref": _SCHEMA + "Problem"}}},
                }
            },
        },
    }


def _licence(data: Dataset) -> dict[str, str]:
    name = data.catalogue.licence or "unknown"
    return {"name": name} | ({"url": data.catalogue.licence_url} if data.catalogue.licence_url else {})


def _operation(resource: Resource, data: Dataset) -> dict[str, Any]:
    of_cluster = "{id}" in resource.path
    content: dict[str, Any] = {"schema": {"$ref": _SCHEMA + resource.schema}} if resource.schema else {}
    return {
        "operationId": resource.path.strip("/").replace("/{id}", "-one").replace(".", "-"),
        "summary": resource.summary,
        "parameters": [
            *([_path_parameter()] if of_cluster else []),
            *(_view_parameters(data) if resource.follows_view else []),
        ],
        "responses": {
            "200": {
                "description": resource.summary,
                "headers": {"ETag": {"description": "Names this answer", "schema": _TEXT}},
                "content": {resource.media_type: content},
            },
            "304": {"description": "Nothing has changed since the answer that If-None-Match names"},
            **(_NO_SUCH_CLUSTER if of_cluster else {}),
            "default": {"$ref": "#/components/responses/Problem"},
        },
    }


def _path_parameter() -> dict[str, Any]:
    return {
        "name": "id",
        "in": "path",
        "required": True,
        "description": COLUMNS["id"].description,
        "schema": _TEXT,
    }


def _view_parameters(data: Dataset) -> list[dict[str, Any]]:
    facets = {
        Facet.LEVEL: f"Levels, repeated; `{NO_LEVEL}` for none of them",
        Facet.SECTOR: "Sectors, repeated",
        Facet.COUNTY: "Counties of 2024, repeated",
        Facet.PATH: "Steps between levels, and levels reached, repeated",
    }
    repeated = [
        {
            "name": facet.value,
            "in": "query",
            "description": description,
            "schema": {
                "type": "array",
                "items": _TEXT | {"examples": [v.id for v in data.index.values[facet]]},
            },
        }
        for facet, description in facets.items()
    ]
    text = {
        "name": "q",
        "in": "query",
        "description": "Words to search for, in either language",
        "schema": _TEXT | {"maxLength": MAX_TEXT},
    }
    near = {
        "name": "near",
        "in": "query",
        "description": "A place in Norway, or latitude and longitude in degrees: the clusters come nearest first",
        "schema": _TEXT | {"maxLength": MAX_TEXT, "examples": ["Bergen", "60.39,5.32"]},
    }
    language = {
        "name": "lang",
        "in": "query",
        "description": "The language of titles",
        "schema": _TEXT | {"enum": list(languages())},
    }
    year = {
        "name": "year",
        "in": "query",
        "description": "The clusters that had been admitted by the end of this year, each at the highest level reached",
        "schema": {"type": "integer", "enum": list(data.years)},
    }
    return [*repeated, text, near, year, language]


def _schemas() -> dict[str, Any]:
    origin = {
        "title": _TEXT,
        "year": {"type": ["integer", "null"]},
        "licence": _MAYBE_TEXT,
        "licence_url": _MAYBE_URL,
        "source": _MAYBE_URL,
    }
    number = {"type": "integer", "minimum": 0}
    cluster = {"$ref": _SCHEMA + "Cluster"}
    near = _object({"id": _TEXT, "listed_name": _TEXT, "kilometres": {"type": "number"}})
    return {
        "Cluster": _object(
            {
                column: _column(column)
                for column in (*CLUSTERS_FILE_COLUMNS, *RELATED_COLUMNS, *LOCATION_COLUMNS)
            }
            | {"extra": {"type": "object", "additionalProperties": _TEXT}, "page": _URL}
        ),
        **_models(Award, Level),
        "Clusters": _object(
            origin
            | {
                "page": _URL,
                "parameters": {"type": "object", "additionalProperties": {"type": "array", "items": _TEXT}},
                "total": number,
                "count": number,
                "clusters": {"type": "array", "items": cluster},
            }
        ),
        "ClusterDetails": _object(
            origin
            | {
                "cluster": cluster,
                "level": {"$ref": _SCHEMA + "Level"},
                "nearest": {"type": "array", "items": near},
            }
        ),
        "DataPackage": {"type": "object", "required": ["name", "resources"]},
        "Description": {"type": "object", "required": ["openapi", "info", "paths"]},
        "Problem": _object({"title": _TEXT, "status": {"type": "integer"}, "detail": _TEXT}),
    }


def _models(*models: type[Record]) -> dict[str, Any]:
    """The schemas of *models* and of what they refer to, by name."""
    schemas: dict[str, Any] = {}
    for model in models:
        schema = model.model_json_schema(mode="serialization", ref_template=_SCHEMA + "{model}")
        schemas |= schema.pop("$defs", {}) | {model.__name__: schema}
    return schemas


def _column(name: str) -> dict[str, Any]:
    """The schema of a column's value in JSON."""
    if name in GEOCODING_COLUMNS:
        return {"description": GEOCODING_COLUMNS[name]} | _MAYBE_TEXT
    column = COLUMNS[name]
    about = {"description": column.description.partition(", separated by")[0]}
    if column.is_list:
        items = {"$ref": _SCHEMA + "Award"} if column.kind is Kind.AWARD else _TEXT
        return about | {"type": "array", "items": items}
    kind = _TYPES.get(column.kind, "string")
    return about | {"type": kind if name in KEY_COLUMNS else [kind, "null"]}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with exactly these properties, all of them present."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
