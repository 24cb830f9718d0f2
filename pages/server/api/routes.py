"""What can be asked for below ``/api/``, declared once: routes and OpenAPI document are made of these declarations."""

from http import HTTPStatus

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from data.i18n import DEFAULT_LANGUAGE, texts
from geo.export import FORMATS
from geo.view import View
from pages.panels.state import readiness, shared
from pages.panels.ui.addresses import API
from pages.server import asked as request_of
from pages.server.answer_store import AnswerStore
from pages.server.api import contents, openapi, problems
from pages.server.api.contents import Asked
from pages.server.api.resource import Resource
from pages.server.conditional import respond
from pages.server.paths import address_of
from pages.server.site import Site

JSON = "application/json"
READ = ("GET", "HEAD", "OPTIONS")
MOST_KEPT = 64 * 1024 * 1024
"""Bytes of answers that are kept to be given again."""
AT_ONCE, MOST_WAITING = 2, 50
"""How many answers are made at once, and how many more requests may wait for their turn."""

RESOURCES: tuple[Resource, ...] = (
    Resource("/clusters.json", JSON, "The clusters of a view", contents.clusters, True, "Clusters"),
    *(
        Resource(
            f"/clusters.{ending}", one.media_type, f"The same as {name}", contents.file_maker(ending), True
        )
        for (ending, one), name in zip(FORMATS.items(), ("a table", "a workbook", "GeoJSON"), strict=True)
    ),
    Resource("/clusters/{id}.json", JSON, "One cluster", contents.cluster, schema="ClusterDetails"),
    Resource(
        "/catalogue.json", JSON, "The catalogue as a data package", contents.catalogue, schema="DataPackage"
    ),
    Resource(
        "/openapi.json",
        JSON,
        "This description (OpenAPI)",
        lambda asked: contents.as_json(openapi.document(RESOURCES, asked.data, asked.site)),
        schema="Description",
    ),
)


def mount() -> Mount:
    """The routes, below the base path: readable from any site, with problems as JSON."""
    store = AnswerStore(most_bytes=MOST_KEPT, at_once=AT_ONCE, waiting=MOST_WAITING)
    application = Starlette(
        routes=[_route(resource, store) for resource in RESOURCES],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=READ,
                allow_headers=["If-None-Match"],
                expose_headers=["ETag"],
                max_age=86_400,
            )
        ],
        exception_handlers={
            HTTPException: problems.on_http_exception,
            HTTPStatus.INTERNAL_SERVER_ERROR: problems.on_failure,
        },
    )
    return Mount(address_of(API.rstrip("/")), application)


def _route(resource: Resource, store: AnswerStore) -> Route:
    async def answer(request: Request) -> Response:
        asked = await run_in_threadpool(_read, request, resource)
        view = asked.view if resource.follows_view else None
        key = (resource.path, asked.cluster and asked.cluster.id, view, asked.site.root)
        content = await store.get(asked.data.whole, key, lambda: resource.make(asked))
        headers = {"Content-Disposition": f'inline; filename="{resource.file_name(asked)}"'}
        return respond(request, content, resource.media_type, headers)

    return Route(resource.path, answer)


def _read(request: Request, resource: Resource) -> Asked:
    """What *request* asks for.

    Raises:
        HTTPException: its parameters are too long, it names an unknown cluster, or there are no data to show.
    """
    if request_of.is_too_long(request):
        raise HTTPException(
            HTTPStatus.REQUEST_URI_TOO_LONG,
            f"The parameters are longer than {request_of.MAX_QUERY} bytes. Ask for less, or for all.",
        )
    try:
        data = shared.programme()
    except readiness.CAUSES as error:
        raise HTTPException(HTTPStatus.SERVICE_UNAVAILABLE, "The data cannot be shown at present.") from error
    name = request.path_params.get("id")
    cluster = data.catalogue.clusters_by_id.get(name or "")
    if name is not None and cluster is None:
        raise HTTPException(
            HTTPStatus.NOT_FOUND, f"The list as it is has no cluster {name!r}. clusters.json lists the ids."
        )
    asked, at_year = request_of.view(request, data)
    view = View(filters=asked.filters, lang=asked.lang, year=asked.year, near=asked.nearest_to)
    return Asked(
        at_year if resource.follows_view else data,
        view,
        texts(view.lang or DEFAULT_LANGUAGE),
        Site.of(request),
        cluster,
    )
