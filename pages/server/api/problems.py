"""What a program is told when its request cannot be answered: problem details (RFC 9457), as JSON."""

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
ADVICE = {
    HTTPStatus.NOT_FOUND: "There is nothing at this address. api/openapi.json lists what there is.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Data can be read alone: use GET, HEAD or OPTIONS.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The server failed. The fault is in its log.",
}
"""What went wrong and what to do, where no better words are at hand."""


def problem(status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> Response:
    """An answer with this *status*; *detail* says what is wrong and what to do."""
    known = HTTPStatus(status)
    content = {
        "title": known.phrase,
        "status": status,
        "detail": detail or ADVICE.get(known, known.description),
    }
    body = json.dumps(content, ensure_ascii=False, indent=2)
    return Response(body, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


async def on_http_exception(_request: Request, error: Exception) -> Response:
    """Answer with the problem that *error* tells; Starlette's own has no words beyond its status."""
    assert isinstance(error, HTTPException)
    own_words = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    return problem(error.status_code, own_words, error.headers)


async def on_failure(_request: Request, _error: Exception) -> Response:
    """Answer for an error that nobody expected; the log has it."""
    return problem(HTTPStatus.INTERNAL_SERVER_ERROR)
