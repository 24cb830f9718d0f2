"""Makes messy lists: one list of right values, written as people write theirs, with one kind of mess or two."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from openpyxl import Workbook

from tests.data.intake.files import old_workbook, workbook

RIGHT: dict[str, str | None] = {
    "Fiskeklyngen": "Vestland", "Havvind AS": "Rogaland", "Lærerskolen": "Oslo", "Skogbruket": "Innlandet",
    "Lundbolaget": None, "Nordlys": "Troms",
}  # fmt: skip
"""The county of today of each row; None: it is abroad."""


@dataclass(frozen=True)
class Messy:
    """A list on its way to a file: its headings and rows, and how it is written at the end."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    above: tuple[tuple[str, ...], ...] = ()
    write: Callable[["Messy"], bytes] = lambda messy: messy.delimited().encode()

    def delimited(self, separator: str = ";") -> str:
        """The list as text, with what stands above its headings."""
        text = io.StringIO()
        csv.writer(text, delimiter=separator, lineterminator="\n").writerows(
            [*self.above, self.headings, *self.rows]
        )
        return text.getvalue()

    def with_column(self, heading: str, cells: tuple[str, ...]) -> "Messy":
        """The list with another text in each row of a column, if it has that."""
        if heading not in self.headings:
            return self
        at = self.headings.index(heading)
        rows = tuple((*row[:at], cell, *row[at + 1 :]) for row, cell in zip(self.rows, cells, strict=True))
        return replace(self, rows=rows)

    def without(self, heading: str) -> "Messy":
        """The list without a column, if it has that."""
        if heading not in self.headings:
            return self
        at = self.headings.index(heading)
        rows = tuple((*row[:at], *row[at + 1 :]) for row in self.rows)
        return replace(self, headings=(*self.headings[:at], *self.headings[at + 1 :]), rows=rows)

    def renamed(self, old: str, new: str) -> "Messy":
        """The list with another heading."""
        return replace(self, headings=tuple(new if heading == old else heading for heading in self.headings))

    def added(self, heading: str, cells: tuple[str, ...]) -> "Messy":
        """The list with one more column."""
        rows = tuple((*row, cell) for row, cell in zip(self.rows, cells, strict=True))
        return replace(self, headings=(*self.headings, heading), rows=rows)


CLEAN = Messy(
    ("Bedrift", "Kategori", "Poststed", "Fylke", "Land"),
    (
        ("Fiskeklyngen", "Sjø", "Florø", "Vestland", "Norge"),
        ("Havvind AS", "Sjø", "Stavanger", "Rogaland", "Norge"),
        ("Lærerskolen", "Skole", "Oslo", "Oslo", "Norge"),
        ("Skogbruket", "Skog", "Elverum", "Innlandet", "Norge"),
        ("Lundbolaget", "Skog", "Lund", "", "Sverige"),
        ("Nordlys", "Sjø", "Tromsø", "Troms", "Norge"),
    ),
)


def _cover(messy: Messy) -> bytes:
    data = [*messy.above, messy.headings, *messy.rows]
    return workbook({"Forside": [("Medlemsliste",), ("Internt",)], "Data": data})


def _old_workbook(messy: Messy) -> bytes:
    return old_workbook({"Liste": [*messy.above, messy.headings, *messy.rows]})


def _linked_names(messy: Messy) -> bytes:
    book = Workbook()
    for line in (*messy.above, messy.headings, *messy.rows):
        book.worksheets[0].append(line)
    for number in range(len(messy.rows)):
        cell = book.worksheets[0].cell(len(messy.above) + 2 + number, 1)
        cell.hyperlink = f"https://{number}.example"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _quoted_lines(messy: Messy) -> bytes:
    lines = messy.delimited().splitlines()
    return "\n".join('"{}"'.format(line.replace('"', '""')) for line in lines).encode()


def _markdown(messy: Messy) -> bytes:
    rule = ("---",) * len(messy.headings)
    lines = (*messy.above, messy.headings, rule, *messy.rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines).encode()


def _html(messy: Messy) -> bytes:
    lines = (*messy.above, messy.headings, *messy.rows)
    cells = ("".join(f"<td>{cell}</td>" for cell in line) for line in lines)
    return f"<html><table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table></html>".encode()


def _one_windows_line(messy: Messy) -> bytes:
    first, *rest = messy.delimited().splitlines()
    return b"\n".join([first.encode(), *(
        line.encode("cp1252" if "Nordlys" in line else "utf-8") for line in rest
    )])  # fmt: skip


FILES: dict[str, Callable[[Messy], Messy]] = {
    "cover sheet": lambda messy: replace(messy, write=_cover),
    "old workbook": lambda messy: replace(messy, write=_old_workbook),
    "linked names": lambda messy: replace(messy, write=_linked_names),
    "whole lines in quotes": lambda messy: replace(messy, write=_quoted_lines),
    "Markdown": lambda messy: replace(messy, write=_markdown),
    "HTML": lambda messy: replace(messy, write=_html),
    "UTF-16 without mark": lambda messy: replace(messy, write=lambda m: m.delimited().encode("utf-16-le")),
    "one Windows line": lambda messy: replace(messy, write=_one_windows_line),
    "tabs": lambda messy: replace(messy, write=lambda m: m.delimited("\t").encode()),
}
"""Ways to write the file."""

CONTENTS: dict[str, Callable[[Messy], Messy]] = {
    "no level": lambda messy: messy.without("Kategori"),
    "an empty level": lambda messy: messy.with_column(
        "Kategori", ("Sjø", "Sjø\u200b", "", "Skog", "Skog", "Sjø")
    ),
    "counties as written": lambda messy: messy.with_column(
        "Fylke", ("Sogn og Fjordane", "11", "OSLO", "Hedmark", "", "Troms fylke")
    ),
    "country codes": lambda messy: messy.with_column("Land", ("NO", "no", "Norway", "Noreg", "SE", "")),
    "a title above": lambda messy: replace(messy, above=(("Medlemmer 2026",),)),
    "postal codes without zeros": lambda messy: messy.added(
        "Postnr", ("6900", "4001", "150", "2408", "223 50", "9008")
    ),
    "coordinates in one cell": lambda messy: messy.added(
        "Koordinater",
        ("61.6, 5.03", "58.97, 5.73", "59.91, 10.75", "60.88, 11.56", "55.70, 13.19", "69.65, 18.96"),
    ),
    "coordinates as places": lambda messy: messy.with_column(
        "Poststed",
        (
            "61.6, 5.03",
            "58°58'12\"N 5°43'48\"Ø",
            "59,91; 10,75",
            "POINT (11.56 60.88)",
            "55.70, 13.19",
            "Tromsø",
        ),
    ),
    "wrong coordinates": lambda messy: messy.added(
        "Lat", ("61,6", "5.73", "5.991", "", "55.7", "69.65")
    ).added("Lon", ("5,03", "58.97", "10.75", "", "13.19", "-18.96")),
    "unknown headings": lambda messy: messy.renamed("Bedrift", "Hvem").renamed("Poststed", "Hvor"),
}
"""What people write into it."""


def corpus() -> Iterator[tuple[str, bytes]]:
    """Every kind of mess alone, then pairs of them: names and files."""
    kinds = FILES | CONTENTS
    alone = [(name,) for name in kinds]
    of_files = [(content, file) for content in CONTENTS for file in FILES]
    of_contents = list(combinations(list(CONTENTS)[:6], 2))
    for names in (*alone, *of_files, *of_contents):
        messy = CLEAN
        for name in names:
            messy = kinds[name](messy)
        yield " + ".join(names), messy.write(messy)
