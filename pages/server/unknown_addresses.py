"""Addresses at which nothing is: answered with 404 and a page that leads on.

Streamlit's server answers each address that it does not know with its page and status 200. A search engine would list
such an address, and below the first level the page stays empty, as its scripts are not found from there.
"""

import asyncio
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.panels.state import readiness, shared
from pages.server import asked
from pages.server.documents import nothing_here
from pages.server.page_routes import BY_LANGUAGE, HTML
from pages.server.paths import route_of


class UnknownAddresses:
    """ASGI middleware that answers in place of Streamlit where it has nothing but its page.

    While the data cannot be shown, Streamlit's page explains it at each address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; send what comes back, or that nothing is here."""
        answer: Response | None = None

        async def pass_on(message: Message) -> None:
            nonlocal answer
            if message["type"] == "http.response.start" and _is_streamlits_page(scope, message):
                answer = await asyncio.to_thread(_answer, Request(scope))
            if answer is None:
                await send(message)

        await self._app(scope, receive, pass_on)
        if answer is not None:
            await answer(scope, receive, send)


def _is_streamlits_page(scope: Scope, message: Message) -> bool:
    """Whether *message* begins Streamlit's page; those of our own pages come from routes of ours."""
    is_page = any(
        name == b"content-type" and value.startswith(HTML.encode()) for name, value in message["headers"]
    )
    return is_page and isinstance(scope.get("endpoint"), StaticFiles)


def _answer(request: Request) -> Response | None:
    try:
        data = shared.programme()
    except readiness.CAUSES:
        return None
    t, lang = asked.texts_for(request), asked.view(request, data)[0].lang
    path = route_of(request.scope)
    title, text, name = t("no_page.title"), t("no_page.text", path=path), path.rpartition("/")[2]
    page = nothing_here(t, data, path, lang, title=title, text=text, name=name)
    return Response(page, HTTPStatus.NOT_FOUND, BY_LANGUAGE, HTML)
