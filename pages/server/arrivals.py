"""Makes ready what the first reader to arrive needs, while the server already answers."""

from contextlib import suppress
from itertools import takewhile
from threading import Event

from data.i18n import languages, texts
from geo.view import View
from pages.panels.state import readiness, shared
from pages.panels.state.settings import settings
from pages.panels.ui.navigation import PAGES
from pages.server import first_paint, preload
from pages.server.kept_files import KeptFiles
from pages.server.transfer import kept_answers


def prepare(stopping: Event) -> None:
    """Draw the first page's first paint in each language, and compress what it loads, until *stopping* is set.

    If data or settings are wrong, the page itself explains it to its reader.
    """
    with suppress(*readiness.CAUSES):
        for language in languages():
            view = View(basemap=settings().basemap)
            first_paint.elements(texts(language), shared.programme(), PAGES[0].name, view)
    bodies = takewhile(lambda _: not stopping.is_set(), preload.first_bodies())
    kept_answers.prepare(bodies, KeptFiles("compressed"))
