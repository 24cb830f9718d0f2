"""How one kind of answer is declared; :mod:`pages.server.api.routes` has the declarations."""

from collections.abc import Callable
from dataclasses import dataclass

from pages.server.api.contents import Asked


@dataclass(frozen=True)
class Resource:
    """One kind of answer.

    Attributes:
        path: below ``/api``; ``{id}`` stands for a cluster's id.
        media_type: of the answer.
        summary: what it is, in a few words.
        make: makes it; called off the event loop.
        follows_view: whether it heeds the parameters that a page's address has.
        schema: for JSON, the name of its schema in the OpenAPI document.
    """

    path: str
    media_type: str
    summary: str
    make: Callable[[Asked], bytes]
    follows_view: bool = False
    schema: str | None = None

    def file_name(self, asked: Asked) -> str:
        """What a browser calls the answer when it saves it."""
        return self.path.rpartition("/")[2].replace("{id}", asked.cluster.id if asked.cluster else "")
