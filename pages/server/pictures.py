"""The routes ``/map.svg`` and ``/map.png``: the view that an address names, as a picture.

They take the page's own parameters (:mod:`geo.view`) and three of their own: ``format`` (16x9, square or a4), ``theme``
(light or dark) and, for PNG, ``width`` in pixels. Like a page they drop a value of a view that they do not know; an
unknown value of their own is an error. They show the catalogue that the server serves, never a reader's own list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast, get_args

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import DataError
from data.filters import Filters
from data.i18n import texts
from geo.dataset import Dataset
from geo.map.picture import FORMATS, PngError, draw, to_png_elsewhere
from geo.map.position import Position
from geo.map.symbols import Theme
from geo.map.tiles import COUNTY_COUNTS
from geo.near import near_place
from pages.panels.state import shared
from pages.server import asked
from pages.server.answer_store import AnswerStore, TooManyWaiting
from pages.server.conditional import respond
from pages.server.paths import address_of

SVG, PNG = "image/svg+xml", "image/png"
WIDTHS = (160, 3840)
"""The least and the greatest width of a PNG, in pixels."""
MOST_KEPT = 32 * 1024 * 1024
"""Bytes of pictures that are kept to be given again."""
AT_ONCE, MOST_WAITING = 1, 16
"""How many pictures are drawn at once, and how many more may wait for their turn."""
CACHING = {"Cache-Control": "public, max-age=300", "Vary": "Accept-Language"}


class ParameterError(ValueError):
    """A parameter has a value that makes no sense; the message tells the reader which, and what would."""


@dataclass(frozen=True)
class Order:
    """A picture that is asked for. ``width`` is None for SVG."""

    year: int | None
    filters: Filters
    chosen: str | None
    position: Position | None
    near: str | None
    language: str
    form: str
    theme: Theme
    shaded: bool
    width: int | None

    @classmethod
    def from_request(cls, request: Request, dataset: Dataset, *, png: bool) -> "Order":
        """Read the parameters of *request*.

        Raises:
            ParameterError: one of the picture's own makes no sense.
        """
        own = request.query_params
        view, _ = asked.view(request, dataset)
        form = _one_of("format", own.get("format", next(iter(FORMATS))), tuple(FORMATS))
        return cls(
            view.year,
            view.filters,
            view.cluster,
            view.position,
            view.near,
            asked.language(request),
            form,
            cast(Theme, _one_of("theme", own.get("theme", "light"), get_args(Theme))),
            view.basemap == COUNTY_COUNTS,
            _width(own.get("width", str(FORMATS[form].width))) if png else None,
        )

    def draw(self, dataset: Dataset) -> bytes:
        """Draw the picture.

        Raises:
            geo.map.picture.PngError: it could not be drawn as PNG.
        """
        data = dataset.at(self.year)
        selection = data.index.select(self.filters)
        t = texts(self.language)
        svg = draw(
            data,
            selection,
            t,
            form=self.form,
            theme=self.theme,
            chosen=self.chosen,
            shaded=self.shaded,
            position=self.position,
            near=near_place(self.near) if self.near else None,
        )
        return svg.encode() if self.width is None else to_png_elsewhere(svg, self.width)


class Pictures:
    """Pictures of *dataset()*, drawn aside from the event loop, few at once, and kept as long as there is room."""

    def __init__(self, dataset: Callable[[], Dataset], most_kept: int = MOST_KEPT) -> None:
        self._dataset = dataset
        self._store = AnswerStore(most_bytes=most_kept, at_once=AT_ONCE, waiting=MOST_WAITING)

    async def answer(self, request: Request) -> Response:
        """Answer with the picture that *request* asks for."""
        png = request.url.path.endswith(".png")
        try:
            dataset = await run_in_threadpool(self._dataset)
            order = Order.from_request(request, dataset, png=png)
            content = await self._store.get(dataset, order, lambda: order.draw(dataset))
        except ParameterError as error:
            return PlainTextResponse(str(error), 400)
        except DataError:
            return PlainTextResponse("The data of this server cannot be read at the moment.", 503)
        except PngError:
            return PlainTextResponse("The picture could not be drawn. /map.svg has the same as SVG.", 500)
        except TooManyWaiting as error:
            message = "Too many pictures are being drawn. Ask again in a few seconds."
            return PlainTextResponse(message, error.status_code, error.headers)
        return respond(request, content, PNG if png else SVG, CACHING)


def routes() -> list[Route]:
    """The two routes, below the base path."""
    pictures = Pictures(shared.programme)
    return [Route(address_of(f"map.{kind}"), pictures.answer) for kind in ("svg", "png")]


def _one_of(name: str, value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise ParameterError(f"{name} must be one of {', '.join(known)}.")
    return value


def _width(value: str) -> int:
    least, most = WIDTHS
    if not (value.isascii() and value.isdecimal() and len(value) < 6 and least <= int(value) <= most):
        raise ParameterError(f"width must be a whole number of pixels from {least} to {most}.")
    return int(value)
