"""Charts as files to take along: SVG and PNG, on light ground, with what they show and where the numbers are from."""

import json
import subprocess
import sys
import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from pages.panels.ui.charts import PICKED, RANK, ROWS, Plot, Spec

PATIENCE = 30
"""Seconds that a chart may take to draw."""
AT_ONCE = 2
"""How many charts are drawn at once; the others wait."""
_turn = BoundedSemaphore(AT_ONCE)
_RENDERER = Path(__file__).parent / "chart_renderer.py"
_WIDTH, _NARROW = 640, 420  # pixels of a chart alone, and of each of two beside each other
_LINE = 88  # characters of the title and of what stands below it
_LEFT_OUT = frozenset({"params", "$schema", "config"})


class ChartFileError(Exception):
    """A chart could not be drawn as a picture."""


@dataclass(frozen=True)
class Picture:
    """What a picture shows.

    Attributes:
        title: what is remarkable in it.
        lines: what stands below the title.
        plots: one chart, or two beside each other, which then have titles of their own.
        levels: the names of the levels, for a legend where charts are coloured by level.
    """

    title: str
    lines: Sequence[str]
    plots: Sequence[Plot]
    levels: Sequence[str]


def svg(picture: Picture) -> bytes:
    """The picture as SVG.

    Raises:
        ChartFileError: it could not be drawn.
    """
    return _drawn(picture, "svg")


def png(picture: Picture) -> bytes:
    """The picture as PNG.

    Raises:
        ChartFileError: it could not be drawn.
    """
    return _drawn(picture, "png")


def specification(picture: Picture) -> Mapping[str, Any]:
    """The Vega-Lite specification of the whole picture, with all its data."""
    alone = len(picture.plots) == 1
    specs = [plot.spec("light") for plot in picture.plots]
    size = {"width": _WIDTH if alone else _NARROW} | ({"title": None} if alone else {})
    views = [
        {**_complete(spec, plot, picture.levels), **size, "height": plot.inner_height}
        for spec, plot in zip(specs, picture.plots, strict=True)
    ]
    return {
        "$schema": specs[0]["$schema"],
        "title": {
            "text": textwrap.wrap(picture.title, _LINE),
            "subtitle": [line for text in picture.lines for line in textwrap.wrap(text, _LINE)],
            "anchor": "start",
            "fontSize": 18,
            "subtitleFontSize": 13,
            "offset": 18,
        },
        "hconcat": views,
        "spacing": 40,
        "padding": 20,
        "background": "white",
        "resolve": {"scale": {"color": "independent"}},
        "config": specs[0]["config"],
    }


def _complete(node: Any, plot: Plot, levels: Sequence[str]) -> Any:
    """A part of a specification without what follows clicks, with the data in it, and with the legend of the levels."""
    if isinstance(node, list):
        return [_complete(one, plot, levels) for one in node]
    if not isinstance(node, dict):
        return node
    if node == {"name": ROWS}:
        return {"values": plot.rows.to_dict("records")}
    if node.get("url") in plot.linked:
        return {"values": plot.linked[node["url"]], "format": node.get("format", {})}
    if node.get("field") == RANK and "legend" in node:
        names = f"{json.dumps(levels)}[datum.value]"
        return {
            **node,
            "legend": {"title": None, "orient": "bottom", "symbolType": "square", "labelExpr": names},
        }
    return {
        name: _complete(part, plot, levels)
        for name, part in node.items()
        if name not in _LEFT_OUT and not _follows_clicks(part)
    }


def _follows_clicks(part: Any) -> bool:
    return isinstance(part, dict) and (part.get("condition") or {}).get("param") == PICKED


def _drawn(picture: Picture, kind: str) -> bytes:
    spec: Spec = specification(picture)
    command = [sys.executable, "-I", str(_RENDERER), kind]
    try:
        with _turn:
            done = subprocess.run(
                command, input=json.dumps(spec).encode(), capture_output=True, timeout=PATIENCE, check=True
            )
    except (subprocess.SubprocessError, OSError) as error:
        raise ChartFileError("the chart could not be drawn as a picture") from error
    return done.stdout
