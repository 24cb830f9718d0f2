"""Show what each column of a reader's own list was taken for, and let them correct it."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from data.i18n import Texts
from data.intake import FIELDS, REQUIRED, RawRow, RawTable, missing_fields
from data.intake.limits import MAX_LEVELS
from pages.panels.own import grid
from pages.panels.own.work import Work
from pages.panels.state import widgets
from pages.panels.ui.markdown import as_markdown

ASKED_FIRST = ("listed_name", "home_place", "level")
"""The fields that decide what the map shows; the others only fill the cards."""
_ASKED_AS = {"home_place": "own.columns.home"}  # what else will do is said too
PREVIEWED = 5  # rows
_ON_PAPER = 1_000  # rows; a thousand fill some thirty sheets
_MOST_NAMED = 5


def match(t: Texts, brought: Work) -> None:
    """Show the first rows with the fields above their columns; ask for what decides the map, then for the rest."""
    table = brought.table
    above = st.container()  # filled last, so that it shows what the boxes below it hold in this run
    mapping: dict[str, str] = {}
    _boxes(t, brought, ASKED_FIRST, mapping)
    st.caption(_what_it_does(t, table))
    with st.expander(t("own.columns", n=len(table.columns)), key="own_columns"):
        _boxes(t, brought, [field for field in FIELDS if field not in ASKED_FIRST], mapping)
    brought.mapping = mapping
    with above:
        preview = _preview(t, table, mapping)
        grid.draw(t, preview, "own_preview", on_screen=PREVIEWED, total=len(table.rows))


def ask_for_missing(t: Texts, brought: Work) -> bool:
    """Whether the list lacks what a map needs, which is then asked for."""
    missing = missing_fields(brought.mapping)
    if missing:
        names = ", ".join(t(_ASKED_AS.get(field, f"intake.field.{field}")) for field in missing)
        st.error(t("own.columns.missing", names=names))
    return bool(missing)


def few_valued(table: RawTable) -> list[str]:
    """The columns to group by: those of a few different values, most of which stand in several rows."""

    def groups(column: str) -> bool:
        # The first rows tell of most columns that their values are too many.
        if len(_values(column, table.rows[: 2 * MAX_LEVELS])) > MAX_LEVELS:
            return False
        values = _values(column, table.rows)
        repeated = sum(rows > 1 for rows in values.values())
        return 1 < len(values) <= MAX_LEVELS and repeated * 2 > len(values)

    return [column for column in table.columns if groups(column)]


def _values(column: str, rows: Sequence[RawRow]) -> Counter[str]:
    """The different texts of a column, each with the number of rows that it stands in; empty cells are left out."""
    return Counter(text for row in rows if (text := row.cells[column]))


def _preview(t: Texts, table: RawTable, mapping: Mapping[str, str]) -> pd.DataFrame:
    fields: dict[str, list[str]] = {}
    for field, column in mapping.items():
        fields.setdefault(column, []).append(t(f"intake.field.{field}"))
    headings = [
        f"{column} → {', '.join(fields[column])}" if column in fields else column for column in table.columns
    ]
    return pd.DataFrame([list(row.cells.values()) for row in table.rows[:_ON_PAPER]], columns=headings)


def _what_it_does(t: Texts, table: RawTable) -> str:
    named = ", ".join(
        t("own.columns.quoted", name=as_markdown(column)) for column in few_valued(table)[:_MOST_NAMED]
    )
    return " ".join([t("own.columns.do"), *([t("own.columns.few", names=named)] if named else [])])


def _boxes(t: Texts, brought: Work, fields: list[str] | tuple[str, ...], mapping: dict[str, str]) -> None:
    """Draw a box for each of *fields*, and put the columns that the reader chose into *mapping*."""
    sides = st.columns(3)
    for number, field in enumerate(fields):
        key = brought.key(f"column_{field}")
        widgets.refresh_label(key, brought.mapping.get(field, ""))
        widgets.send_again(key)
        answer = sides[number % len(sides)].selectbox(
            t(f"intake.field.{field}") + (" *" if field in REQUIRED else ""),
            options=["", *brought.table.columns],
            key=key,
            format_func=lambda column: column or widgets.label("", t("own.columns.none")),
        )
        if chosen := widgets.option_of(answer):
            mapping[field] = chosen
