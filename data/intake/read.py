"""Read a list from the bytes of a file: CSV, TSV, a workbook or GeoJSON, detected by its content."""

import codecs
from dataclasses import replace

from data.intake.delimited import read_delimited
from data.intake.detect import check_is_text, is_json, workbook_kind
from data.intake.geojson import read_geojson
from data.intake.limits import MAX_BYTES
from data.intake.project import is_project, read_project
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import ProgressCallback, RawTable
from data.intake.workbook import read_workbook

WINDOWS = "Windows-1252"
# Each mark that names an encoding, its codec and how people call it.
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UNMARKED = (("utf-8", "UTF-8"), ("cp1252", WINDOWS))


def read_table(
    name: str, content: bytes, *, sheet: str | None = None, progress: ProgressCallback | None = None
) -> RawTable:
    """Read the list in *content*.

    Args:
        name: the file's name, for the report.
        content: the whole file.
        sheet: the sheet of a workbook to read; without it the one whose header names most fields.
        progress: called with the share of the rows that has been read, from 0 to 1.

    Raises:
        IntakeError: there is no table that can be read, or it is over a limit of :mod:`data.intake.limits`.
    """
    if len(content) > MAX_BYTES:
        raise IntakeError(Code.TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    if not content.strip():
        raise IntakeError(Code.EMPTY)
    if kind := workbook_kind(content):
        return replace(read_workbook(content, kind, sheet, progress), name=name)
    text, encoding = decode(content)
    check_is_text(text)
    if is_json(text) and is_project(text):
        return read_project(text)
    table = read_geojson(text, progress) if is_json(text) else read_delimited(text, progress)
    guessed = (Remark(Code.WINDOWS_1252),) if encoding == WINDOWS else ()
    return replace(table, name=name, encoding=encoding, remarks=guessed + table.remarks)


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of *content* and its encoding: by its mark, else UTF-8, else Windows-1252.

    Raises:
        IntakeError: it is in none of them.
    """
    marked = [(codec, label) for mark, codec, label in _MARKED if content.startswith(mark)]
    for codec, label in marked or _UNMARKED:
        try:
            return content.decode(codec), label
        except UnicodeDecodeError:
            continue
    raise IntakeError(Code.BROKEN_TEXT)
