"""Read a list from the bytes of a file: delimited text, a workbook, GeoJSON, an HTML table or a project file.

Which of these it is shows in its content.
"""

import codecs
from dataclasses import replace

from data.intake.delimited import read_delimited
from data.intake.detect import check_is_text, is_json, workbook_kind
from data.intake.geojson import read_geojson
from data.intake.html_table import is_html, read_html
from data.intake.limits import MAX_BYTES
from data.intake.project import is_project, read_project
from data.intake.remarks import Code, IntakeError, Remark
from data.intake.table import IsPlace, ProgressCallback, RawTable
from data.intake.workbook import read_workbook

WINDOWS, MIXED = "Windows-1252", "UTF-8 with lines in Windows-1252"
# Each mark that names an encoding, its codec and how people call it.
_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8 with byte order mark"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UNMARKED = (("utf-8", "UTF-8"), ("cp1252", WINDOWS))
_REMARKS = {WINDOWS: Code.WINDOWS_1252, MIXED: Code.MIXED_ENCODING}
_LOOKED_AT = 2_000  # bytes
# Of Latin text in UTF-16 almost every second byte is NUL; in other text none is.
_LEAST_NUL = 0.7


def read_table(
    name: str,
    content: bytes,
    *,
    sheet: str | None = None,
    progress: ProgressCallback | None = None,
    is_place: IsPlace | None = None,
) -> RawTable:
    """Read the list in *content*.

    Args:
        name: the file's name, for the report.
        content: the whole file.
        sheet: the sheet of a workbook to read; without it the one whose header names most fields.
        progress: called with the share of the rows that has been read, from 0 to 1.
        is_place: tells names of places, by which a first row that is no header is known.

    Raises:
        IntakeError: there is no table that can be read, or it is over a limit of :mod:`data.intake.limits`.
    """
    if len(content) > MAX_BYTES:
        raise IntakeError(Code.TOO_LARGE, limit=MAX_BYTES // 1_000_000)
    if not content.strip():
        raise IntakeError(Code.EMPTY)
    if kind := workbook_kind(content):
        return replace(read_workbook(content, kind, sheet, progress, is_place), name=name)
    text, encoding = decode(content)
    check_is_text(text)
    if is_json(text) and is_project(text):
        return read_project(text)
    if is_html(text):
        return replace(read_html(text, progress, is_place), name=name, encoding=encoding)
    table = read_geojson(text, progress) if is_json(text) else read_delimited(text, progress, is_place)
    guessed = (Remark(_REMARKS[encoding]),) if encoding in _REMARKS else ()
    return replace(table, name=name, encoding=encoding, remarks=guessed + table.remarks)


def decode(content: bytes) -> tuple[str, str]:
    """Return the text of *content* and its encoding: by its mark, else by its NUL bytes, else UTF-8, else Windows-1252.

    Raises:
        IntakeError: it is in none of them.
    """
    marked = [(codec, label) for mark, codec, label in _MARKED if content.startswith(mark)]
    if not marked and (mixed := _mixed(content)):
        return mixed, MIXED
    for codec, label in marked or (*_by_nul(content), *_UNMARKED):
        try:
            return content.decode(codec), label
        except UnicodeDecodeError:
            continue
    raise IntakeError(Code.BINARY if b"\0" in content and not marked else Code.BROKEN_TEXT)


def _by_nul(content: bytes) -> tuple[tuple[str, str], ...]:
    """UTF-16 without a mark, if the NUL bytes stand where Latin letters have them."""
    start = content[:_LOOKED_AT]
    halves = (("utf-16-le", start[1::2]), ("utf-16-be", start[::2]))
    return tuple(
        (codec, "UTF-16") for codec, half in halves if half and half.count(0) > _LEAST_NUL * len(half)
    )


def _mixed(content: bytes) -> str | None:
    """The text of lines in UTF-8 with some in Windows-1252 among them; None if it is all of one kind."""
    try:
        content.decode()
    except UnicodeDecodeError:
        lines = content.split(b"\n")
        decoded = [_of_line(line) for line in lines]
        broken = sum(text is None for text in decoded)
        others = sum(
            text is not None and not line.isascii() for text, line in zip(decoded, lines, strict=True)
        )
        if broken and broken < others:
            return "\n".join(
                line.decode("cp1252", "replace") if text is None else text
                for text, line in zip(decoded, lines, strict=True)
            )
    return None


def _of_line(line: bytes) -> str | None:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return None
