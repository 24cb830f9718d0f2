"""A page as tests read it."""

import json
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "hr", "img", "input", "link", "meta"}
"""Elements without an end tag."""


class Html(HTMLParser):
    """The elements of a page with their attributes, and the texts that stand in them.

    Attributes:
        elements: the names of elements and their attributes, in order.
        texts: by the name of an element, the text of each such element that has any.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.setdefault(self._open[-1] if self._open else "", []).append(data.strip())

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        """The attributes of each element *tag* that has these *attributes*."""
        return [
            found
            for name, found in self.elements
            if name == tag and all(found.get(key.rstrip("_")) == value for key, value in attributes.items())
        ]

    def meta(self, name: str) -> str | None:
        """The content of the one meta element of this name or property."""
        (one,) = self.all("meta", name=name) + self.all("meta", property=name)
        return one["content"]

    def link(self, rel: str, **attributes: str) -> str | None:
        """Where the one link of this kind leads."""
        (one,) = self.all("link", rel=rel, **attributes)
        return one["href"]

    @property
    def title(self) -> str:
        """The page's one title."""
        (title,) = self.texts["title"]
        return title

    @property
    def linked_data(self) -> Any:
        """The page's one piece of JSON-LD."""
        assert len(self.all("script", type="application/ld+json")) == 1
        (data,) = [text for text in self.texts["script"] if text.startswith("{")]
        return json.loads(data)
