"""Read the largest table of an HTML page, such as one that was saved or copied from the web."""

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from data.intake.hyperlinks import Links, add_links
from data.intake.limits import MAX_LINES
from data.intake.remarks import Code, IntakeError
from data.intake.table import FileFormat, IsPlace, ProgressCallback, RawTable, tabulate, with_progress

_HTML = re.compile(r"\s*<(?:!doctype html|html|table|meta|body|div)\b", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether *text* is a page or a part of one."""
    return _HTML.match(text.removeprefix("\ufeff")) is not None


def read_html(
    text: str, progress: ProgressCallback | None = None, is_place: IsPlace | None = None
) -> RawTable:
    """Return the table of most rows in *text*; the rows of a table within a cell are those of a table of its own.

    Raises:
        IntakeError: there is none, or see :func:`data.intake.table.tabulate`.
    """
    parser = _Tables()
    parser.feed(text)
    parser.close()
    largest = max(parser.tables, key=lambda table: len(table.rows), default=_Table())
    rows = largest.rows
    if len(rows) < 2:  # a page laid out by a table, not a list
        raise IntakeError(Code.HTML)
    numbered = with_progress(enumerate(rows, start=1), len(rows), progress)
    return replace(tabulate(numbered, links=largest.links, is_place=is_place), format=FileFormat.HTML)


@dataclass
class _Table:
    """The cells of a table by row, and what they link to."""

    rows: list[list[str]] = field(default_factory=list)
    links: Links = field(default_factory=dict)


class _Tables(HTMLParser):
    """Collects the cells of every table."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._open.append(_Table())
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            if sum(len(table.rows) for table in self.tables) > MAX_LINES:
                raise IntakeError(Code.TOO_MANY_ROWS, limit=MAX_LINES)
            self._open[-1].rows.append([])
        elif tag in ("td", "th") and self._open and self._open[-1].rows:
            self._open[-1].rows[-1].append("")
            self._in_cell = True
        elif tag == "a" and self._in_cell and self._open and self._open[-1].rows:
            rows = self._open[-1].rows
            add_links(self._open[-1].links, [len(rows)], [len(rows[-1])], dict(attrs).get("href"))
        elif tag == "br" and self._in_cell:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
        if tag in ("td", "th", "tr", "table"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and self._open and (rows := self._open[-1].rows) and rows[-1]:
            rows[-1][-1] += data
