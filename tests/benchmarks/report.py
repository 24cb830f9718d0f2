"""The results as Markdown, for the terminal and a file, and as JSON."""

import json
import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks import budget
from tests.benchmarks.results import MEASURES, Results, Summary

PACKAGES = ("streamlit", "folium", "streamlit-folium", "pydeck", "XStatic-Leaflet", "playwright")
NOTES = """\
Times run in the page's own clock from the release of the pointer to the change of the document (pydeck: to
the draw call), cold loads from the start of navigation. Bytes are websocket messages before compression.
Script is processor time on the server in the app's code and the Streamlit calls it makes; run adds what
Streamlit does before and after it. The usual app and pydeck draw no base map here; pydeck's WebGL is computed
on the processor. Where an app was too slow for all rounds, n says how many it answered."""


def machine(browser: str) -> dict[str, str]:
    """What the figures depend on."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "cores": str(os.cpu_count()),
        "python": platform.python_version(),
        "chromium": browser,
        **{package: version(package) for package in PACKAGES},
    }


def markdown(results: Results, about: dict[str, str]) -> str:
    """The whole report."""
    parts = [
        "# Benchmark",
        ", ".join(f"{name} {value}" for name, value in about.items()),
        NOTES,
        *(f"## {measure}\n\n{_measure_table(results, measure)}" for measure in MEASURES),
        f"## Single figures\n\n{_table(('what', 'measured'), _figure_rows(results))}",
        f"## Budget\n\n{_table(('what', 'budget', 'measured', ''), _budget_rows(results))}",
    ]
    return "\n\n".join(parts) + "\n"


def write(results: Results, about: dict[str, str], folder: Path) -> Path:
    """Write the report as ``latest.md`` and ``latest.json`` into *folder*, and return the Markdown's path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "latest.md"
    path.write_text(markdown(results, about), encoding="utf-8")
    everything = {
        "about": about,
        "summaries": [asdict(summary) for summary in results.summaries.values()],
        "figures": results.figures,
        "budget": [asdict(line) | {"verdict": line.verdict} for line in budget.lines(results)],
    }
    text = json.dumps(everything, indent=1, ensure_ascii=False) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8")
    return path


def _measure_table(results: Results, measure: str) -> str:
    columns = (
        "listings",
        "subject",
        "median ms",
        "p95 ms",
        "n",
        "socket bytes",
        "HTTP bytes",
        "script ms",
        "run ms",
    )
    summaries = [summary for key, summary in results.summaries.items() if key[2] == measure]
    return _table(columns, [_summary_row(summary) for summary in summaries])


def _summary_row(summary: Summary) -> tuple[str, ...]:
    median = f"{summary.median:.0f}" if summary.median is not None else "no answer"
    return (
        str(summary.size),
        summary.subject,
        median,
        _number(summary.p95),
        str(summary.samples),
        _number(summary.received),
        _number(summary.fetched),
        _number(summary.script, 1),
        _number(summary.run, 1),
    )


def _figure_rows(results: Results) -> list[tuple[str, ...]]:
    return [(name, f"{value:.2f}") for name, value in results.figures.items()]


def _budget_rows(results: Results) -> list[tuple[str, ...]]:
    return [
        (
            line.what,
            f"{'>=' if line.at_least else '<='} {line.limit:g} {line.unit}",
            f"{line.measured:.2f} {line.unit}" if line.measured is not None else "",
            line.verdict,
        )
        for line in budget.lines(results)
    ]


def _number(value: float | None, digits: int = 0) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table that also reads well as plain text."""
    cells = [tuple(columns), *map(tuple, rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(columns))]

    def line(row: Sequence[str]) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"

    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([line(cells[0]), rule, *(line(row) for row in cells[1:])])
