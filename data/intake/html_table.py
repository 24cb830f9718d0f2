"""Read the largest table of an HTML page, such as one that was saved or copied from the web."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from data.intake.limits import MAX_LINES
from data.intake.remarks import Code, IntakeError
from data.intake.table import Format, ProgressCallback, RawTable, tabulate, with_progress

_HTML = re.compile(r"\s*<(?:!doctype html|html|table|meta|body|div)\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether *text* is a page or a part of one."""
    return _HTML.match(text.removeprefix("\ufeff")) is not None


def read_html(text: str, progress: ProgressCallback | None = None) -> RawTable:
    """Return the table of most rows in *text*; the rows of a table within a cell are those of a table of its own.

    Raises:
        IntakeError: there is none, or see :func:`data.intake.table.tabulate`.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    rows = max(parser.tables, key=len, default=[])
    if len(rows) < 2:  # a page laid out by a table, not a list
        raise IntakeError(Code.HTML)
    numbered = enumerate(rows, start=1)
    return replace(tabulate(with_progress(numbered, len(rows), progress)), format=Format.HTML)


class _Tables(HTMLParser):
    """Collects the cells of every table."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append([])
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            if sum(map(len, self.tables)) > MAX_LINES:
                raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_LINES)
            self._open[-1].append([])
        elif tag in ("td", "th") and self._open and self._open[-1]:
            self._open[-1][-1].append("")
            self._in_cell = True
        elif tag == "br" and self._in_cell:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
        if tag in ("td", "th", "tr", "table"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and self._open and self._open[-1] and self._open[-1][-1]:
            self._open[-1][-1][-1] += data
