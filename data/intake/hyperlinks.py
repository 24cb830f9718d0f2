"""Keep the web addresses that the cells of a list link to: in its column of websites, or in a column of their own."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product

from data.intake.limits import MAX_COLUMNS, MAX_LINKS
from data.intake.mapping import field_of
from data.intake.web_addresses import is_web_address, web_address

HEADING = "URL"
"""What the column of addresses is called where the list has none of websites; it is taken for one."""

Links = dict[tuple[int, int], str]
"""The address behind a cell, by the number of its row and its column (1 is the first)."""
Row = tuple[int, Mapping[str, str]]
"""The number of a row, and its cells by column."""

_FORMULA = re.compile(r'(?:of:)?=?\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_MARKDOWN = re.compile(r"\[([^\[\]]*)\]\((https?://[^\s()]+)[^()]*\)")


def add_links(links: Links, rows: Iterable[int], columns: Iterable[int], address: str | None) -> None:
    """Note the *address* behind the cells of a range; what is no web address, or too many, is passed over."""
    address = (address or "").strip()
    if is_web_address(address):
        cells = islice(product(rows, columns), max(0, MAX_LINKS - len(links)))
        links.update(dict.fromkeys(cells, address))


def formula_address(formula: str) -> str | None:
    """The address in a formula ``HYPERLINK("address"; "text")``; None in any other."""
    match = _FORMULA.match(formula.strip())
    return match[1] if match else None


def without_markdown(text: str) -> tuple[str, str | None]:
    """A cell of Markdown with the texts of its links instead of them, and the address of the first one."""
    match = _MARKDOWN.search(text)
    return (_MARKDOWN.sub(r"\1", text), match[2]) if match else (text, None)


def with_addresses(columns: Sequence[str], rows: Sequence[Row], links: Links) -> tuple[list[str], list[Row]]:
    """The columns and rows of a list with the addresses that its cells hide behind other texts.

    In the list's column of websites an address takes the place of the text. For each other column of which cells link
    somewhere there is a further one, at the end, as far as a list may have columns.

    Args:
        columns: of the list by position; "" stands for one that is left out.
        rows: of the list; they have a cell for each column that is not left out.
        links: the addresses, by position in the file.
    """
    hidden = _hidden(columns, rows, links)
    website = next((column for column in columns if field_of(column) == "website"), None)
    named = [column for column in columns if column]
    linked = [column for column in hidden if column != website][: MAX_COLUMNS - len(named)]
    headings = {website: website} if website in hidden else {}
    for column in linked:
        has_website = website is not None or HEADING in headings.values()
        headings[column] = _free(f"{column} ({HEADING})" if has_website else HEADING, named)
    added = [headings[column] for column in linked]
    completed: list[Row] = []
    for number, cells in rows:
        addresses = {headings[column]: hidden[column].get(number) for column in headings}
        completed.append(
            (number, {**cells, **dict.fromkeys(added, ""), **{h: a for h, a in addresses.items() if a}})
        )
    return [*columns, *added], completed


def _hidden(columns: Sequence[str], rows: Sequence[Row], links: Links) -> dict[str, dict[int, str]]:
    """The addresses that are not the texts of their cells, by column and row."""
    hidden: dict[str, dict[int, str]] = {}
    cells_of = dict(rows)
    for (number, position), address in sorted(links.items()):
        column = columns[position - 1] if position <= len(columns) else ""
        cells = cells_of.get(number)
        if column and cells and not is_web_address(web_address(cells[column])):
            hidden.setdefault(column, {})[number] = address
    return hidden


def _free(heading: str, taken: Sequence[str]) -> str:
    """The heading, numbered if the list has it already."""
    names = (heading, *(f"{heading} {number}" for number in range(2, MAX_COLUMNS)))
    return next(name for name in names if name not in taken)
