"""What a picture can look like: its format and its colours."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

from geo.map.symbols import Colouring


@dataclass(frozen=True)
class PictureFormat:
    """The size of a picture in its own pixels, and where its texts stand.

    Attributes:
        width: of the whole picture.
        height: of the whole picture.
        column: the width of the column at the left that holds the texts; None where they stand above and below the map.
        margin: around the texts.
    """

    width: int
    height: int
    column: int | None = None
    margin: int = 40


FORMATS: Mapping[str, PictureFormat] = MappingProxyType(
    {
        "16x9": PictureFormat(1600, 900, column=500),
        "square": PictureFormat(1200, 1200),
        "a4": PictureFormat(1240, 1754, margin=60),
    }
)
"""For a slide, for a post and for a printed page, by the name that an address gives them; the first is the default."""


@dataclass(frozen=True)
class Colours:
    """The colours of the map's style sheet (``web/map.css``) in one theme, as CSS writes them."""

    sea: str
    land: str
    neighbour: str
    line: str
    coast: str
    ink: str
    ink_soft: str
    paper: str
    halo: str
    outline: str
    shade: str


_LIGHT = Colours(
    sea="#dce7ed",
    land="#fbfaf6",
    neighbour="#efede7",
    line="#cbc5b8",
    coast="#b3b6b0",
    ink="#1f2a33",
    ink_soft="#5d6770",
    paper="#ffffff",
    halo="#ffffff",
    outline="#ffffff",
    shade="#005e82",
)
_DARK = Colours(
    sea="#18222c",
    land="#2b3743",
    neighbour="#222c36",
    line="#4a5967",
    coast="#5b6b79",
    ink="#eef3f6",
    ink_soft="#b4c0ca",
    paper="#1d2832",
    halo="#18222c",
    outline="#0e151b",
    shade="#6fbee0",
)
_PAGE = Colours(
    **{name: f"light-dark({light},{asdict(_DARK)[name]})" for name, light in asdict(_LIGHT).items()}
)
COLOURS: Mapping[Colouring, Colours] = MappingProxyType({"light": _LIGHT, "dark": _DARK, "page": _PAGE})
