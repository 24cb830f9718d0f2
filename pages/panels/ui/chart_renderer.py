"""The program that draws a chart as a picture: a Vega-Lite specification on its input, SVG or PNG on its output.

    python -I chart_renderer.py svg

vl-convert brings Vega, an engine for its JavaScript and a font, some 200 MB while it draws. So it runs in a process of
its own, which ends with the picture (:mod:`pages.panels.ui.chart_files`).
"""

import sys

import vl_convert

PNG_SCALE = 2
"""Pixels of a PNG for each of the chart's own."""


def main(kind: str) -> None:
    """Read, draw and write one chart; nothing is asked of any server."""
    spec = sys.stdin.buffer.read().decode()
    if kind == "png":
        sys.stdout.buffer.write(vl_convert.vegalite_to_png(spec, scale=PNG_SCALE, allowed_base_urls=[]))
    else:
        sys.stdout.buffer.write(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode())


if __name__ == "__main__":
    main(sys.argv[1])
