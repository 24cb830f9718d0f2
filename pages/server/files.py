"""The route of :mod:`pages.panels.ui.served_files`: files whose names are digests of their content."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pages.panels.ui import served_files
from pages.server.paths import address_of

_FOR_GOOD = "public, max-age=31536000, immutable"
_NOT_AT_ALL = "private, no-store"


async def answer(request: Request) -> Response:
    """Answer with the file of this name. A name never gets another content, so a browser need not ask again."""
    file = served_files.store.get(request.path_params["name"])
    if file is None:
        return PlainTextResponse("Not Found", 404)
    caching = _FOR_GOOD if file.shared else _NOT_AT_ALL
    return Response(file.content, media_type=file.mimetype, headers={"Cache-Control": caching})


def route() -> Route:
    """The route, below the base path."""
    return Route(address_of(served_files.ROUTE + "{name}"), answer)
