"""The command line of the data: check a list, begin one, describe the columns of our own.

``python -m data check FILE`` reports on a list, ``python -m data template`` writes one to begin with, and ``python -m
data descriptor`` brings ``datapackage.json`` up to date after a change of :mod:`data.columns`.
"""

import argparse
import io
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.descriptor import describe_columns
from data.errors import DataError
from data.i18n import Texts, texts
from data.intake.check import Intake
from data.intake.list_file import check_file
from data.intake.mapping import FIELDS
from data.intake.placed import Placed, PlaceRows
from data.intake.reading import ReadingTask
from data.intake.remarks import IntakeError, Remark, Severity
from data.intake.report import place, render, render_error
from data.intake.template import template_csv
from data.load import FOLDER, load_catalogue
from data.model import Catalogue
from data.spelling import one_line

FINE, PROBLEMS, FAILED = 0, 1, 2
"""Exit codes."""


def main(
    arguments: Sequence[str] | None = None,
    *,
    place_rows: PlaceRows | None = None,
    task: type[ReadingTask] = ReadingTask,
) -> int:
    """Run the command and return its exit code: 0 fine, 1 problems found, 2 usage errors or nothing to read.

    Args:
        arguments: of the command line; those of this process if not given.
        place_rows: finds the homes of a list's rows; without it a check ends before.
        task: reads a list, in a process of its own.
    """
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        if options.task == "template":
            return _write_template(options.out)
        return (
            _describe(options.folder) if options.task == "descriptor" else _check(options, place_rows, task)
        )
    except OSError as error:
        print(f"data: {error.filename}: {error.strerror}", file=sys.stderr)
    except IntakeError as error:
        print(f"data: {options.path}: {render_error(texts(), error)}", file=sys.stderr)
    except DataError as error:
        print(f"data: {error}", file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m data", description="Check cluster lists, begin new ones, and describe our own."
    )
    tasks = parser.add_subparsers(dest="task", required=True)
    check = tasks.add_parser(
        "check",
        help="report on a list, row by row",
        description="Read a list as the dashboard does and report what could not be used.",
        epilog="Exit codes: 0 every row can be used, 1 some cannot, or none has a place on the map (with --strict: or "
        "there are warnings, such as on a row without a place), "
        "2 usage errors, or the file cannot be read at all.",
    )
    check.add_argument(
        "path",
        type=Path,
        help="a list (CSV, TSV, workbook, GeoJSON, HTML table, project file), or a folder like data/",
    )
    check.add_argument(
        "--columns",
        type=_columns,
        default={},
        metavar="FIELD=HEADING,...",
        help="which column holds what, such as name=Bedrift,place=Poststed; the others are found by their headings",
    )
    check.add_argument("--json", action="store_true", help="print JSON instead of lines")
    check.add_argument("--strict", action="store_true", help="count warnings as problems")
    template = tasks.add_parser("template", help="write a list with headings and an example row")
    template.add_argument("--out", type=Path, metavar="FILE", help="write it here, not to standard output")
    descriptor = tasks.add_parser("descriptor", help="describe the columns of clusters in datapackage.json")
    descriptor.add_argument(
        "folder", type=Path, nargs="?", default=FOLDER, help="the catalogue's folder (our own: data/)"
    )
    return parser


_SHORT_NAMES = {"name": "listed_name", "place": "home_place", "group": "level"}


def _columns(text: str) -> dict[str, str]:
    """The column of each field as the command line gives them.

    Raises:
        ArgumentTypeError: a field is not known, or has no heading.
    """
    columns = {}
    for part in text.split(","):
        name, _, heading = part.partition("=")
        field = _SHORT_NAMES.get(name.strip(), name.strip())
        if field not in FIELDS or not heading.strip():
            known = ", ".join((*_SHORT_NAMES, *FIELDS))
            raise argparse.ArgumentTypeError(f"{part!r} is no FIELD=HEADING; fields are {known}")
        columns[field] = heading.strip()
    return columns


def _write_template(out: Path | None) -> int:
    if out:
        out.write_bytes(template_csv())
    else:
        sys.stdout.buffer.write(template_csv())
        sys.stdout.flush()
    return FINE


def _describe(folder: Path) -> int:
    describe_columns(folder)
    return FINE


def _check(options: argparse.Namespace, place_rows: PlaceRows | None, task: type[ReadingTask]) -> int:
    path: Path = options.path
    report = (
        _folder_report(path)
        if path.is_dir()
        else _file_report(texts(), check_file(path, options.columns, task), place_rows)
    )
    if options.json:
        print(json.dumps(report, ensure_ascii=False, indent=2))
    else:
        _print_lines(texts(), report)
    return _exit_code(report, strict=options.strict)


def _file_report(t: Texts, intake: Intake, place_rows: PlaceRows | None) -> dict[str, Any]:
    placed = place_rows(intake.catalogue) if place_rows and intake.catalogue else {}
    remarks = [
        *(_as_json(t, remark) for remark in intake.remarks),
        *_unplaced(t, intake, placed),
    ]
    return (
        _summary(intake.catalogue, intake.rows_read, intake.rows_used)
        | {"rows_placed": sum(row.place is not None for row in placed.values()) if place_rows else None}
        | {"rows": _rows(intake, placed), "remarks": remarks}
    )


def _rows(intake: Intake, placed: Mapping[str, Placed]) -> list[dict[str, Any]]:
    """The rows that can be used, in their order, each with its place or None."""
    if not intake.catalogue:
        return []
    levels = intake.catalogue.levels_by_id
    return [
        {
            "row": intake.rows[cluster.id],
            "name": cluster.listed_name,
            "level": levels[cluster.level].name,
            "place": asdict(at.place) if (at := placed.get(cluster.id)) and at.place else None,
        }
        for cluster in intake.catalogue.clusters
    ]


def _unplaced(t: Texts, intake: Intake, placed: Mapping[str, Placed]) -> list[dict[str, Any]]:
    """A remark on each row without a place: warnings, if other rows have one."""
    has_map = any(row.place for row in placed.values())
    return [
        {
            "severity": Severity.WARNING if has_map else Severity.ERROR,
            "code": "not-placed",
            "row": intake.rows[id],
            "column": None,
            "value": row.asked,
            "place": t("intake.place.row", row=str(intake.rows[id])),
            "message": _reason(t, row),
        }
        for id, row in placed.items()
        if row.place is None
    ]


def _reason(t: Texts, row: Placed) -> str:
    reason = t(f"place.reason.{row.reason}")
    return (
        t("intake.not-placed", reason=reason, names="; ".join(row.candidates)) if row.candidates else reason
    )


def _as_json(t: Texts, remark: Remark) -> dict[str, Any]:
    return {
        "severity": remark.severity,
        "code": remark.code,
        "row": remark.row,
        "column": remark.column,
        "value": remark.value,
        "place": place(t, remark),
        "message": render(t, remark),
    }


def _folder_report(folder: Path) -> dict[str, Any]:
    """Report on a catalogue's folder, which is read by the dashboard's own loader, whole or not at all."""
    try:
        catalogue = load_catalogue(folder)
    except DataError as error:
        problems = error.problems
    else:
        count = len(catalogue.clusters)
        return _summary(catalogue, count, count) | {"remarks": []}
    remarks = [
        {
            "severity": Severity.ERROR,
            "code": None,
            "row": problem.row,
            "column": problem.column,
            "value": problem.value,
            "place": problem.file,
            "message": str(problem),
        }
        for problem in problems
    ]
    return _summary(None, None, 0) | {"remarks": remarks}


def _summary(catalogue: Catalogue | None, rows_read: int | None, rows_used: int) -> dict[str, Any]:
    """The totals; ``rows_read`` None: not counted."""
    return {
        "title": catalogue.title if catalogue else None,
        "levels": [level.name for level in catalogue.levels] if catalogue else [],
        "rows_read": rows_read,
        "rows_used": rows_used,
    }


def _print_lines(t: Texts, report: dict[str, Any]) -> None:
    for remark in report["remarks"]:
        severity = t(f"intake.severity.{remark['severity']}")
        read = f" [{remark['value']}]" if remark["value"] else ""
        where = f"{remark['place']}: " if remark["code"] else ""
        print(one_line(f"{severity}: {where}{remark['message']}{read}"))
    if report["rows_read"] is not None:
        print(t("intake.rows_used", n=report["rows_used"], read=report["rows_read"]))
    if report.get("rows_placed") is not None:
        print(t("intake.rows_placed", n=report["rows_placed"], used=report["rows_used"]))


def _exit_code(report: dict[str, Any], *, strict: bool) -> int:
    severities = {remark["severity"] for remark in report["remarks"]}
    return PROBLEMS if Severity.ERROR in severities or (strict and severities) else FINE
