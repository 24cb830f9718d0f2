"""A picture as PNG, by resvg."""

import resvg_py


def to_png(svg: str, width: int) -> bytes:
    """Return *svg*, in which all text is outlined, as a PNG *width* pixels wide."""
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
