"""The command line of the geocoder: ``python -m geo "Kinn kommune" "Florø"``."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from data.errors import DataError, Problem, SettingError
from data.spelling import one_line
from geo.places.chain import Chain
from geo.places.csv_file import read_csv, write_csv, write_rows
from geo.places.place import Answer, Found, NoteCode, Reason
from geo.places.settings import PREFIX, GeocodingSettings

ALL_FOUND, SOME_MISSING, FAILED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes."""

_REASONS = {
    Reason.NOT_FOUND: "not found",
    Reason.SAME_NAME: "several places of this name",
    Reason.CONFLICT: "the parts do not lie in one another",
    Reason.SEVERAL_PLACES: "names several places",
    Reason.ABROAD: "not in Norway",
    Reason.NOT_ASKED: "not in the gazetteer, and no more online look-ups are allowed",
    Reason.FOREIGN_CODE: "the postal code is not a Norwegian one",
    Reason.FAR_FROM_HOME: "the point is far from the place that is named",
    Reason.OUTSIDE_NORWAY: "the point is outside Norway",
    Reason.UNKNOWN_COUNTRY: "the country is not known",
    Reason.SERVICE_FAILED: "not in the gazetteer, and a service failed",
}
_NOTES = {
    NoteCode.FAR_LARGER: "the far larger place of this name",
    NoteCode.FORMER_COUNTY: "county of the past: {}",
    NoteCode.DIVIDED: "several counties today",
    NoteCode.UNRECOGNISED: "not understood: {}",
    NoteCode.OTHER_KIND: "of another kind than the text says: {}",
    NoteCode.REGION: "the centre of: {}",
    NoteCode.POST_TOWN: "at the seat of the municipality, the post town itself is not known",
    NoteCode.FORMER_MUNICIPALITY: "municipality of the past: {}",
    NoteCode.SPLIT: "several municipalities today",
    NoteCode.ELSEWHERE: "known elsewhere only: {}",
    NoteCode.NUMBER: "read as a postal code: {}",
    NoteCode.NAMESAKES: "others are called so too",
    NoteCode.AND_OTHERS: "the text names more places: {}",
    NoteCode.NEAREST: "nearest known place, {} km away",
}
_COLUMNS = (
    "match",
    "kind",
    "municipality",
    "county",
    "latitude",
    "longitude",
    "precision",
    "confidence",
    "provider",
    "remark",
    "candidates",
)
_SHOWN = ("text", "match", "kind", "county", "coordinates", "precision", "provider", "remark", "candidates")
_FILE_PREFIX = "geo_"
"""Stands before the columns added to a file, which may have a "county" of its own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 all found, 1 some not, 2 it could not do what was asked."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _check(parser, options)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        chain = Chain.from_settings(GeocodingSettings.read())
        return _geocode_file(chain, options) if options.csv else _geocode_texts(chain, options)
    except (SettingError, DataError) as error:
        print(f"geo: {error}", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of a pipe, such as head, has seen enough; keep the interpreter from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m geo",
        description="Find Norwegian places: towns, municipalities and counties, offline.",
        epilog=f"Exit codes: 0 all found, 1 some not found or ambiguous, 2 usage or file errors. "
        f"Online services are switched on with {PREFIX}ONLINE; see geo/places/README.md.",
    )
    parser.add_argument("texts", nargs="*", metavar="TEXT", help='such as "Florø" or "Sandvika, Akershus"')
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="geocode a column of this CSV file")
    parser.add_argument("--column", metavar="NAME", help="the column that says where each row is")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the rows here, not to the screen")
    return parser


def _check(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with a usage message if the options do not go together."""
    if bool(options.texts) == bool(options.csv):
        parser.error("give either texts or --csv FILE")
    if options.csv and not options.column:
        parser.error("--csv needs --column NAME")
    if options.csv and options.json:
        parser.error("--json is for texts, not for --csv")
    if not options.csv and (options.column or options.out):
        parser.error("--column and --out belong to --csv FILE")


def _geocode_texts(chain: Chain, options: argparse.Namespace) -> int:
    answers = [chain.ask(text) for text in options.texts]
    if options.json:
        print(json.dumps([_as_json(chain, answer) for answer in answers], ensure_ascii=False, indent=2))
    else:
        _print_table([_SHOWN, *(_shown(chain, answer) for answer in answers)])
    return _exit_code(answers)


def _geocode_file(chain: Chain, options: argparse.Namespace) -> int:
    header, rows = read_csv(options.csv)
    if options.column not in header:
        reason = f"has no column {options.column!r}; it has {', '.join(header)}"
        raise DataError([Problem(str(options.csv), None, None, reason)])
    column = header.index(options.column)
    answers = [chain.ask(row[column]) for row in _with_progress(rows)]
    added = [_cells(chain, answer) for answer in answers]
    full_header = [*header, *(_FILE_PREFIX + name for name in _COLUMNS)]
    full_rows = [[*row, *cells] for row, cells in zip(rows, added, strict=True)]
    if options.out:
        write_csv(options.out, full_header, full_rows)
    else:
        write_rows(sys.stdout, full_header, full_rows)
    return _exit_code(answers)


def _exit_code(answers: Iterable[Answer]) -> int:
    return ALL_FOUND if all(answer.found for answer in answers) else SOME_MISSING


def _as_json(chain: Chain, answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query,
        "found": answer.found.to_dict() if answer.found else None,
        "reason": answer.reason,
        "candidates": [candidate.to_dict() for candidate in answer.candidates],
        "suggestions": _suggestions(chain, answer),
        "failures": [asdict(failure) for failure in answer.failures],
    }


def _shown(chain: Chain, answer: Answer) -> tuple[str, ...]:
    """The row of the table on the screen."""
    cells = dict(zip(_COLUMNS, _cells(chain, answer), strict=True)) | {"text": answer.query}
    cells["coordinates"] = " ".join(cells[name] for name in ("latitude", "longitude")).strip()
    return tuple(cells[name] for name in _SHOWN)


def _cells(chain: Chain, answer: Answer) -> list[str]:
    """The values of :data:`_COLUMNS`; what is unknown is empty."""
    candidates = "; ".join(_candidates(chain, answer))
    found = answer.found
    if found is None:
        return [""] * (len(_COLUMNS) - 2) + [_remark(answer), candidates]
    return [
        found.label,
        found.kind,
        found.municipality or "",
        found.county or "",
        f"{found.latitude:.5f}",
        f"{found.longitude:.5f}",
        found.precision,
        found.confidence,
        found.provider,
        _remark(answer),
        candidates,
    ]


def _candidates(chain: Chain, answer: Answer) -> Sequence[str]:
    if answer.found:
        return answer.found.candidates
    return [candidate.label for candidate in answer.candidates] or _suggestions(chain, answer)


def _suggestions(chain: Chain, answer: Answer) -> list[str]:
    return chain.suggest(answer.query) if answer.reason in (Reason.NOT_FOUND, Reason.SERVICE_FAILED) else []


def _remark(answer: Answer) -> str:
    """The reason or the notes in words, and what failed on the way."""
    remarks = [_REASONS[answer.reason]] if answer.reason else []
    remarks += [answer.country] if answer.country else []
    remarks += _notes(answer.found) if answer.found else []
    remarks += [f"{failure.provider} failed: {failure.problem}" for failure in answer.failures]
    return "; ".join(remarks)


def _notes(found: Found) -> list[str]:
    return [_NOTES[note.code].format(note.about) for note in found.notes]


def _print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print columns as wide as their widest cell."""
    rows = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join(cells).rstrip())


def _with_progress(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """The rows, with a bar on standard error that grows as they are used."""
    step = max(1, len(rows) // 100)
    for done, row in enumerate(rows, start=1):
        yield row
        if done % step == 0 or done == len(rows):
            bar = "#" * (30 * done // len(rows))
            end = "\n" if done == len(rows) else ""
            print(f"\r[{bar:<30}] {done}/{len(rows)}", end=end, file=sys.stderr, flush=True)
