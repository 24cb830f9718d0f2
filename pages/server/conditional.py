"""Answers that a browser or program keeps and asks about: ETag, and 304 where nothing has changed (RFC 9110)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

REVALIDATED = "public, no-cache"
"""Any cache may keep an answer, and asks each time whether it still holds."""


@dataclass(frozen=True)
class Content:
    """The body of an answer."""

    body: bytes

    @cached_property
    def etag(self) -> str:
        """Names this body; weak, since a compressed answer has it too."""
        return f'W/"{hashlib.sha256(self.body).hexdigest()[:32]}"'


def respond(
    request: Request, content: Content, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Answer *request* with *content*, or with 304 if its sender has it already."""
    common = {"ETag": content.etag, "Cache-Control": REVALIDATED, **(headers or {})}
    if is_known(request, content.etag):
        return Response(status_code=304, headers=common)
    return Response(content.body, media_type=media_type, headers=common)


def is_known(request: Request, etag: str) -> bool:
    """Whether the sender of *request* says that it has what *etag* names."""
    known = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in known or etag.removeprefix("W/") in [one.removeprefix("W/") for one in known]
