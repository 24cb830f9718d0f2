"""The view as a picture: drawn as SVG by :func:`draw`, without names by :func:`draw_bare`, as PNG by :func:`to_png`.

A few clusters alone are drawn by :func:`draw_compared`.
"""

from geo.map.picture.compared import draw_compared
from geo.map.picture.formats import FORMATS
from geo.map.picture.picture import draw, draw_bare
from geo.map.picture.png import PngError, to_png, to_png_elsewhere

__all__ = ["FORMATS", "PngError", "draw", "draw_bare", "draw_compared", "to_png", "to_png_elsewhere"]
