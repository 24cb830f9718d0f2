"""What a page did behind the reader's back: requests to other hosts, errors in the console, messages sent."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebSocket

HERE = "127.0.0.1"
# The browser's own words for a request that the test itself stopped.
BLOCKED = re.compile(r"ERR_NAME_NOT_RESOLVED|ERR_FAILED|ERR_BLOCKED_BY_CLIENT")


@dataclass
class Watch:
    """Records of one page. ``sent`` counts the messages that the page sent to the server."""

    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sent: int = 0

    def follow(self, page: Page) -> None:
        """Start to record what *page* and its frames do."""
        page.on("request", self._request)
        page.on("websocket", self._socket)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def follow_all(self, context: BrowserContext) -> None:
        """Start to record what every page of *context* does, those to come included."""
        context.on("page", self.follow)

    def outside_hosts(self) -> set[str]:
        """The hosts, other than this machine, that were asked for something."""
        return {urlsplit(url).hostname or url for url in self.outside}

    def complaints(self, allowed_hosts: set[str], allowed_errors: str | None) -> list[str]:
        """All that should not have happened, as lines to read."""
        expected = re.compile(allowed_errors) if allowed_errors else None
        lines = [
            f"asked another host: {url}"
            for url in self.outside
            if urlsplit(url).hostname not in allowed_hosts
        ]
        for error in self.errors:
            blocked_as_meant = bool(allowed_hosts) and BLOCKED.search(error)
            if not blocked_as_meant and not (expected and expected.search(error)):
                lines.append(f"error in the console: {error}")
        return lines

    def _request(self, request: Request) -> None:
        self._note(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._note(socket.url)
        socket.on("framesent", self._frame)

    def _frame(self, _payload: object) -> None:
        self.sent += 1

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != HERE:
            self.outside.append(url)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")
