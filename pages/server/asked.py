"""What a request asks for: the view in its parameters, read as pages read it, and its reader's language."""

from urllib.parse import parse_qs

from starlette.requests import Request

from data.i18n import Texts, languages, match_language, texts
from geo.dataset import Dataset
from geo.view import Query, View
from pages.panels.state.settings import settings
from pages.panels.ui.embedding import EMBED

MAX_QUERY = 4_000
"""Bytes of parameters that are read; a view that a page can show needs fewer."""


def is_too_long(request: Request) -> bool:
    """Whether the parameters are longer than any view needs."""
    return len(request.scope["query_string"]) > MAX_QUERY


def view(request: Request, whole: Dataset) -> tuple[View, Dataset]:
    """The view that the parameters ask for, the default one if they are too long, and *whole* at the view's year."""
    text = "" if is_too_long(request) else request.scope["query_string"].decode("latin-1")
    return view_of(parse_qs(text), whole)


def view_of(query: Query, whole: Dataset) -> tuple[View, Dataset]:
    """The view that the parameters *query* ask for, and *whole* at the view's year."""
    data = whole.shown_by(query)
    return View.from_query(query, data.index, languages(), settings().basemap, year=data.year), data


def is_embedded(request: Request) -> bool:
    """Whether what is asked for stands in a frame of another site."""
    return request.query_params.get(EMBED) == "true"


def language(request: Request) -> str:
    """The language asked for by parameter, else the browser's first one if there are texts in it, else English."""
    asked = request.query_params.get("lang")
    if asked in languages():
        return asked
    first = request.headers.get("accept-language", "").split(",")[0]
    return match_language(first.split(";")[0].strip())


def texts_for(request: Request) -> Texts:
    """The texts in the language that is asked for."""
    return texts(language(request))
